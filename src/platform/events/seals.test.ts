import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import type { TestStreet } from '../../app/testing/harness.ts'
import { operatorId } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import { log } from './log.ts'
import { sealEvents, verifySeals } from './seals.ts'

describe('the hash chain of the log', () => {
  let street: TestStreet
  beforeAll(async () => {
    street = await openTestStreet()
    await sealAll()
    for (let i = 0; i < 6; i++) {
      await street.act(null, (context) =>
        log(context, { kind: 'tested', noun: 'test', nounId: uuidv7(), unitCode: '230506002', facts: { i } }),
      )
      if (i % 2) await sealAll()
    }
  })

  /** A seal waits for every transaction that is open anywhere in the cluster, those of other test files too. */
  async function sealAll(): Promise<void> {
    await vi.waitFor(
      async () => {
        await street.act(null, ({ tx }) => sealEvents(tx))
        const { rows } = await street.admin.query(
          'select (select count(*) from events.event) - (select coalesce(sum(rows), 0) from events.seal) as open',
        )
        expect(Number(rows[0].open)).toBe(0)
      },
      { timeout: 20_000, interval: 20 },
    )
  }

  async function breaks() {
    return street.db.read({ personId: operatorId }, verifySeals)
  }

  async function bent(change: string, back: string) {
    await street.admin.query(change)
    const found = await breaks()
    await street.admin.query(back)
    expect(await breaks()).toEqual([])
    return found
  }

  async function testedIds(): Promise<number[]> {
    const { rows } = await street.admin.query(`select id from events.event where kind = 'tested' order by id`)
    return rows.map((row) => Number(row.id))
  }

  test('a log that nobody touched reads as it was sealed', async () => {
    expect(await breaks()).toEqual([])
  })

  test('an edited event is named', async () => {
    const ids = await testedIds()
    const found = await bent(
      `update events.event set facts = '{"i": 99}' where id = ${ids[3]}`,
      `update events.event set facts = '{"i": 3}' where id = ${ids[3]}`,
    )
    expect(found).toMatchObject([{ eventId: ids[3], problem: 'an event was edited here' }])
  })

  test('a deleted event is noticed where it stood', async () => {
    const ids = await testedIds()
    const found = await bent(
      `create table public.kept as select * from events.event where id = ${ids[2]};
       delete from events.event where id = ${ids[2]}`,
      `insert into events.event overriding system value select * from public.kept; drop table public.kept`,
    )
    expect(found).toMatchObject([{ problem: 'an event was deleted here' }])
  })

  test('an event slipped in later is noticed', async () => {
    const ids = await testedIds()
    const found = await bent(
      `insert into events.event (at, source, kind, noun, noun_id, transaction_id)
       select at, source, 'forged', noun, noun_id, transaction_id from events.event where id = ${ids[2]}`,
      `delete from events.event where kind = 'forged'`,
    )
    expect(found).toMatchObject([{ problem: 'an event was inserted here' }])
  })

  test('a missing seal is noticed', async () => {
    const { rows } = await street.admin.query('select max(no) as no from events.seal')
    const middle = Number(rows[0].no) - 1
    const found = await bent(
      `create table public.kept as select * from events.seal where no = ${middle}; delete from events.seal where no = ${middle}`,
      `insert into events.seal select * from public.kept; drop table public.kept`,
    )
    expect(found[0]).toMatchObject({ sealNo: middle + 1, problem: 'a seal is missing before this one' })
  })

  test('the app itself can neither change nor delete an event', async () => {
    const change = street.act(null, ({ tx }) => tx.updateTable('events.event').set({ kind: 'bent' }).execute())
    await expect(change).rejects.toThrow('permission denied')
    const remove = street.act(null, ({ tx }) => tx.deleteFrom('events.event').execute())
    await expect(remove).rejects.toThrow('permission denied')
  })
})
