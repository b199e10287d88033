import { Refused } from '../contract/errors.ts'
import { type JobHandlers, runAs, type Schedule } from '../jobs/jobs.ts'
import { undoBatch } from './actions.ts'
import { checkBatch } from './check-batch.ts'
import { dropWorkbook } from './files.ts'
import { failBatch, type RunAs, runBatch } from './run-batch.ts'
import { deleteWrongRows, listEndedBefore } from './store.ts'

const keptForMs = 30 * 86_400_000

export const jobs: JobHandlers = {
  async 'imports.run'(job: { data: { batchId: string }; personId: string; signal: AbortSignal }, ground) {
    const asImport: RunAs = (work) => runAs(ground, job.personId, work, 'import')
    const { batchId } = job.data
    try {
      await runBatch(batchId, { dataDir: ground.dataDir, runAs: asImport, signal: job.signal })
    } catch (error) {
      // A workbook that can't be read won't be readable at the next try either.
      if (!(error instanceof Refused)) throw error
      await failBatch(batchId, asImport)
    }
  },

  async 'imports.check'(
    job: { data: { batchId: string; checks: number }; personId: string; signal: AbortSignal },
    ground,
  ) {
    const asImport: RunAs = (work) => runAs(ground, job.personId, work, 'import')
    const { batchId, checks } = job.data
    try {
      await checkBatch(batchId, { checks, dataDir: ground.dataDir, runAs: asImport, signal: job.signal })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await failBatch(batchId, asImport)
    }
  },

  async 'imports.undo'(job: { data: { batchId: string }; personId: string }, ground) {
    await runAs(ground, job.personId, (context) => undoBatch(context, job.data.batchId), 'import')
  },

  /** Workbooks hold what people said: they stay as long as a batch is mended, and no longer. */
  async 'imports.sweep'(job, { dataDir, now }) {
    const ended = await job.runAs(({ tx }) => listEndedBefore(tx, now() - keptForMs))
    for (const batchId of ended) {
      await dropWorkbook(dataDir, batchId)
      await job.runAs(({ tx }) => deleteWrongRows(tx, batchId))
    }
  },
}

export const schedules: readonly Schedule[] = [{ queue: 'imports.sweep', cron: '40 3 * * *' }]
