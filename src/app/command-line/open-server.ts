import type { Asked } from './command.ts'
import type { Running } from './interruption.ts'
import { startMigrated } from './open-street.ts'
import { phoneWarning, serve } from './serving.ts'
import { hasStreet } from './street-state.ts'
import { setupPath } from '../first-run/setup-code.ts'

/** Serves the street of a data folder, and says where; for a new one also where it is set up. */
export async function openServer(asked: Asked): Promise<Running> {
  const database = await startMigrated(asked.dataDir)
  try {
    const server = await serve(asked, database.appUrl)
    const setUp = (await hasStreet(server.db)) ? null : `${server.address}${setupPath()}`
    asked.say(`Wuse serves ${asked.dataDir} at ${server.address}`)
    if (setUp) asked.show(`A fresh street: set it up at ${setUp}`)
    const warning = phoneWarning(server.address)
    if (warning) asked.say(warning)
    asked.answer({ address: server.address, setUp })
    return {
      async stop() {
        await server.stop()
        await database.stop()
      },
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}
