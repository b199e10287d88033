import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connections } from './load.ts'

/** What the database itself can do with `script`: transactions a second by pgbench, prepared, after five seconds of warming. */
export function measureLimit(databaseUrl: string, script: string, seconds: number): number {
  const folder = mkdtempSync(join(tmpdir(), 'wuse-bench-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  pgbench(databaseUrl, file, warmingSeconds)
  const out = pgbench(databaseUrl, file, seconds)
  rmSync(folder, { recursive: true })
  const found = /tps = ([0-9.]+)/.exec(out)
  if (!found) throw new Error(`pgbench said: ${out}`)
  return Number(found[1])
}

// A fresh backend is several times slower in its first seconds.
const warmingSeconds = 5

function pgbench(databaseUrl: string, file: string, seconds: number): string {
  try {
    return execFileSync(
      'pgbench',
      ['-n', '-M', 'prepared', '-c', String(connections), '-j', '2', '-T', String(seconds), '-f', file, databaseUrl],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new Error(
        'pgbench is missing: it comes with the package postgresql-client or postgresql-contrib of your system',
      )
    }
    throw error
  }
}
