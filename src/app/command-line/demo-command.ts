import { buildBundle } from './browser-bundle.ts'
import type { Command } from './command.ts'
import { untilInterrupted } from './interruption.ts'
import { expectFree, listeningPlace } from './listening.ts'
import { servingOptions } from './serving-options.ts'

export const demoCommand: Command = {
  name: '',
  summary: 'show the product on a street of invented people',
  description:
    'Starts the database and the web server, makes the demo street on the first start, and prints the address with a sign-in link for each kind of user; a link works once, and every start prints new ones. What was done is kept for the next start. Ctrl-C ends everything.',
  operands: [],
  options: {
    ...servingOptions,
    empty: { meaning: 'no demo street: a fresh one, which a page sets up on the first visit' },
  },
  example: 'bin/demo --port 8080',
  async run(asked) {
    await expectFree(listeningPlace(asked))
    await untilInterrupted(async () => {
      const bundle = buildBundle(asked.say)
      const { openDemo } = await import('./demo-server.ts')
      return openDemo(asked, { bundle })
    })
    return 0
  },
}
