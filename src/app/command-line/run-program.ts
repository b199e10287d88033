import path from 'node:path'
import { parseArgs } from 'node:util'
import { Declined } from '../../platform/contract/errors.ts'
import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'
import { WrongKey } from '../../platform/sealing/keys.ts'
import { type Asked, type Command, commonOptions, WrongUse } from './command.ts'
import { manualPage, overview } from './manual-page.ts'

/** The folder of the checkout. */
export const checkout = path.resolve(import.meta.dirname, '../../..')

/**
 * Runs the command that the arguments name and ends the process with its exit code. A program with one command of no
 * name is that command.
 */
export async function runProgram(program: string, commands: readonly Command[], words: string[]): Promise<never> {
  const output = process.argv.includes('--json') ? process.stderr : process.stdout
  try {
    const command = findCommand(commands, words)
    if (!command) {
      const asksForHelp = words.includes('--help')
      const near = commands.filter((each) => words[0] && each.name.startsWith(`${words[0]} `))
      ;(asksForHelp ? process.stdout : process.stderr).write(overview(program, near.length > 0 ? near : commands))
      process.exit(asksForHelp ? 0 : 2)
    }
    if (words.includes('--help')) {
      process.stdout.write(manualPage(program, command))
      process.exit(0)
    }
    process.exit((await command.run(read(program, command, words, output))) ?? 0)
  } catch (error) {
    process.exit(await complain(error))
  }
}

function findCommand(commands: readonly Command[], words: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name === '' || name.split(' ').every((word, index) => words[index] === word))
}

function read(program: string, command: Command, words: string[], output: NodeJS.WriteStream): Asked {
  const known = { ...command.options, ...commonOptions }
  const { values, positionals } = parse(program, command, words, known)
  return {
    operand: (name) => positionals[command.operands.findIndex((operand) => operand.name === name)] ?? '',
    option: (name) => values[name] as string | undefined,
    has: (name) => values[name] === true,
    dataDir: path.resolve((values.data as string | undefined) ?? path.join(checkout, 'data')),
    say: (line) => output.write(`${line}\n`),
    show: (line) => {
      if (!values.json) process.stdout.write(`${line}\n`)
    },
    answer: (facts) => {
      if (values.json) process.stdout.write(`${JSON.stringify(facts)}\n`)
    },
  }
}

function parse(program: string, command: Command, words: string[], known: Command['options']) {
  const skip = command.name === '' ? 0 : command.name.split(' ').length
  const help = `${[program, command.name].filter(Boolean).join(' ')} --help says more.`
  try {
    const parsed = parseArgs({
      args: words.slice(skip),
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(known).map(([name, option]) => [name, { type: option.value ? 'string' : 'boolean' } as const]),
      ),
    })
    if (parsed.positionals.length !== command.operands.length) {
      const wanted = command.operands.map((operand) => operand.name).join(' ') || 'no arguments'
      throw new WrongUse(`It takes ${wanted}.`)
    }
    return parsed
  } catch (error) {
    throw new WrongUse(`${firstSentence((error as Error).message)} ${help}`)
  }
}

function firstSentence(text: string): string {
  return `${text.split(/\.\s/)[0]?.replace(/\.$/, '')}.`
}

/** One sentence for what a person can mend; anything else is our fault and shows where it happened. */
async function complain(error: unknown): Promise<number> {
  const sentence = await sentenceFor(error)
  process.stderr.write(`${sentence}\n`)
  if (process.argv.includes('--json')) {
    const reason = error instanceof Declined ? { reason: error.reason } : {}
    process.stdout.write(`${JSON.stringify({ error: sentence.split('\n')[0], ...reason })}\n`)
  }
  return error instanceof WrongUse ? 2 : 1
}

async function sentenceFor(error: unknown): Promise<string> {
  if (error instanceof WrongUse || error instanceof CannotStart || error instanceof WrongKey) return error.message
  if (error instanceof Declined) {
    const { refusalSentence } = await import('./refusal-words.ts')
    return refusalSentence(error)
  }
  return `Something went wrong that should not: ${String((error as Error)?.stack ?? error)}`
}
