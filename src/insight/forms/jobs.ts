import { type JobHandlers, runAs, type Schedule } from '../../platform/jobs/jobs.ts'
import { dropFilled, keptForMs } from './files.ts'
import { runFilling } from './run-filling.ts'
import { listKept, updateAsThrownAway } from './store.ts'

export const jobs: JobHandlers = {
  async 'forms.fill'(job: { data: { fillingId: string }; personId: string; signal: AbortSignal }, ground) {
    const { dataDir } = ground
    await runFilling(job.data.fillingId, {
      dataDir,
      runAs: (work) => runAs(ground, job.personId, work),
      signal: job.signal,
    })
  },

  /** Filled forms hold what is known of people: they stay as long as they are sent and checked, and no longer. */
  async 'forms.sweep'(job, { dataDir, now }) {
    const ended = await job.runAs(({ tx }) => listKept(tx, now() - keptForMs))
    for (const fillingId of ended) await dropFilled(dataDir, fillingId)
    await job.runAs(({ tx }) => updateAsThrownAway(tx, ended))
  },
}

export const schedules: readonly Schedule[] = [{ queue: 'forms.sweep', cron: '50 3 * * *' }]
