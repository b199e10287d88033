import { describe, expect, test } from 'vitest'
import { needsAddresses } from '../../core/needs/addresses.ts'
import type { needsCalls } from '../../core/needs/contract.ts'
import { openTestStreet } from '../testing/harness.ts'
import { findingAddresses } from './addresses.ts'
import type { findingCalls } from './contract.ts'

const street = await openTestStreet()

async function find(who: string, words: string) {
  const client = await street.as(who, findingAddresses)
  return client.call<(typeof findingCalls)['find']>('find', { query: { words } })
}

const named = async (who: string, words: string) => (await find(who, words)).people.map(({ name }) => name)

async function tell(who: string, text: string) {
  const client = await street.as(who, needsAddresses)
  const told = await client.call<(typeof needsCalls)['report']>('report', { body: { text, source: 'resident-phone' } })
  await street.runJob('needs.index')
  return told
}

describe('somebody is found while typing', () => {
  test.each([
    ['the beginning of a name', '王福'],
    ['the given name alone', '福贵'],
    ['pinyin', 'wangfu'],
    ['pinyin with blanks and capitals', 'Wang Fu Gui'],
    ['initials', 'wfg'],
  ])('by %s', async (_, words) => {
    expect(await named('李敏', words)).toContain('王福贵')
  })

  test('whose whole name it is comes first', async () => {
    expect((await named('韩志远', '王丽华'))[0]).toBe('王丽华')
  })

  test('by the last four digits of the number', async () => {
    const { rows } = await street.admin.query(
      `select id from people.person where name = '高秀兰' and phone_index is not null`,
    )
    expect(rows).toHaveLength(1)
    expect((await find('李敏', '9999')).people).toEqual([])
  })

  test('only by whoever works where they live', async () => {
    expect(await named('周倩', '王福贵')).toEqual([])
    expect(await named('黄金宝', '王福贵')).toEqual([])
    expect(await named('沈静', '王福贵')).toEqual([])
  })
})

describe('a need is found while typing', () => {
  test('by words and by number, newest first, by whoever may see it', async () => {
    const first = await tell('王福贵', '水龙头漏水。')
    street.clock.now += 60_000
    const second = await tell('王福贵', '又漏水了。')
    const found = (await find('李敏', '漏水')).needs
    expect(found.map(({ id }) => id)).toEqual([second.id, first.id])
    expect((await find('李敏', first.number)).needs).toMatchObject([{ id: first.id, state: 'heard' }])
    expect((await find('李敏', first.number.slice(5))).needs[0]).toMatchObject({ id: first.id })
    expect((await find('王福贵', '漏水')).needs.map(({ id }) => id)).toEqual([second.id, first.id])
    expect((await find('周倩', '漏水')).needs).toEqual([])
  })

  test('never where it is guarded, but by the officer for such matters', async () => {
    const { id } = await tell('王福贵', '我要举报社区主任收钱。')
    expect((await find('李敏', '举报')).needs).toEqual([])
    expect((await find('高岩', '举报')).needs.map((need) => need.id)).toEqual([id])
  })
})

test('one or two letters begin a name and are no words', async () => {
  await tell('王福贵', 'wc 的灯坏了。')
  expect((await find('李敏', 'wc')).needs).toEqual([])
})
