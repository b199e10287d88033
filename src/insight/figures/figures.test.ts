import { beforeAll, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { playNeeds } from '../../app/testing/played-needs.ts'
import { figuresAddresses } from './addresses.ts'
import type { figuresCalls } from './contract.ts'
import { dimensionsOf, type FigureKey, figureKeys, usualPeriods } from './figure.ts'
import { figureLink } from './link.ts'
import { figureWords } from './words.zh.ts'

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const year = { from: '2026-01-01', to: '2026-11-24' }
const whole = { unit: '230506002', ...year }
type Call<Name extends keyof typeof figuresCalls> = (typeof figuresCalls)[Name]

beforeAll(() => playNeeds(street), 120_000)

describe('a figure is what its records say', () => {
  test('each one lists as many records as it counts, page by page', async () => {
    const officer = await street.as('韩志远', figuresAddresses)
    const { figures } = await officer.call<Call<'listFigures'>>('listFigures', { query: whole })
    expect(figures.map(({ figure }) => figure)).toEqual([...figureKeys])

    for (const { figure, value } of figures) {
      if (figure === 'hours-served' || figure === 'rows-imported') continue
      expect([figure, (await listAll(officer, figure, whole)).length]).toEqual([figure, value])
    }
    const counted = Object.fromEntries(figures.map(({ figure, value }) => [figure, value]))
    expect(counted['needs-heard']).toBeGreaterThan(30)
    expect(counted['needs-closed']).toBeGreaterThan(3)
    expect(counted['visitor-trips']).toBeGreaterThanOrEqual(counted['visits']!)
    expect(counted['teams']).toBe(6)
  })

  test('each one agrees with the truth of the tables', async () => {
    const truth = async (sql: string) => Number((await street.admin.query(sql)).rows[0].n)
    const heardInYear = `n.guarded_at is null and n.heard_at >= '2026-01-01T00:00+08' and n.heard_at < '2026-11-25T00:00+08'`
    expect(await value('needs-heard')).toBe(await truth(`select count(*) n from needs.need n where ${heardInYear}`))
    expect(await value('needs-late')).toBe(
      await truth(`select count(*) n from needs.need n where ${heardInYear} and n.deadline_at <= '2026-11-24T02:42Z'`),
    )
    expect(await value('hours-served')).toBe(
      (await truth(`select round(sum(minutes_served) / 6.0) n from needs.need n
        where guarded_at is null and state = 'closed' and closed_at >= '2026-01-01T00:00+08'`)) / 10,
    )
    expect(await value('people')).toBe(await truth('select count(*) n from people.person where erased_at is null'))
  })

  test('its parts make up the whole', async () => {
    const officer = await street.as('韩志远', figuresAddresses)
    for (const figure of ['needs-heard', 'needs-closed', 'visits', 'hours-served'] as const) {
      const one = await officer.call<Call<'getFigure'>>('getFigure', { params: { figure }, query: whole })
      expect(one.apart.map(({ by }) => by)).toEqual(dimensionsOf[figure].filter((by) => by !== 'grid'))
      for (const { by, rows } of one.apart) {
        const sum = rows.reduce((all, row) => all + row.value, 0)
        expect([figure, by, Math.abs(sum - one.value) < 0.5]).toEqual([figure, by, true])
      }
    }
    const { apart } = await officer.call<Call<'getFigure'>>('getFigure', {
      params: { figure: 'needs-heard' },
      query: whole,
    })
    const communities = apart.find(({ by }) => by === 'community')!.rows
    for (const { part, value: counted } of communities.filter((row) => row.part !== null)) {
      expect(await value('needs-heard', { ...whole, unit: part! })).toBe(counted)
    }
    const team = apart.find(({ by }) => by === 'team')!.rows.find((row) => row.part !== null && row.value > 0)!
    expect(await value('needs-heard', { ...whole, team: team.part! })).toBe(team.value)
  })
})

describe('nobody counts what they may not see', () => {
  test('a community worker counts the community, and nothing of another', async () => {
    const worker = await street.as('李敏', figuresAddresses)
    const here = await worker.call<Call<'getFigure'>>('getFigure', { params: { figure: 'needs-heard' }, query: whole })
    expect(here.value).toBe(await value('needs-heard', { ...whole, unit: '230506002001' }))
    expect(here.value).toBeGreaterThan(0)
    const elsewhere = { ...whole, unit: '230506002002' }
    const there = await worker.call<Call<'getFigure'>>('getFigure', {
      params: { figure: 'needs-heard' },
      query: elsewhere,
    })
    expect(there.value).toBe(0)
    expect(await listAll(worker, 'needs-heard', elsewhere)).toEqual([])
  })

  test('what the officer for accusations keeps is in no figure', async () => {
    const matters = await street.as('高岩', figuresAddresses)
    const { figures } = await matters.call<Call<'listFigures'>>('listFigures', { query: whole })
    expect(figures.every(({ value: counted }) => counted === 0)).toBe(true)
  })

  test('days in the wrong order are no period', async () => {
    const officer = await street.as('韩志远', figuresAddresses)
    const query = { ...whole, from: '2026-12-01' }
    expect(await officer.refusal('listFigures', { query })).toBe('period-wrong')
    expect(await officer.refusal('listCounted', { params: { figure: 'visits' }, query })).toBe('period-wrong')
  })
})

test('every figure has a name of its own and says how it is counted', () => {
  const names = Object.values(figureWords).map(({ name }) => name)
  expect(new Set(names).size).toBe(figureKeys.length)
  expect(Object.values(figureWords).every(({ rule }) => rule.endsWith('。'))).toBe(true)
})

test('a link names the figure, the unit and the days', () => {
  expect(figureLink('visits', { unitCode: '230506002', from: '2026-10-01', to: '2026-10-31', kind: 'urgent' })).toBe(
    '/desk/figures?figure=visits&unit=230506002&from=2026-10-01&to=2026-10-31&kind=urgent',
  )
})

test('the usual periods are those of the calendar', () => {
  expect(usualPeriods('2026-01-14')).toEqual({
    'last-week': { from: '2026-01-05', to: '2026-01-11' },
    'this-month': { from: '2026-01-01', to: '2026-01-14' },
    'last-month': { from: '2025-12-01', to: '2025-12-31' },
    'this-quarter': { from: '2026-01-01', to: '2026-01-14' },
    'last-quarter': { from: '2025-10-01', to: '2025-12-31' },
    'this-year': { from: '2026-01-01', to: '2026-01-14' },
    'last-year': { from: '2025-01-01', to: '2025-12-31' },
  })
})

async function value(figure: FigureKey, query: object = whole): Promise<number> {
  const officer = await street.as('韩志远', figuresAddresses)
  return (await officer.call<Call<'getFigure'>>('getFigure', { params: { figure }, query })).value
}

type Client = Awaited<ReturnType<typeof street.as<typeof figuresAddresses>>>

async function listAll(client: Client, figure: FigureKey, query: object): Promise<string[]> {
  const keys: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await client.call<Call<'listCounted'>>('listCounted', {
      params: { figure },
      query: { ...query, after, limit: 20 },
    })
    keys.push(...page.rows.map(({ key }) => key))
    if (page.next === null) return keys
    after = page.next
  }
}
