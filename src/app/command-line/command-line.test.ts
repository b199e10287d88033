import { expect, test } from 'vitest'
import { accountDisableCommand, accountEnableCommand, accountLinkCommand, accountTokenCommand } from './account.ts'
import { auditVerifyCommand } from './audit-verify.ts'
import type { Command } from './command.ts'
import { demoCommand } from './demo-command.ts'
import { doctorCommand } from './doctor.ts'
import { parseDuration } from './durations.ts'
import { manualPage, overview } from './manual-page.ts'
import { migrateCommand } from './migrate.ts'
import { parsePort } from './ports.ts'
import { startCommand } from './start.ts'

const commands: readonly Command[] = [
  startCommand,
  migrateCommand,
  accountTokenCommand,
  accountLinkCommand,
  accountDisableCommand,
  accountEnableCommand,
  auditVerifyCommand,
  doctorCommand,
  demoCommand,
]

test.each(commands.map((command) => [command.name || 'demo', command] as const))(
  'the manual page of %s says what it does, what it takes, how it ends, and gives an example',
  (_, command) => {
    const page = manualPage('bin/wuse', command)

    for (const title of ['NAME', 'SYNOPSIS', 'DESCRIPTION', 'OPTIONS', 'EXIT CODES', 'EXAMPLE']) {
      expect(page).toMatch(new RegExp(`^${title}$`, 'm'))
    }
    for (const { name } of command.operands) expect(page).toContain(name)
    expect(page).toContain('--data DIR')
    expect(page).toContain(command.example)
    expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110)
  },
)

test('the overview has one line a command', () => {
  const lines = overview('bin/wuse', commands.slice(0, 8)).split('\n')

  expect(lines.filter((line) => line.startsWith('    bin/wuse ') && !line.includes('COMMAND'))).toHaveLength(8)
})

test.each([
  ['30m', 1_800_000],
  ['1h', 3_600_000],
  ['7d', 604_800_000],
])('%s is a length of time', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds)
})

test.each(['', '0h', '1', 'h', '1.5h', '-1h', '1w', '1h '])('"%s" is no length of time', (text) => {
  expect(() => parseDuration(text)).toThrow(/write minutes, hours or days/)
})

test('a port is a number up to 65535, and 8080 unless told', () => {
  expect(parsePort(undefined, 8080)).toBe(8080)
  expect(parsePort('0', 8080)).toBe(0)
  for (const text of ['65536', '-1', '80a', '']) expect(() => parsePort(text, 8080)).toThrow(/is no port/)
})
