import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { checkout } from './source-files.ts'

/** Programs that write a file of the repository; with `--check` they exit with 1 when it isn't what they would write. */
const generators = ['src/app/generate-tables.ts', 'src/core/needs/draw-states.ts']

const stale = generators.filter((name) => {
  const { status } = spawnSync(process.execPath, [path.join(checkout, name), '--check'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return status !== 0
})

for (const name of stale) console.error(`Its file is out of date: run node_modules/.bin/node ${name}`)
if (stale.length === 0) console.log(`${generators.length} generated files are current`)
process.exitCode = stale.length > 0 ? 1 : 0
