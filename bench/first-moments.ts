import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import { residentMiB } from './processor.ts'

const root = join(import.meta.dirname, '..')

export interface Start {
  /** Seconds from the command until a page was answered, its database started too. */
  readonly seconds: number
  /** MiB of the server, without the database, five seconds later. */
  readonly restMiB: number
}

/** W8: `bin/wuse start` on a street that nothing runs for. */
export async function measureStart(dataDir: string): Promise<Start> {
  const begun = performance.now()
  const child = spawn(join(root, 'bin/wuse'), ['start', '--data', dataDir, '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [line] = await once(createInterface(child.stdout), 'line')
    const { address } = JSON.parse(line as string) as { address: string }
    await fetch(`${address}/healthz`)
    const seconds = (performance.now() - begun) / 1000
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    return { seconds, restMiB: residentMiB(child.pid!) }
  } finally {
    child.kill('SIGINT')
    await once(child, 'exit')
  }
}

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

/** W9: script in KB (gzip) that a face loads before any page of it; null where nothing is built. */
export function scriptKb(face: 'phone' | 'desk'): number | null {
  const built = join(root, 'dist/web')
  const manifest = join(built, '.vite/manifest.json')
  if (!existsSync(manifest)) return null
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, Chunk>
  const files = new Set<string>()
  const take = (name: string) => {
    const { file, imports = [] } = chunks[name]!
    if (files.has(file)) return
    files.add(file)
    imports.forEach(take)
  }
  take(`${face}.html`)
  const bytes = [...files]
    .filter((file) => file.endsWith('.js'))
    .map((file) => gzipSync(readFileSync(join(built, file)), { level: 9 }).length)
  return Math.round(bytes.reduce((sum, each) => sum + each, 0) / 1024)
}
