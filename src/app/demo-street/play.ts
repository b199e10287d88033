import { type PersonId, operatorId } from '../../platform/actor/actor.ts'
import { publicCalendar } from '../../platform/calendar/public-holidays.ts'
import type { Calendar } from '../../platform/calendar/working-time.ts'
import { module as needs } from '../../core/needs/module.ts'
import type { Step } from '../../core/needs/need.ts'
import type { RequestContext } from '../../platform/http/module.ts'
import type { Job, JobGround } from '../../platform/jobs/jobs.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { keepUpload } from '../../platform/attachments/upload.ts'
import { resolveBody, type Names } from './names.ts'
import { drawPicture, type PictureName } from './pictures.ts'
import { next, type Body, type Story } from './story.ts'
import { silentVoiceNote } from './voice-note.ts'

/** One step of one story, with its moment. */
export interface Due {
  readonly at: number
  readonly story: Story
  readonly who: string
  readonly step: Exclude<Step, 'reportByVoice'>
  readonly body: Body
}

/**
 * Plays stories in the order of time, each step as the person who takes it, through the contract of the needs. Between
 * them the street's own clock runs twice a working day. Returns the needs by the keys of their stories.
 */
export async function play(ground: JobGround, stories: readonly Story[], names: Names): Promise<Map<string, string>> {
  const calendar = publicCalendar()
  const now = ground.now()
  const due = stories.flatMap((story) => dueSteps(story, calendar, now)).sort((a, b) => a.at - b.at)
  const made = new Map<string, string>()
  const draw = drawOnce()

  let clock = due[0]?.at ?? now
  for (const one of due) {
    while ((clock = nextClock(calendar, now, clock)) < one.at) await runClocks(ground, clock)
    clock = one.at
    await take(ground, one, names, made, draw, calendar)
  }
  await runClocks(ground, now)
  return made
}

/** When each step is taken. Throws when a story runs backwards or beyond now: then it is told wrongly. */
export function dueSteps(story: Story, calendar: Calendar, now: number): Due[] {
  const begins = story.at({ calendar, before: now, now })
  const due: Due[] = [{ at: begins, story, who: story.by, step: 'report', body: story.report }]
  for (const [when, who, step, body = {}] of story.then) {
    const before = due.at(-1)!.at
    const at = when({ calendar, before, now })
    if (at < before || at > now)
      throw new Error(`${story.key}: ${step} can't be taken at ${new Date(at).toISOString()}`)
    due.push({ at, story, who, step, body })
  }
  return due
}

async function take(
  ground: JobGround,
  { at, story, who, step, body }: Due,
  names: Names,
  made: Map<string, string>,
  draw: (name: PictureName) => Promise<Buffer>,
  calendar: Calendar,
): Promise<void> {
  const personId = names.people[who]
  if (!personId) throw new Error(`nobody of the demo street is called ${who}`)
  const then = { ...ground, now: () => at }
  const { photos = [], voice, ...rest } = body
  const uploads: Record<string, unknown> = {}
  if ((photos as PictureName[]).length > 0) {
    uploads.photoIds = await Promise.all(
      (photos as PictureName[]).map(async (name) => upload(then, personId, `${name}.jpg`, await draw(name))),
    )
  }
  if (voice) uploads.voiceNoteId = await upload(then, personId, 'voice.ogg', silentVoiceNote(voice as number))
  const resolved = {
    ...resolveBody(rest, { names, made, clock: { calendar, before: at, now: ground.now() } }),
    ...uploads,
  }

  try {
    const answer = await call(then, personId, step, step === 'report' ? {} : { needId: made.get(story.key) }, resolved)
    if (step === 'report') made.set(story.key, (answer as { id: string }).id)
  } catch (error) {
    throw new Error(`${story.key}: ${who} can't ${step}: ${(error as Error).message}`, { cause: error })
  }
}

async function upload(ground: JobGround, personId: PersonId, name: string, received: Buffer): Promise<string> {
  const id = uuidv7(ground.now())
  await keepUpload({ ...ground, now: ground.now() }, { id, personId, name, received })
  return id
}

/** Calls the contract of the needs as a browser would, without the wire. */
export function call(
  ground: JobGround,
  personId: PersonId,
  name: string,
  params: object,
  body: object,
): Promise<unknown> {
  const { calls, routes } = needs.api!
  const asked = { params, query: {}, body: calls[name].body.parse(body) }
  return runAs(
    ground,
    personId,
    async (context) => {
      const request = { address: '', userAgent: '', secure: false, token: null }
      return routes[name]({ ...context, request, setSession: () => {} } satisfies RequestContext, asked)
    },
    'web',
  )
}

/** Lets the clocks run out that are due: overdue goes up, questions expire, calls fall due. */
async function runClocks(ground: JobGround, at: number): Promise<void> {
  const then = { ...ground, now: () => at }
  const job: Job<never> = {
    id: uuidv7(at),
    data: {} as never,
    personId: operatorId,
    signal: new AbortController().signal,
    runAs: (work) => runAs(then, operatorId, work),
  }
  await needs.jobs!['needs.clock']!(job, then)
}

function nextClock(calendar: Calendar, now: number, before: number): number {
  const times = [next(0, '08:31'), next(0, '13:31'), next(0, '17:01'), next(1, '08:31')]
  return Math.min(...times.map((when) => when({ calendar, before, now })).filter((at) => at > before))
}

function drawOnce(): (name: PictureName) => Promise<Buffer> {
  const drawn = new Map<PictureName, Promise<Buffer>>()
  return (name) => {
    let picture = drawn.get(name)
    if (!picture) drawn.set(name, (picture = drawPicture(name)))
    return picture
  }
}
