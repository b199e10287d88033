import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { playNeeds } from '../../app/testing/played-needs.ts'
import { makeToken } from '../../platform/accounts/index.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { figuresAddresses } from '../figures/addresses.ts'
import { bulletinAddresses } from './addresses.ts'
import { type Frozen, headOf, pointsTooLong, shortened, strangeNumbers } from './bulletin.ts'
import type { bulletinCalls, BulletinView } from './contract.ts'

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const officer = await street.as('韩志远', bulletinAddresses)
const year = { unit: '230506002', from: '2026-01-01', to: '2026-11-24' }
type Call<Name extends keyof typeof bulletinCalls> = (typeof bulletinCalls)[Name]

beforeAll(() => playNeeds(street), 120_000)

describe('a bulletin', () => {
  test('is written in one stroke, numbered by unit and year, with figures that lead to their records', async () => {
    const first = await read(await write())
    expect(first).toMatchObject({ issue: '2026 年第 1 期', title: '跃进街道听民意办实事情况', signer: '韩志远' })
    const second = await read(await write())
    expect(second.issue).toBe('2026 年第 2 期')
    expect((await read(await write('宋玉梅', { ...year, unit: '230506002003' }))).issue).toBe('2026 年第 1 期')

    const counter = await street.as('韩志远', figuresAddresses)
    for (const { name, value, href } of first.figures) {
      const { figure, ...query } = Object.fromEntries(new URL(href, 'http://x').searchParams)
      const { value: now } = await counter.call<never>('getFigure', { params: { figure }, query })
      expect([name, now]).toEqual([name, value])
    }
    expect(first.teams.lines).toHaveLength(6)
    expect(first.units.lines).toHaveLength(5)
    expect(first.paragraphs[0]).toContain(`诉求 ${first.frozen.counted['needs-heard']} 件`)
  })

  test('says no number that was not counted, and fits one page', async () => {
    for (const scope of [year, { ...year, unit: '230506002003' }, { ...year, from: '2026-11-23' }]) {
      const bulletin = await read(await write('韩志远', scope))
      const known = `${scope.from.replaceAll('-', ' ')} ${scope.to.replaceAll('-', ' ').replace(/ 0/g, ' ')} 1`
      expect(strangeNumbers(bulletin.paragraphs.join(''), bulletin.frozen, known)).toEqual([])
      expect(pointsTooLong(bulletin, 6)).toBe(0)
    }
  })

  test('keeps its figures when the street goes on, and its words as they were changed', async () => {
    const id = await write()
    const before = await read(id)
    await street.admin.query(`update needs.need set heard_at = '2025-06-01' where id = (
      select id from needs.need where guarded_at is null and heard_at > '2026-01-01' order by id limit 1)`)
    const changing = {
      title: '十一月的事',
      paragraphs: ['一、听诉求。都听了。'],
      signer: '王丽华',
      version: before.version,
    }
    await officer.call('mendBulletin', { params: { bulletinId: id }, body: changing })

    const after = await read(id)
    expect(after.figures).toEqual(before.figures)
    expect(after).toMatchObject({ title: '十一月的事', paragraphs: ['一、听诉求。都听了。'], signer: '王丽华' })
    expect(await officer.refusal('mendBulletin', { params: { bulletinId: id }, body: changing })).toBe(
      'bulletin-changed',
    )
  })

  test('comes out as the same bytes each time, on A4 with the margins and faces of official papers', async () => {
    const id = await write()
    const bytes = await download(id)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    expect(bytes.equals(await download(id))).toBe(true)

    const text = strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml']!)
    expect(text).toContain('<w:pgSz w:w="11906" w:h="16838"')
    expect(text).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体']) expect(text).toContain(`w:eastAsia="${face}"`)
    expect(text).toContain('w:line="560"')
    expect(text).toContain('跃进街道听民意办实事情况')
  })
})

