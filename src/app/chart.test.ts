import { describe, expect, test } from 'vitest'
import { fillStreet } from './testing/fill-street.ts'
import { openTestStreet, type TestClient } from './testing/harness.ts'
import { loadModules } from './modules.ts'
import { listsAddresses } from '../platform/lists/addresses.ts'
import type { listsCalls } from '../platform/lists/contract.ts'
import { organisationAddresses } from '../core/organisation/addresses.ts'
import type { ChartDetail, ChartNode } from '../core/organisation/chart-contract.ts'
import type { organisationCalls } from '../core/organisation/contract.ts'
import { everybodyOf, factsOf } from '../core/organisation/web/chart-facts.ts'

type Calls = typeof organisationCalls

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const { teams } = await fillStreet(street)
const lists = (await loadModules()).flatMap((module) => [...(module.lists ?? [])])

// A former team whose needs count for the team that it went into: one closed this month, one still open.
await street.admin.query(
  `insert into organisation.team_succession (from_team_id, into_team_id, on_day, reason, decided_by, decided_at)
   select team.id, $1, '2026-11-02', '合到一起', $2, now() from organisation.team where team.name = '老巡逻队'`,
  [teams['守护蓝'], street.id('韩志远')],
)
const { rowCount } = await street.admin.query(
  `update needs.need set team_id = (select id from organisation.team where name = '老巡逻队')
   where team_id = $1 and id = any(array(
     select (array_agg(id order by id))[1] from needs.need where team_id = $1 group by state = 'closed'))`,
  [teams['守护蓝']],
)
// Somebody who left, a door behind which nobody is registered.
await street.admin.query(
  `update people.person set erased_at = now(), phone_sealed = null, phone_index = null, phone_tail_index = null, called = null,
     birth_year = null, household_id = null, door_id = null, photo_id = null where id = $1`,
  [street.id('金顺姬')],
)

expect(rowCount).toBe(2)

describe.each(['韩志远', '李敏', '王丽华', '张凯'])('every number of the chart, for %s,', (name) => {
  test('opens a list of as many rows', async () => {
    const details = await wholeChart(name)
    const reader = await street.as(name, listsAddresses)
    expect(new Set(details.map(({ node }) => node.kind)).size).toBe(8)
    const wrong: string[] = []
    const sums: Record<string, number> = {}
    for (const detail of details) {
      for (const { label, count, to } of factsOf(detail, street.clock.now)) {
        sums[label] = (sums[label] ?? 0) + count
        const rows = await rowsBehind(reader, to)
        if (rows !== count) wrong.push(`${detail.node.name} ${label} ${count}, and ${rows} rows of ${to}`)
      }
      if (!detail.node.id.startsWith('unit:') && detail.people.length > 0) {
        const rows = await rowsBehind(reader, everybodyOf(detail))
        const count = detail.people.length + detail.more
        if (rows !== count)
          wrong.push(`${detail.node.name} ${count} people, and ${rows} rows of ${everybodyOf(detail)}`)
      }
    }
    expect(wrong).toEqual([])
    const nothing = Object.keys(sums).filter((label) => sums[label] === 0)
    expect(nothing).toEqual(name === '张凯' ? ['本月办结'] : [])
  })
})

async function wholeChart(name: string): Promise<ChartDetail[]> {
  const client = await street.as(name, organisationAddresses)
  const below = async (under?: string): Promise<ChartNode[]> => {
    const { nodes } = await client.call<Calls['getChart']>('getChart', { query: { under } })
    const deeper = await Promise.all(nodes.filter(({ more }) => more).map(({ id }) => below(id)))
    return [...nodes, ...deeper.flat()]
  }
  const nodes = new Map((await below()).map((node) => [node.id, node]))
  const details: ChartDetail[] = []
  for (const node of nodes.keys()) {
    details.push(await client.call<Calls['getChartNode']>('getChartNode', { params: { node } }))
  }
  return details
}

async function rowsBehind(reader: TestClient<typeof listsAddresses>, to: string): Promise<number> {
  const [path, search] = to.split('?')
  const list = lists.find((one) => one.path === path)
  expect(list, to).toBeDefined()
  let count = 0
  let after: string | undefined
  do {
    const { rows, next } = await reader.call<(typeof listsCalls)['listRows']>('listRows', {
      params: { list: list!.name },
      query: { ...Object.fromEntries(new URLSearchParams(search)), limit: 500, ...(after && { after }) },
    })
    count += rows.length
    after = next ?? undefined
  } while (after)
  return count
}
