/** An option of a command: `--data DIR` when it takes a value, `--json` when it doesn't. */
export interface Option {
  /** What its value is, in capitals: `DIR`, `N`, `TIME`. Absent for a switch. */
  readonly value?: string
  /** What it does, with its unit and what holds without it. */
  readonly meaning: string
}

/** One command of the command line, with everything that its manual page says. */
export interface Command {
  /** What follows the program's name: `account token`. Empty for a program that is one command. */
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** What it does and when one wants it: one paragraph. */
  readonly description: string
  /** What stands behind the name, in order; all of them are needed. */
  readonly operands: readonly { readonly name: string; readonly meaning: string }[]
  readonly options: Readonly<Record<string, Option>>
  /** What the exit codes above 2 mean, or a closer meaning of those below. */
  readonly exits?: Readonly<Record<number, string>>
  /** One line that works when pasted. */
  readonly example: string
  /** Does it. Throws `WrongUse` for arguments that can't be right; returns the exit code, 0 when nothing is returned. */
  run(asked: Asked): Promise<number | undefined>
}

/** What the person typed, and how to answer. */
export interface Asked {
  operand(name: string): string
  /** The value of an option, undefined when it was not given. */
  option(name: string): string | undefined
  /** Whether a switch was given. */
  has(name: string): boolean
  readonly dataDir: string
  /** A line for people: on the standard output, or beside it when a program reads that. */
  say(line: string): void
  /** A line for people that a program gets by `answer`: on the standard output, and nowhere when a program reads that. */
  show(line: string): void
  /** The one line for programs: printed under `--json` alone. */
  answer(facts: object): void
}

/** The arguments can't be right; the message says which and what would be. */
export class WrongUse extends Error {
  override name = 'WrongUse'
}

/** Options that every command of a program has. */
export const commonOptions = {
  data: { value: 'DIR', meaning: 'the data folder; data/ in the checkout unless told' },
  json: { meaning: 'print one line of JSON for programs; words for people go to the standard error' },
  help: { meaning: 'print this page' },
} as const satisfies Record<string, Option>

/** The exit codes that every command shares. */
export const commonExits: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'could not be done; one sentence says why',
  2: 'the arguments can’t be right',
  130: 'interrupted; what it had started was ended',
}
