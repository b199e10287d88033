import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { checkout } from './source-files.ts'

/** One step of the check: a program that must exit with 0. */
export interface Step {
  readonly name: string
  /** What to run, with its arguments. */
  readonly run: readonly [string, ...string[]]
  /** What to do when it fails, if its output doesn't say so itself. */
  readonly advice?: string
  /** Names of the steps that must have passed before. */
  readonly after?: readonly string[]
}

/**
 * Runs the steps, two at a time, in their order as far as `after` lets them; what comes after a failed one doesn't begin.
 * Returns the names of those that failed; prints a line for each, and the whole output of a failed one.
 */
export async function runSteps(
  steps: readonly Step[],
  say: (text: string) => void,
  stopped: AbortSignal,
): Promise<string[]> {
  const waiting = [...steps]
  const passed = new Set<string>()
  const failed: string[] = []
  let running = 0

  async function work(): Promise<void> {
    while (!stopped.aborted) {
      const next = waiting.findIndex((step) => (step.after ?? []).every((name) => passed.has(name)))
      const [step] = next < 0 ? [] : waiting.splice(next, 1)
      if (!step) {
        // Whatever still waits may be let go by a step that the other one runs.
        if (running === 0) return
        await pause(50)
        continue
      }
      running += 1
      const { ok, output, seconds } = await runStep(step, stopped)
      running -= 1
      if (stopped.aborted) return
      say(lineOf(step, ok, seconds, output))
      if (ok) passed.add(step.name)
      else failed.push(step.name)
    }
  }

  await Promise.all([work(), work()])
  return failed
}

function lineOf(step: Step, ok: boolean, seconds: number, output: string): string {
  const line = `${ok ? '✓' : '✗'} ${step.name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s  ${ok ? lastLine(output) : ''}`
  if (ok) return line.trimEnd()
  return `${line.trimEnd()}\n\n${output.trim()}\n${step.advice ? `\n→ ${step.advice}\n` : ''}`
}

async function runStep(step: Step, stopped: AbortSignal): Promise<{ ok: boolean; output: string; seconds: number }> {
  const start = performance.now()
  const [program, ...words] = step.run
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: plainEnvironment() })
  const stop = () => child.kill('SIGTERM')
  stopped.addEventListener('abort', stop)
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk) => chunks.push(chunk))
  child.stderr.on('data', (chunk) => chunks.push(chunk))
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      chunks.push(Buffer.from(String(error)))
      resolve(1)
    })
    child.once('close', resolve)
  })
  stopped.removeEventListener('abort', stop)
  return { ok: code === 0, output: Buffer.concat(chunks).toString(), seconds: (performance.now() - start) / 1000 }
}

/** No colours in the output, no database but the embedded one, and tools that ask for `node` get the pinned one. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _app, DATABASE_OWNER_URL: _owner, FORCE_COLOR: _colour, ...rest } = process.env
  const path = `${join(checkout, 'node_modules/.bin')}${delimiter}${rest.PATH ?? ''}`
  return { ...rest, PATH: path, NO_COLOR: '1', CI: '1' }
}

/** The last line that says something, as long as it is short: tools end with their figures. */
function lastLine(output: string): string {
  const line = output.trim().split('\n').at(-1)?.trim() ?? ''
  return line.length <= 80 ? line : ''
}
