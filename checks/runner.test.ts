import { expect, test } from 'vitest'
import { runSteps } from './runner.ts'

const never = new AbortController().signal

test('steps that pass are told with their last line', async () => {
  const lines: string[] = []
  const failed = await runSteps(
    [{ name: 'figures', run: ['sh', '-c', 'echo begun; echo 12 files'] }],
    say(lines),
    never,
  )

  expect(failed).toEqual([])
  expect(lines).toEqual([expect.stringMatching(/^✓ figures .* s {2}12 files$/)])
})

test('after a failure what needs it does not begin, the rest does, and what was said is shown with advice', async () => {
  const lines: string[] = []
  const steps = [
    { name: 'format', run: ['sh', '-c', 'echo crooked; exit 1'] as const, advice: 'straighten it' },
    { name: 'types', run: ['sh', '-c', 'sleep 0.1; echo sound'] as const },
    { name: 'tests', run: ['true'] as const, after: ['format', 'types'] },
    { name: 'journeys', run: ['true'] as const, after: ['tests'] },
  ]

  expect(await runSteps(steps, say(lines), never)).toEqual(['format'])
  const told = lines.join('\n')
  for (const word of ['crooked', 'straighten it', 'sound']) expect(told).toContain(word)
  for (const word of ['tests', 'journeys']) expect(told).not.toContain(word)
})

test('a program that is not there fails its step', async () => {
  expect(await runSteps([{ name: 'gone', run: ['/nowhere/gone'] }], () => {}, never)).toEqual(['gone'])
})

test('tools never see a database from outside, and get the pinned node', async () => {
  process.env.DATABASE_URL = 'postgres://elsewhere/wuse'
  const lines: string[] = []
  const run = ['sh', '-c', 'echo "database: $DATABASE_URL node: $(command -v node)"'] as const
  await runSteps([{ name: 'environment', run }], say(lines), never)
  delete process.env.DATABASE_URL

  expect(lines[0]).toMatch(/database: {2}node: .*node_modules\/\.bin\/node$/)
})

function say(lines: string[]): (text: string) => void {
  return (text) => void lines.push(text)
}
