import { demoCommand } from './demo-command.ts'
import { untilInterrupted } from './interruption.ts'
import { runProgram } from './run-program.ts'

// The part of bin/dev that starts again at each change: the demo, whose pages come from elsewhere.
await runProgram(
  'bin/dev',
  [
    {
      ...demoCommand,
      async run(asked) {
        await untilInterrupted(async () => {
          const { openDemo } = await import('./demo-server.ts')
          return openDemo(asked, { bundle: Promise.resolve(), pages: process.env.WUSE_PAGES })
        })
        return 0
      },
    },
  ],
  process.argv.slice(2),
)
