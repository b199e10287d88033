import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import type { TestStreet } from '../../app/testing/harness.ts'
import { operatorId } from '../actor/actor.ts'
import type { Tx } from './database.ts'

describe('a transaction', () => {
  let street: TestStreet
  beforeAll(async () => {
    street = await openTestStreet()
  })

  async function me(tx: Tx): Promise<string | null> {
    const { rows } = await sql<{ me: string | null }>`select actor.me() as me`.execute(tx)
    return rows[0]!.me
  }

  test('carries its actor and leaves none behind on the connection', async () => {
    expect(await street.db.transact({ personId: operatorId }, me)).toBe(operatorId)
    for (let i = 0; i < 40; i++) expect(await street.db.transact({ personId: null }, me)).toBeNull()
    const { rows } = await street.db.pool.query(`select nullif(current_setting('wuse.person', true), '') as person`)
    expect(rows[0].person).toBeNull()
  })

  test('without an actor sees no business at all', async () => {
    const { rows } = await street.admin.query(`
      select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as guarded
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('people', 'needs', 'notices', 'attachments', 'accounts')`)
    expect(rows.length).toBeGreaterThan(10)
    for (const { name, guarded } of rows) {
      expect(guarded, `${name} has row security`).toBe(true)
    }
    expect(
      await street.db.read({ personId: null }, (tx) => tx.selectFrom('people.person').selectAll().execute()),
    ).toEqual([])
  })

  test('that fails half-way leaves nothing and the connection works on', async () => {
    const failing = street.db.transact({ personId: operatorId }, async (tx) => {
      await tx.insertInto('people.skill').values({ code: 'half-done', name: '半途' }).execute()
      await sql`select 1 / 0`.execute(tx)
    })
    await expect(failing).rejects.toThrow('division by zero')
    const { rows } = await street.admin.query(`select count(*)::int as n from people.skill where code = 'half-done'`)
    expect(rows[0].n).toBe(0)
  })

  test('that the database rolled back is never reported as done', async () => {
    const swallowed = street.db.transact({ personId: operatorId }, async (tx) => {
      await sql`select 1 / 0`.execute(tx).catch(() => {})
      return 'done'
    })
    await expect(swallowed).rejects.toThrow()
  })

  test('opened for reading refuses to write', async () => {
    const writing = street.db.read({ personId: operatorId }, (tx) =>
      tx.insertInto('people.skill').values({ code: 'half-done', name: '半途' }).execute(),
    )
    await expect(writing).rejects.toThrow('read-only')
  })

  test('reads times as milliseconds and days as text', async () => {
    const { rows } = await street.db.read({ personId: null }, (tx) =>
      sql<{
        moment: number
        day: string
        early: number
      }>`select timestamptz '2026-11-24 08:42:10.125+08' as moment, date '2026-11-24' as day, timestamptz '1969-12-31 23:59:59.5+00' as early`.execute(
        tx,
      ),
    )
    expect(rows[0]).toEqual({ moment: Date.UTC(2026, 10, 24, 0, 42, 10, 125), day: '2026-11-24', early: -500 })
  })
})
