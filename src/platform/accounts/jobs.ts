import type { JobHandlers, Schedule } from '../jobs/jobs.ts'
import { deleteWhatIsOver } from './store.ts'

export const jobs: JobHandlers = {
  'accounts.sweep': (job) => job.runAs(({ tx, now }) => deleteWhatIsOver(tx, now)),
}

export const schedules: readonly Schedule[] = [{ queue: 'accounts.sweep', cron: '20 3 * * *' }]
