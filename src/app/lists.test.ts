import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeToken } from '../platform/accounts/index.ts'
import { operatorId } from '../platform/actor/actor.ts'
import { uuidv7 } from '../platform/command/command.ts'
import { openWorkbook } from '../platform/imports/xlsx.ts'
import { runAs } from '../platform/jobs/jobs.ts'
import { listsAddresses } from '../platform/lists/addresses.ts'
import { cellText } from '../platform/lists/cells.ts'
import type { listsCalls } from '../platform/lists/contract.ts'
import type { AnyList } from '../platform/lists/list.ts'
import { loadModules } from './modules.ts'
import { fillStreet } from './testing/fill-street.ts'
import { openTestStreet } from './testing/harness.ts'
import {
  type BulkAnswer,
  bulkTrials,
  filterTrials,
  fewRows,
  oneOrder,
  sameEitherWay,
  searchTrials,
} from './testing/list-trials.ts'

type Call<Name extends keyof typeof listsCalls> = (typeof listsCalls)[Name]
type Row = { id: string; cells: string[] }

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const filled = await fillStreet(street)
const lists: AnyList[] = (await loadModules()).flatMap((module) => [...(module.lists ?? [])])

/** Who opens which right. */
const holders: Record<string, string> = {
  business: '韩志远',
  configure: '韩志远',
  import: '韩志远',
  guarded: '高岩',
  log: '沈静',
}
const ground = { db: street.db, now: () => street.clock.now }
const tokens = new Map<string, string>()
for (const name of new Set(Object.values(holders))) {
  const made = await runAs(ground, operatorId, (context) => makeToken(context, street.id(name), { hours: 1 }))
  tokens.set(name, made)
}

test('there are as many lists as there were, and what is said of one is said of one that there is', () => {
  expect(lists.length).toBeGreaterThanOrEqual(30)
  const names = lists.map(({ name }) => name)
  for (const name of [...Object.keys(searchTrials), ...fewRows, ...oneOrder]) expect(names).toContain(name)
})

test('what a list is called can stand in an address, and each column has a head of its own', () => {
  for (const { name, columns, sorts } of lists) {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(new Set(columns.map(({ head }) => head)).size, name).toBe(columns.length)
    expect(Object.keys(sorts).length > 1, `${name} goes by more than one order`).toBe(!oneOrder.includes(name))
  }
})

