import { afterEach, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { needsAddresses } from './addresses.ts'

const street = await openTestStreet()
const residents = await Promise.all(
  ['王福贵', '李敏', '韩志远', '王丽华'].map((name) => street.as(name, needsAddresses)),
)

interface Reported {
  readonly id: string
  readonly number: string
}

function reportOf(index: number) {
  return { body: { text: `第${index}件事：楼道灯不亮，请来人看看。` } }
}

/** Sends `count` reports at once, of different people in turn, and gives what was answered. */
async function sendAll(count: number, commandIds = Array.from({ length: count }, () => uuidv7())) {
  const answers = await Promise.all(
    commandIds.map((commandId, index) =>
      residents[index % residents.length]!.send('report', reportOf(index), commandId),
    ),
  )
  return { commandIds, answers: answers as { status: number; body: Reported }[] }
}

async function countRows(table: string): Promise<number> {
  const { rows } = await street.admin.query(`select count(*)::int as n from ${table}`)
  return rows[0].n
}

/** How many needs there are, which of them lack an entry of the log or a command of their own reporter. */
async function truth() {
  const { rows } = await street.admin.query(`
    select count(*)::int as needs, count(distinct n.number)::int as numbers,
      count(*) filter (where not exists (
        select from events.event e where e.noun_id = n.id and e.kind = 'report' and e.person_id = n.reporter_id))::int as unlogged,
      count(*) filter (where not exists (
        select from events.command c join events.event e on e.command_id = c.id
        where e.noun_id = n.id and c.person_id = n.reporter_id and c.answer::json ->> 'id' = n.id::text))::int as unremembered
    from needs.need n`)
  return rows[0]
}

afterEach(async () => {
  await street.admin.query('delete from needs.need; delete from events.command')
})

describe('many reports at once', () => {
  test('each come in under their own name, number, log entry and command', async () => {
    const { answers } = await sendAll(60)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(await truth()).toEqual({ needs: 60, numbers: 60, unlogged: 0, unremembered: 0 })
    const { rows } = await street.admin.query(`select reporter_id, count(*)::int as n from needs.need group by 1`)
    expect(rows.map(({ n }) => n)).toEqual([15, 15, 15, 15])
    expect(rows.map(({ reporter_id }) => reporter_id).sort()).toEqual(residents.map(({ personId }) => personId).sort())
  })

  test('share their transactions', async () => {
    await sendAll(60)
    const { rows } = await street.admin.query(
      `select count(distinct transaction_id)::int as n from events.event where kind = 'report' and noun_id in (select id from needs.need)`,
    )
    expect(rows[0].n).toBeLessThan(10)
  })

  test('are found by their words after the next beat of the index', async () => {
    await sendAll(20)
    expect(await countRows('needs.search_due')).toBeGreaterThan(0)
    await street.runJob('needs.index')
    expect(await countRows('needs.search_due')).toBe(0)
    expect(await countRows('needs.search_term')).toBe(20)
  })

  test('act once when sent again later, and get the same answer', async () => {
    const { commandIds, answers } = await sendAll(40)
    const again = await sendAll(40, commandIds)
    expect(again.answers).toEqual(answers)
    expect(await truth()).toMatchObject({ needs: 40, unlogged: 0, unremembered: 0 })
  })

  test('act once when the same one is sent twice in one moment', async () => {
    const commandIds = Array.from({ length: 20 }, () => uuidv7())
    // Twins lie `residents.length × 5` apart, so that both are of the same person.
    const { answers } = await sendAll(40, [...commandIds, ...commandIds])
    const bodies = answers.map(({ body }) => body.id)
    expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([])
    expect(new Set(bodies.filter(Boolean)).size).toBe(20)
    expect(await truth()).toMatchObject({ needs: 20, unlogged: 0, unremembered: 0 })
  })

  test('are not spoilt by one that is refused, nor by one that uses the command of somebody else', async () => {
    const taken = uuidv7()
    await residents[0]!.send('report', reportOf(0), taken)
    const sent = Array.from({ length: 30 }, (_, index) => {
      if (index === 7) return residents[1]!.send('report', { body: { text: '' } })
      if (index === 12) return residents[1]!.send('report', reportOf(index), taken)
      return residents[index % 4]!.send('report', reportOf(index))
    })
    const statuses = (await Promise.all(sent)).map(({ status }) => status)
    expect(statuses[7]).toBe(422)
    expect(statuses[12]).toBe(409)
    expect(statuses.filter((status) => status === 200)).toHaveLength(28)
    expect(await truth()).toMatchObject({ needs: 29, unlogged: 0, unremembered: 0 })
  })

  test('that may accuse somebody never go with the others', async () => {
    const accusing = { body: { text: '举报社区干部收钱不办事，请查一查。' } }
    await Promise.all(
      Array.from({ length: 24 }, (_, index) =>
        residents[index % 4]!.send('report', index === 11 ? accusing : reportOf(index)),
      ),
    )
    const { rows } = await street.admin.query(`select count(*)::int as n from needs.need where guarded_at is not null`)
    expect(rows[0].n).toBe(1)
    expect(await truth()).toMatchObject({ needs: 24, unlogged: 0, unremembered: 0 })
  })

  test('cut off in the middle leave all or nothing of each, and sent again act once', async () => {
    const commandIds = Array.from({ length: 60 }, () => uuidv7())
    const first = sendAll(60, commandIds)
    await street.admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'wuse_app' and application_name = 'wuse'`,
    )
    const cut = await first
    const acknowledged = cut.answers.filter(({ status }) => status === 200).map(({ body }) => body.id)
    expect(await truth()).toMatchObject({ unlogged: 0, unremembered: 0 })

    const { answers } = await sendAll(60, commandIds)
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const ids = answers.map(({ body }) => body.id)
    expect(ids).toEqual(expect.arrayContaining(acknowledged))
    expect(await truth()).toEqual({ needs: 60, numbers: 60, unlogged: 0, unremembered: 0 })
  })

  test('signed out are none', async () => {
    const stranger = street.nobody(needsAddresses)
    const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => stranger.send('report', reportOf(index))))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 401))
    expect(await countRows('needs.need')).toBe(0)
  })
})
