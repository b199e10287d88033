import { type Command, commonExits, commonOptions, type Option } from './command.ts'

const WIDTH = 100

/** The manual page of one command, as `--help` prints it. */
export function manualPage(program: string, command: Command): string {
  const called = [program, command.name].filter(Boolean).join(' ')
  const operands = command.operands.map((operand) => operand.name)
  const options = { ...command.options, ...commonOptions }
  const parts = [
    section('NAME', [`${called} - ${command.summary}`]),
    section('SYNOPSIS', [[called, ...operands, ...Object.entries(options).map(bracketed)].join(' ')]),
    section('DESCRIPTION', [command.description]),
    section('ARGUMENTS', pairs(command.operands.map(({ name, meaning }) => [name, meaning]))),
    section('OPTIONS', pairs(Object.entries(options).map(([name, option]) => [spelled(name, option), option.meaning]))),
    section('EXIT CODES', pairs(Object.entries({ ...commonExits, ...command.exits }))),
    section('EXAMPLE', [command.example]),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** What a program can do: one line a command. */
export function overview(program: string, commands: readonly Command[]): string {
  const lines = [
    section('COMMANDS', pairs(commands.map((command) => [`${program} ${command.name}`, command.summary]))),
    section('HELP', [`${program} COMMAND --help prints the manual page of a command.`]),
  ]
  return `${lines.join('\n\n')}\n`
}

function section(title: string, paragraphs: readonly string[]): string {
  if (paragraphs.length === 0) return ''
  return [title, ...paragraphs.map((paragraph) => indented(paragraph))].join('\n')
}

function pairs(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.map(([name, meaning]) => name.padEnd(left) + wrapped(meaning, WIDTH - left).join(`\n${' '.repeat(left)}`))
}

function indented(paragraph: string): string {
  const lines = paragraph.includes('\n') ? paragraph.split('\n') : wrapped(paragraph, WIDTH)
  return lines.map((line) => `    ${line}`).join('\n')
}

function wrapped(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length + 1 > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}

function spelled(name: string, option: Option): string {
  return option.value ? `--${name} ${option.value}` : `--${name}`
}

function bracketed([name, option]: [string, Option]): string {
  return `[${spelled(name, option)}]`
}