for (const list of lists) {
  const { name, columns, sorts, bulk } = list
  const who = holders[list.right ?? 'business']!
  const usual = Object.keys(sorts)[0]!

  describe(`the list ${name}`, () => {
    test.skipIf(fewRows.includes(name))('is searched', async () => {
      const all = await rowsOf({})
      expect(all.length).toBeGreaterThan(1)
      const q = searchTrials[name]
      const found = q === undefined ? await firstThatNarrows(all) : await rowsOf({ q })
      expect(found.length).toBeGreaterThan(0)
      expect(found.length).toBeLessThan(all.length)
      expect(within(found, all)).toBe(true)
      expect(await rowsOf({ q: '查无此事' })).toEqual([])
    })

    const { shape } = list.filters as unknown as {
      shape: Record<string, { safeParse(value: unknown): { success: boolean } }>
    }
    const filters = Object.keys(shape).filter((one) => one !== 'q')
    test.skipIf(fewRows.includes(name)).each(filters)('is narrowed by %s, or widened by it', async (filter) => {
      const all = await rowsOf({})
      const values = [...wordsOf(shape[filter]), ...filterTrials(filled)]
      const fitting = values.filter((value) => shape[filter]!.safeParse(value).success)
      expect(fitting, `values to try ${filter} with`).not.toEqual([])
      let changes = false
      for (const value of fitting) changes ||= await narrowsOrRefuses({ [filter]: value }, all)
      expect(changes, `${filter} changes something, whether ${fitting.join(', ')}`).toBe(
        !sameEitherWay.includes(`${name} ${filter}`),
      )
    })

    test.each(Object.keys(sorts))('goes by %s, page by page, with every row once', async (sort) => {
      const whole = await rowsOf({ sort })
      expect(ids(whole).toSorted()).toEqual(ids(await rowsOf({})).toSorted())
      expect(new Set(ids(whole)).size).toBe(whole.length)
      expect(ids(await rowsOf({ sort }, Math.min(500, Math.max(1, Math.floor(whole.length / 4)))))).toEqual(ids(whole))

      const other = sort.startsWith('-') ? sort.slice(1) : `-${sort}`
      if (other in sorts) expect(ids(await rowsOf({ sort: other }))).toEqual(ids(whole).toReversed())
      const column = columns.findIndex(({ key }) => key === sort.replace(/^-/, ''))
      if (columns[column]?.dates === undefined) return
      const dates = whole.map(({ cells }) => cells[column]!).filter(Boolean)
      expect(dates).toEqual(sort.startsWith('-') ? dates.toSorted().toReversed() : dates.toSorted())
    })

    test('leaves as a workbook, row for row as it is narrowed', async () => {
      const address = { ...(searchTrials[name] && { q: searchTrials[name] }), sort: Object.keys(sorts).at(-1)! }
      const [heads, ...rows] = await sheet(address)
      expect(heads).toEqual(columns.map(({ head }) => head))
      expect(rows).toEqual((await rowsOf(address)).map(({ cells }) => cells))
      const { rows: events } = await street.admin.query(
        "select person_id, facts from events.event where kind = 'list-taken-out' order by id desc limit 1",
      )
      expect(events).toMatchObject([{ person_id: street.id(who), facts: { list: name, rows: rows.length } }])
    })

    test('keeps a view, whose link opens the same rows', async () => {
      const client = await street.as(who, listsAddresses)
      const q = searchTrials[name] ?? '一'
      const address = new URLSearchParams({ q, sort: usual }).toString()
      const params = { list: name }
      const saved = await client.call<Call<'saveView'>>('saveView', { params, body: { name: '试一试', address } })
      const { views, path } = await client.call<Call<'getList'>>('getList', { params })
      expect(views).toEqual([saved])
      expect(path).toBe(list.path)
      expect(await rowsOf(Object.fromEntries(new URLSearchParams(saved.address)))).toEqual(await rowsOf({ q }))
      await client.call('removeView', { params: { viewId: saved.id } })
    })

    if ('none' in bulk) {
      test('says why nothing is done to many at once', () => {
        expect(bulk.none.length).toBeGreaterThan(5)
      })
    } else {
      test.each(bulk.steps)('does $call to many at once, and takes it back', async ({ call, undo }) => {
        const { pick, body, key, back } = bulkTrials[`${name} ${call}`]!
        const before = await rowsOf({})
        const picked = pick(filled)
        const answer = await send(call, { ...body(filled), [key]: picked })
        const after = await rowsOf({})
        expect(after).not.toEqual(before)
        await send(undo, back?.(answer) ?? { [key]: picked })
        expect(await rowsOf({})).toEqual(before)
      })
    }

    /** Whether fewer rows come, more, or others in what they say; or a no with its reason. Rows of elsewhere never do. */
    async function narrowsOrRefuses(address: Record<string, string>, all: readonly Row[]): Promise<boolean> {
      const client = await street.as(who, listsAddresses)
      const { status } = await client.send('listRows', { params: { list: name }, query: address })
      if (status === 422) return true
      const found = await rowsOf(address)
      expect(within(found, all) || within(all, found), JSON.stringify(address)).toBe(true)
      return JSON.stringify(found) !== JSON.stringify(all)
    }

    /** The first words of some row that leave other rows out. */
    async function firstThatNarrows(all: readonly Row[]): Promise<Row[]> {
      const words = all
        .slice(0, 5)
        .flatMap(({ cells }) => cells.flatMap((cell) => [cell.slice(0, 40), cell.slice(0, 3)]))
      for (const q of new Set(words.filter((word) => /\p{Script=Han}/u.test(word)))) {
        const found = await rowsOf({ q })
        if (found.length > 0 && found.length < all.length) return found
      }
      return []
    }

    async function rowsOf(address: Record<string, string>, limit = 500): Promise<Row[]> {
      const client = await street.as(who, listsAddresses)
      const rows: Row[] = []
      let after: string | undefined
      do {
        const page = await client.call<Call<'listRows'>>('listRows', {
          params: { list: name },
          query: { ...address, limit, ...(after && { after }) },
        })
        rows.push(...page.rows)
        after = page.next ?? undefined
      } while (after)
      return rows
    }

    /** The workbook, each cell as it stands on paper. */
    async function sheet(address: Record<string, string>): Promise<string[][]> {
      const answer = await street.app.inject({
        url: `/api/lists/${name}/sheet`,
        query: address,
        headers: { authorization: `Bearer ${tokens.get(who)}` },
      })
      expect(answer.statusCode).toBe(200)
      const rows: string[][] = []
      for await (const { cells } of (await openWorkbook(answer.rawPayload)).rows()) {
        rows.push(columns.map((column, at) => textOf(cells[at] ?? null, column.dates)))
      }
      return rows
    }

    async function send(call: string, payload: object): Promise<BulkAnswer> {
      const [method, url] = call.split(' ') as ['POST', string]
      const headers = { authorization: `Bearer ${tokens.get(who)}`, 'command-id': uuidv7() }
      const answer = await street.app.inject({ method, url, payload, headers })
      expect(answer.statusCode, answer.body).toBe(200)
      return answer.json()
    }
  })
}

const shanghaiAheadMs = 8 * 3_600_000

function textOf(cell: unknown, dates: 'days' | 'moments' | undefined): string {
  const value = cell instanceof Date ? new Date(cell.getTime() - shanghaiAheadMs) : (cell as string | number | null)
  return cellText({ key: '', head: '', ...(dates && { dates }), cell: () => value }, null)
}

/** The closed list of words that a filter takes, when it is one. */
function wordsOf(schema: unknown): string[] {
  const inner = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? schema.unwrap() : schema
  if (inner instanceof z.ZodEnum) return inner.options.map(String)
  return inner instanceof z.ZodLiteral ? [...inner.values].map(String) : []
}

function ids(rows: readonly Row[]): string[] {
  return rows.map(({ id }) => id)
}

function within(some: readonly Row[], all: readonly Row[]): boolean {
  const known = new Set(ids(all))
  return some.every(({ id }) => known.has(id))
}
