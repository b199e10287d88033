import { expect, test } from 'vitest'
import { collectRefusals } from '../platform/http/refusals.ts'
import { loadModules } from './modules.ts'

test('no two modules give one refusal different sentences', async () => {
  expect(Object.keys(collectRefusals(await loadModules())).length).toBeGreaterThan(100)
})
