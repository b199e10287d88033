import { expect, test } from 'vitest'
import { collectRefusals } from '../platform/http/refusals.ts'
import { loadModules } from './modules.ts'
import { inMenuAs } from './web/menus.ts'

test('no two modules give one refusal different sentences', async () => {
  expect(Object.keys(collectRefusals(await loadModules())).length).toBeGreaterThan(100)
})

test('each page of the desk marks an item of the menu, but the one of one’s own account and the paper of any list', async () => {
  const pages = (await loadModules()).flatMap((module) => module.pages ?? []).filter(({ face }) => face === 'desk')
  const items = new Set(pages.filter(({ nav }) => nav).map(({ id }) => id))
  const unmarked = pages.filter((page) => !items.has(inMenuAs(page, pages) ?? ''))
  expect(unmarked.map(({ id }) => id).sort()).toEqual(['accounts.desk', 'lists.paper'])
  expect(inMenuAs(pages.find(({ id }) => id === 'intake.round-poster')!, pages)).toBe('intake.rounds')
})
