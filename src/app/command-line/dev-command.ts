import { spawn } from 'node:child_process'
import path from 'node:path'
import { createServer } from 'vite'
import { startDatabase } from '../../platform/database/embedded.ts'
import type { Command } from './command.ts'
import { type Running, untilInterrupted } from './interruption.ts'
import { expectFree } from './listening.ts'
import { parsePort } from './ports.ts'
import { checkout } from './run-program.ts'

export const devCommand: Command = {
  name: '',
  summary: 'develop on the demo street',
  description:
    'Serves the demo street with reload: a change of a page shows at once, a change of the server restarts it. The pages come from one port, and the server behind them from the next.',
  operands: [],
  options: { port: { value: 'N', meaning: 'TCP port of the pages; 8080 unless told; the server takes the next one' } },
  example: 'bin/dev --port 8080',
  async run(asked) {
    const port = parsePort(asked.option('port'), 8080)
    for (const each of [port, port + 1]) await expectFree({ port: each, host: '127.0.0.1' })
    process.env.WUSE_SERVER = `http://127.0.0.1:${port + 1}`
    await untilInterrupted(async () => {
      // Held here, so that a restart of the server doesn't stop the database.
      const database = await startDatabase({ dataDir: asked.dataDir })
      const pages = await createServer({ root: checkout, server: { port, strictPort: true, host: '127.0.0.1' } })
      await pages.listen()
      const server = watchServer(asked.dataDir, port)
      return {
        async stop() {
          await server.stop()
          await pages.close()
          await database.stop()
        },
      }
    })
    return 0
  },
}

function watchServer(dataDir: string, port: number): Running {
  const file = path.join(checkout, 'src/app/command-line/dev-server.ts')
  const child = spawn(
    process.execPath,
    ['--watch', '--watch-preserve-output', file, '--data', dataDir, '--port', String(port + 1)],
    {
      stdio: 'inherit',
      env: { ...process.env, WUSE_PAGES: `http://127.0.0.1:${port}` },
    },
  )
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
