import { buildBundle } from './browser-bundle.ts'
import type { Command } from './command.ts'
import { untilInterrupted } from './interruption.ts'
import { expectFree, listeningPlace } from './listening.ts'
import { servingOptions } from './serving-options.ts'

export const startCommand: Command = {
  name: 'start',
  summary: 'serve a street',
  description:
    'Starts the database of the data folder and the web server on it, brings the tables up to date, and serves until it is interrupted. A new folder greets with a page that sets up the street.',
  operands: [],
  options: servingOptions,
  example: 'bin/wuse start --data /srv/wuse --port 8080',
  async run(asked) {
    await expectFree(listeningPlace(asked))
    await untilInterrupted(async () => {
      await buildBundle(asked.say)
      // Loaded here, as the other commands need none of it.
      const { openServer } = await import('./open-server.ts')
      return openServer(asked)
    })
    return 0
  },
}
