import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openTestStreet } from '../../app/testing/harness.ts'
import { makeToken } from '../accounts/index.ts'
import { type Cell, openWorkbook } from '../imports/xlsx.ts'
import { runAs } from '../jobs/jobs.ts'
import { operatorId } from '../actor/actor.ts'
import { listsAddresses } from './addresses.ts'
import type { listsCalls } from './contract.ts'
import { declareList, pageOf, registerLists, Words } from './list.ts'

type Call<Name extends keyof typeof listsCalls> = (typeof listsCalls)[Name]

interface Door {
  id: string
  card: string
  owed: number
  seenAt: number | null
}

const street = await openTestStreet()
let doors: Door[] = []
const doorsList = declareList({
  name: 'doors',
  path: '/desk/doors',
  title: '演示门户',
  right: 'business',
  personal: true,
  filters: z.object({ q: Words, owed: z.literal('1').optional() }),
  sorts: { card: '按卡号', '-card': '卡号倒着排' },
  columns: [
    { key: 'card', head: '卡号', cell: ({ card }: Door) => card },
    { key: 'owed', head: '欠几元', cell: ({ owed }) => owed },
    { key: 'seen', head: '哪天看的', dates: 'days', cell: ({ seenAt }) => (seenAt === null ? null : new Date(seenAt)) },
    {
      key: 'at',
      head: '几点看的',
      dates: 'moments',
      cell: ({ seenAt }) => (seenAt === null ? null : new Date(seenAt)),
    },
  ],
  idOf: ({ id }) => id,
  async read(_context, { filters: { q = '', owed }, sort, ...paging }) {
    const found = doors.filter(({ card, owed: sum }) => card.includes(q) && (owed !== '1' || sum > 0))
    return pageOf(sort === 'card' ? found : found.reverse(), ({ id }) => id, paging)
  },
  bulk: { none: '演示' },
})
const li = await street.as('李敏', listsAddresses)
const ground = { db: street.db, now: () => street.clock.now }
const tokens = new Map<string, string>()
for (const name of ['李敏', '王福贵']) {
  const made = await runAs(ground, operatorId, (context) => makeToken(context, street.id(name), { hours: 1 }))
  tokens.set(name, made)
}

beforeEach(() => {
  registerLists([doorsList])
  doors = [
    { id: 'a', card: '0012', owed: 3, seenAt: Date.parse('2026-11-24T02:05:00Z') },
    { id: 'b', card: '110101199003078888', owed: 0, seenAt: Date.parse('2026-11-24T17:30:00Z') },
    { id: 'c', card: '=1+1', owed: 12, seenAt: null },
  ]
})

describe('a workbook of a list', () => {
  test('holds the rows as filtered and sorted, and each digit of a number that is a name', async () => {
    const { status, name, rows } = await sheet('李敏', 'doors', 'sort=-card&open=a')
    expect(status).toBe(200)
    expect(name).toBe('演示门户-2026-11-24.xlsx')
    expect(rows).toEqual([
      ['卡号', '欠几元', '哪天看的', '几点看的'],
      ['=1+1', 12, null, null],
      ['110101199003078888', 0, new Date('2026-11-25T01:30:00Z'), new Date('2026-11-25T01:30:00Z')],
      ['0012', 3, new Date('2026-11-24T10:05:00Z'), new Date('2026-11-24T10:05:00Z')],
    ])
    expect((await sheet('李敏', 'doors', 'owed=1&q=00')).rows.slice(1).map(([card]) => card)).toEqual(['0012'])
  })

  test('goes on record: who, which list, how many rows, under which filters; what was searched for is sealed', async () => {
    await sheet('李敏', 'doors', 'owed=1&q=00')
    const { rows } = await street.admin.query(
      "select person_id, noun, unit_code, facts, note from events.event where kind = 'list-taken-out' order by id desc limit 1",
    )
    expect(rows).toEqual([
      {
        person_id: street.id('李敏'),
        noun: 'list',
        unit_code: '230506002',
        facts: { list: 'doors', rows: 1, filters: ['owed=1'], sort: 'card' },
        note: expect.not.stringMatching(/^00$/),
      },
    ])
  })

  test('does not leave when it cannot go on record, and nothing of it stays on the disk', async () => {
    await street.admin.query(`
      create function events.full() returns trigger language plpgsql as $$ begin raise 'full'; end $$;
      create trigger full_log before insert on events.event for each row execute function events.full()`)
    const { status } = await sheet('李敏', 'doors')
    await street.admin.query('drop trigger full_log on events.event; drop function events.full()')

    expect(status).toBe(500)
    expect(await readdir(path.join(street.dataDir, 'leaving'))).toEqual([])
  })

  test('of more than 50,000 rows is refused with what to do instead', async () => {
    doors = Array.from({ length: 50_001 }, (_, i) => ({ id: `${i}`, card: `${i}`, owed: 0, seenAt: null }))
    const { status, body } = await sheet('李敏', 'doors')
    expect(status).toBe(422)
    expect(body).toMatchObject({ error: 'refused', reason: 'list-too-long', message: expect.stringContaining('筛') })
  })

  test('is for whoever may open its page, and asked for by the whole request', async () => {
    expect((await sheet('王福贵', 'doors')).status).toBe(404)
    expect((await sheet('李敏', 'nothing')).status).toBe(404)
    expect((await sheet(null, 'doors')).status).toBe(401)
    expect((await sheet('李敏', 'doors', 'owed=2')).status).toBe(400)
    expect((await sheet('李敏', 'doors', '', 'HEAD')).status).toBe(404)
  })
})

