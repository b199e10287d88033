import { writeBulletin } from '../../insight/bulletin/index.ts'
import { usualPeriods } from '../../insight/figures/figure.ts'
import { addForm, blankForm, mapForm, suggestMapping } from '../../insight/forms/index.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import { blankForms } from './papers.zh.ts'
import { street } from './units.zh.ts'

/** A bulletin of the year, a form of the district that is ready to be filled, and one that waits to be mapped. */
export async function makePapers(ground: JobGround, people: Readonly<Record<string, string>>): Promise<void> {
  const officer = people['韩志远']!
  const { 'this-year': year } = usualPeriods(dateOf(ground.now()))
  await runAs(ground, officer, (context) => writeBulletin(context, { unitCode: street.code, ...year }), 'web')

  for (const { fileName, sheets, mapped } of blankForms) {
    const brought = { id: uuidv7(ground.now()), fileName, bytes: blankForm(sheets) }
    await runAs(
      ground,
      officer,
      async (context) => {
        const formId = await addForm(context, street.code, brought)
        if (mapped) await mapForm(context, formId, await suggestMapping(context, formId))
      },
      'web',
    )
  }
}