describe('who writes and reads', () => {
  test('staff of a unit write its bulletins; grid workers and those of another community read none of them', async () => {
    const id = await write('李敏', { ...year, unit: '230506002001' })
    for (const [who, allowed] of [
      ['王丽华', true],
      ['郑慧', true],
      ['张凯', false],
      ['周倩', false],
      ['赵春兰', false],
      ['王福贵', false],
      ['沈静', false],
    ] as const) {
      const client = await street.as(who, bulletinAddresses)
      const { status } = await client.send('getBulletin', { params: { bulletinId: id } })
      expect([who, status]).toEqual([who, allowed ? 200 : 404])
    }
    const neighbour = await street.as('周倩', bulletinAddresses)
    expect(await neighbour.refusal('writeBulletin', { body: { ...year, unit: '230506002001' } })).toBe(
      'not-your-bulletin',
    )
    const worker = await street.as('李敏', bulletinAddresses)
    expect(await worker.refusal('writeBulletin', { body: year })).toBe('not-your-bulletin')
    expect(await worker.refusal('writeBulletin', { body: { ...year, unit: '230506002001001' } })).toBe('not-for-a-grid')
    expect((await download(id, '周倩')).toString()).toContain('not-found')
  })

  test('the list is paged, newest first', async () => {
    const first = await officer.call<Call<'listBulletins'>>('listBulletins', { query: { limit: 2 } })
    const second = await officer.call<Call<'listBulletins'>>('listBulletins', {
      query: { limit: 2, after: first.next },
    })
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(ids).toEqual([...ids].sort().reverse())
    expect(new Set(ids).size).toBe(4)
  })
})

test('the list goes by when bulletins were written, or by how late their periods end', async () => {
  const ids: string[] = []
  for (const to of ['2026-03-31', '2026-09-30', '2026-06-30']) {
    street.clock.now += 1_000
    ids.push(await write('宋玉梅', { unit: '230506002003', from: '2026-01-01', to }))
  }
  const [spring, autumn, summer] = ids
  const secretary = await street.as('宋玉梅', bulletinAddresses)
  const listed = async (sort?: string) => {
    const found: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const page: { rows: { id: string }[]; next: string | null } = await secretary.call<Call<'listBulletins'>>(
        'listBulletins',
        { query: { sort, unit: '230506002003', limit: 1, ...(after && { after }) } },
      )
      found.push(...page.rows.map(({ id }) => id))
      after = page.next
    }
    return found.filter((id) => ids.includes(id))
  }
  expect(await listed()).toEqual([summer, autumn, spring])
  expect(await listed('written')).toEqual([spring, autumn, summer])
  expect(await listed('-to')).toEqual([autumn, summer, spring])
  for (const after of ['x', '2026-13-01.01a00000-0000-7000-8000-000000000000', `${spring}`]) {
    expect((await secretary.send('listBulletins', { query: { after } })).status).toBe(400)
  }
})

test('the head of a paragraph is told from the rest', () => {
  expect(headOf('二、办实事。办完 3 件。')).toEqual({ head: '二、办实事。', rest: '办完 3 件。' })
  expect(headOf('办完 3 件。')).toEqual({ head: '', rest: '办完 3 件。' })
})

test('many lines are told as the first of them and one for the rest', () => {
  const lines = Array.from({ length: 11 }, (_, n) => ({ part: `${n}`, name: `社区${n}`, counts: [1, 2, 3] as const }))
  const short = shortened(lines, (count) => `其余 ${count} 个`)
  expect(short).toHaveLength(8)
  expect(short.at(-1)).toMatchObject({ name: '其余 4 个', counts: [4, 8, 12] })
})

test('a text that is too long says by how much', () => {
  expect(pointsTooLong({ title: '题', paragraphs: ['字'.repeat(100)] }, 6)).toBe(0)
  expect(pointsTooLong({ title: '题', paragraphs: ['字'.repeat(600)] }, 6)).toBeGreaterThan(28)
})

test('a number that somebody typed is named', () => {
  const frozen = { counted: { visits: 12 }, kinds: [], categories: [], teams: [], units: [] } as unknown as Frozen
  expect(strangeNumbers('上门 12 次，慰问 37 户', frozen, '2026年11月')).toEqual(['37'])
})

async function write(who = '韩志远', body: object = year): Promise<string> {
  const client = await street.as(who, bulletinAddresses)
  return (await client.call<Call<'writeBulletin'>>('writeBulletin', { body })).bulletinId
}

function read(bulletinId: string): Promise<BulletinView> {
  return officer.call<Call<'getBulletin'>>('getBulletin', { params: { bulletinId } })
}

async function download(id: string, who = '韩志远'): Promise<Buffer> {
  const ground = { db: street.db, now: () => street.clock.now }
  const token = await runAs(ground, operatorId, (context) => makeToken(context, street.id(who), { hours: 1 }))
  const url = `/api/bulletins/${id}/page.docx`
  const { rawPayload } = await street.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })
  return rawPayload
}