describe('saved views', () => {
  test('are one’s own, by list; one of them may open first', async () => {
    const params = { list: 'doors' }
    const view = await li.call<Call<'saveView'>>('saveView', { params, body: { name: '欠钱的', address: 'owed=1' } })
    street.clock.now += 1
    const other = await li.call<Call<'saveView'>>('saveView', { params, body: { name: '全部', address: '' } })
    expect(await li.refusal('saveView', { params, body: { name: '欠钱的', address: 'q=1' } })).toBe('view-exists')
    await li.call('openFirst', { params: { viewId: view.id }, body: { first: true } })
    await li.call('openFirst', { params: { viewId: other.id }, body: { first: true } })
    expect(await views('李敏')).toEqual([view, { ...other, opensFirst: true }])
    expect(await views('王丽华')).toEqual([])

    const wang = await street.as('王丽华', listsAddresses)
    expect(await wang.refusal('removeView', { params: { viewId: view.id } })).toBe('not-found')
    expect(await wang.refusal('openFirst', { params: { viewId: view.id }, body: { first: true } })).toBe('not-found')
    await li.call('openFirst', { params: { viewId: other.id }, body: { first: false } })
    await li.call('removeView', { params: { viewId: view.id } })
    expect(await views('李敏')).toEqual([other])
    await li.call('removeView', { params: { viewId: other.id } })
  })

  test('end at twenty of a list', async () => {
    const params = { list: 'doors' }
    for (let i = 1; i <= 20; i++) await li.call('saveView', { params, body: { name: `第${i}个`, address: '' } })
    expect(await li.refusal('saveView', { params, body: { name: '再一个', address: '' } })).toBe('too-many-views')
  })
})

test('two lists of one name are a mistake that shows at the start', () => {
  expect(() => registerLists([doorsList, doorsList])).toThrow('two lists are called doors')
})

async function views(name: string) {
  const client = await street.as(name, listsAddresses)
  return (await client.call<Call<'getList'>>('getList', { params: { list: 'doors' } })).views
}

async function sheet(name: string | null, list: string, search = '', method: 'GET' | 'HEAD' = 'GET') {
  const answer = await street.app.inject({
    method,
    url: `/api/lists/${list}/sheet?${search}`,
    headers: name ? { authorization: `Bearer ${tokens.get(name)}` } : {},
  })
  const rows: Cell[][] = []
  if (answer.statusCode === 200) {
    for await (const row of (await openWorkbook(answer.rawPayload)).rows()) rows.push(row.cells)
  }
  const said = String(answer.headers['content-disposition'] ?? '')
  return {
    status: answer.statusCode,
    name: decodeURIComponent(said.split("''")[1] ?? ''),
    rows,
    body: answer.statusCode >= 400 && answer.body ? (JSON.parse(answer.body) as unknown) : null,
  }
}
