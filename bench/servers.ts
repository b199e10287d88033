import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { BenchStreet } from './street.ts'
import { community } from './street.ts'

export interface Server {
  readonly address: string
  readonly pid: number
  /** Milliseconds from its start until it listened. */
  readonly startedIn: number
  stop(): Promise<void>
}

export function startProduct({ database, dataDir }: BenchStreet): Promise<Server> {
  return start('product.ts', { APP_URL: database.appUrl, DATA_DIR: dataDir })
}

export function startPlain({ database }: BenchStreet): Promise<Server> {
  return start('plain.ts', { DATABASE_URL: database.adminUrl!, UNIT_CODE: `${community}001` })
}

function start(file: string, env: Record<string, string>): Promise<Server> {
  const begun = performance.now()
  const child = fork(join(import.meta.dirname, file), {
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it listened`)))
    child.once('message', (message) => {
      const { address } = message as { address: string }
      resolve({ address, pid: child.pid!, startedIn: performance.now() - begun, stop: () => stop(child) })
    })
  })
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.disconnect()
  })
}
