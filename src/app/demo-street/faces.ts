import { findPerson } from '../../core/people/index.ts'
import { mendMe } from '../../core/people/actions.ts'
import { keepUpload } from '../../platform/attachments/upload.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import { drawFace } from './pictures.ts'

/** Gives a drawn face to everybody who comes to somebody's door, as a resident sees it before the visit. */
export async function giveFaces(ground: JobGround, people: Readonly<Record<string, string>>, names: readonly string[]) {
  for (const [index, name] of names.entries()) {
    const personId = people[name]!
    const photoId = uuidv7(ground.now())
    const received = await drawFace(index)
    await keepUpload({ ...ground, now: ground.now() }, { id: photoId, personId, name: 'face.jpg', received })
    await runAs(
      ground,
      personId,
      async (context) => {
        const me = (await findPerson(context.tx, personId))!
        await mendMe(context, { name: me.name, called: me.called, birthYear: me.birthYear, doorId: me.doorId, photoId })
      },
      'web',
    )
  }
}
