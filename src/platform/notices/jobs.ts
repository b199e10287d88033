import type { JobHandlers, Schedule } from '../jobs/jobs.ts'
import { drainMessages } from './drain.ts'

export const jobs: JobHandlers = {
  async 'notices.drain'(job, { dataDir }) {
    while (!job.signal.aborted && (await job.runAs((context) => drainMessages(context, dataDir))) > 0);
  },
}

export const schedules: readonly Schedule[] = [{ queue: 'notices.drain', cron: '* * * * *' }]
