import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStreet } from '../../app/testing/harness.ts'
import { settingsAddresses } from './addresses.ts'
import type { settingsCalls } from './contract.ts'
import { declareSetting, fieldOf, setting } from './settings.ts'

const words = { label: '演示', help: '只在测试里', unit: '次' }
const tries = declareSetting({ key: 'test.tries', group: 'test', value: z.int().min(1).max(5), default: 2, words })
const way = declareSetting({ key: 'test.way', group: 'test', value: z.enum(['a', 'b']), default: 'a', words })

const street = await openTestStreet()
const officer = await street.as('韩志远', settingsAddresses)
const secretary = await street.as('王丽华', settingsAddresses)

function read() {
  return street.act(null, ({ tx }) => setting(tx, tries, '230506002001'))
}

async function listed(person: typeof officer) {
  const { groups, can } = await person.call<(typeof settingsCalls)['listSettings']>('listSettings')
  return { shown: groups.find(({ group }) => group === 'test')!.settings[0]!, can }
}

describe('a setting', () => {
  test('is its default until the street decides, and again when it takes that back', async () => {
    expect(await read()).toBe(2)
    await officer.call('changeSetting', { params: { key: 'test.tries' }, body: { value: 4 } })
    expect(await read()).toBe(4)
    await officer.call('changeSetting', { params: { key: 'test.tries' }, body: { value: 5 } })
    expect(await listed(officer)).toMatchObject({
      shown: { value: 5, default: 2, changedBy: '韩志远' },
      can: { change: true },
    })

    await officer.call('resetSetting', { params: { key: 'test.tries' } })
    expect(await read()).toBe(2)
    expect(await listed(secretary)).toMatchObject({ shown: { value: 2, changedBy: null }, can: { change: false } })
  })

  test.each([[0], [6], [2.5], ['drei'], [true]])('can not be %j when that is none of its values', async (value) => {
    expect(await officer.refusal('changeSetting', { params: { key: 'test.tries' }, body: { value } })).toBe(
      'not-a-choice',
    )
  })

  test('is changed by nobody who configures less than the street', async () => {
    expect(await secretary.refusal('changeSetting', { params: { key: 'test.tries' }, body: { value: 3 } })).toBe(
      'not-found',
    )
    expect(await secretary.refusal('resetSetting', { params: { key: 'test.tries' } })).toBe('not-found')
  })

  test('that nobody declared is not there', async () => {
    expect(await officer.refusal('changeSetting', { params: { key: 'test.none' }, body: { value: 3 } })).toBe(
      'not-found',
    )
  })

  test('leaves each change in the log, with before and after', async () => {
    const { rows } = await street.admin.query(
      "select facts from events.event where kind = 'setting-changed' and facts ->> 'key' like 'test.%' order by id",
    )
    expect(rows.map(({ facts }) => [facts.key, facts.before, facts.after])).toEqual([
      ['test.tries', 2, 4],
      ['test.tries', 4, 5],
      ['test.tries', 5, 2],
    ])
  })

  test('that another process changed is known at once', async () => {
    await read()
    await street.admin.query(
      `insert into settings.setting (street_code, key, value, changed_at) values ('230506002', 'test.tries', '3', now())`,
    )
    await expect.poll(read, { timeout: 2000, interval: 10 }).toBe(3)
  })

  test('has a field that fits it', () => {
    expect(fieldOf(tries as never)).toEqual({ kind: 'number', min: 1, max: 5, choices: [] })
    expect(fieldOf(way as never)).toMatchObject({
      kind: 'choice',
      choices: [
        { value: 'a', label: 'a' },
        { value: 'b', label: 'b' },
      ],
    })
  })

  test('is declared once, with a default that it may have', () => {
    expect(() => declareSetting({ ...tries })).toThrow('twice')
    expect(() => declareSetting({ ...tries, key: 'test.other', default: 9 })).toThrow()
  })
})
