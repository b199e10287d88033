import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { clearButtons } from './button-census.ts'
import { askProcess } from './street-process.ts'
import { lastWorkingMorning } from './working-day.ts'

/** One database server for all journeys, with the demo street as a template that each journey gets a copy of. */
export default async function setup(): Promise<() => Promise<void>> {
  await clearButtons()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'wuse-journeys-'))
  // The server's own user has to walk through it where root runs this.
  await chmod(dataDir, 0o711)
  const now = Date.now()
  process.env.WUSE_AHEAD_MS = String(lastWorkingMorning(now) - now)
  const keeper = askProcess('keep-cluster.ts', [dataDir])
  process.env.WUSE_JOURNEYS = JSON.stringify({ dataDir, ...(await keeper.ready) })
  return async () => {
    await keeper.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
