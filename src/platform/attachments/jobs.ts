import type { JobHandlers, Schedule } from '../jobs/jobs.ts'
import { keyOf, openDisk } from './disk.ts'
import { deleteUnused } from './store.ts'

const unusedForMs = 24 * 3_600_000

export const jobs: JobHandlers = {
  /** Throws away what was uploaded and never used. The rows first: a file without its row does no harm. */
  async 'attachments.sweep'(job, { dataDir, now }) {
    const ids = await job.runAs(({ tx }) => deleteUnused(tx, now() - unusedForMs))
    const disk = await openDisk(dataDir)
    for (const id of ids) {
      await disk.delete(keyOf(id))
      await disk.delete(keyOf(id, true))
    }
  },
}

export const schedules: readonly Schedule[] = [{ queue: 'attachments.sweep', cron: '20 3 * * *' }]
