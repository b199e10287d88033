import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Asked, Command } from './command.ts'
import { demoCommand } from './demo-command.ts'
import { expectFree } from './listening.ts'
import { startCommand } from './start.ts'

const other = createServer()
let port = 0
let folder = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  port = (other.address() as AddressInfo).port
  folder = await mkdtemp(path.join(tmpdir(), 'wuse-listening-'))
})
afterAll(async () => {
  other.close()
  await rm(folder, { recursive: true })
})

test.each<[string, Command]>([
  ['bin/demo', demoCommand],
  ['bin/wuse start', startCommand],
])('%s refuses a taken port in one sentence, before it builds or starts anything', async (_, command) => {
  const said: string[] = []
  const dataDir = path.join(folder, 'street')
  const asked: Asked = {
    operand: () => '',
    option: (name) => (name === 'port' ? String(port) : undefined),
    has: () => false,
    dataDir,
    say: (line) => said.push(line),
    show: (line) => said.push(line),
    answer: () => undefined,
  }

  await expect(command.run(asked)).rejects.toThrow(
    `Port ${port} is taken by another program: end that one, or choose another with --port.`,
  )
  expect(said).toEqual([])
  expect(existsSync(dataDir)).toBe(false)
})

test('an address that is none of this machine is told by its name, and any free port is free', async () => {
  await expect(expectFree({ port: 0, host: '192.0.2.1' })).rejects.toThrow('give another with --host')
  await expect(expectFree({ port: 0, host: '127.0.0.1' })).resolves.toBeUndefined()
})
