import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'
import { checkout } from './run-program.ts'

/** Where the built pages lie, for the server to hand out. */
export const bundleFolder = path.join(checkout, 'dist/web')

const sources = [
  '*.html',
  'vite.config.ts',
  'package-lock.json',
  'src/**/*.{ts,tsx,css,svg,json,webmanifest}',
  'docs/用户手册/*.md',
  'docs/pictures/*.png',
]

/** Builds the browser's pages when they are missing or older than their sources. Says so, as it takes some seconds. */
export async function buildBundle(say: (line: string) => void): Promise<void> {
  const hash = hashSources()
  if ((await readBuiltHash()) === hash) return

  say('Building the pages (once for each version) …')
  const draft = `${bundleFolder}.${process.pid}`
  await runVite(draft)
  await writeFile(path.join(draft, 'sources.sha256'), hash)
  await rm(bundleFolder, { recursive: true, force: true })
  await rename(draft, bundleFolder)
}

/** Whether the pages are there, and made from the sources of this version. */
export async function bundleState(): Promise<'built' | 'outdated' | 'missing'> {
  const built = await readBuiltHash()
  if (built === '') return 'missing'
  return built === hashSources() ? 'built' : 'outdated'
}

/** Empty where nothing was built. */
function readBuiltHash(): Promise<string> {
  return readFile(path.join(bundleFolder, 'sources.sha256'), 'utf8').catch(() => '')
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const name of globSync(sources, { cwd: checkout }).sort()) {
    if (!/\.test\.tsx?$/.test(name))
      hash
        .update(name)
        .update('\0')
        .update(readFileSync(path.join(checkout, name)))
  }
  return hash.digest('hex')
}

/** In a process of its own, so that the server doesn't carry the builder's memory. */
async function runVite(outDir: string): Promise<void> {
  const vite = path.join(checkout, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', '--outDir', outDir], {
    cwd: checkout,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => (said += chunk))
  child.stderr.on('data', (chunk) => (said += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code === 0) return

  await rm(outDir, { recursive: true, force: true })
  throw new CannotStart(`The pages could not be built:\n${said.trim()}`)
}
