import { describe, expect, it } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { sql } from 'kysely'
import { operatorId } from '../actor/actor.ts'
import { visitor } from './testing/visitor.ts'

const street = await openTestStreet()
const { send, codeFor, goElsewhere, newPhone } = visitor(street)
const hour = 3_600_000

describe('what another site sends', () => {
  const calls = [
    'sendPhoneCode',
    'signInByPhone',
    'signInByPassword',
    'signInByLink',
    'signOut',
    'makeMyToken',
  ] as const
  it.each(calls)('%s is refused', async (call) => {
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example', host: 'wuse.example' },
      { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      const { body } = await send(call, { body: {}, headers })
      expect(body.reason).toBe('other-site')
    }
  })

  it('a command without its id is refused', async () => {
    const response = await street.app.inject({ method: 'POST', url: '/api/sign-out' })
    expect(response.json().reason).toBe('missing-command-id')
  })
})

describe('what the database shows', () => {
  it('nobody sees an account, a session or a login name of somebody else', async () => {
    const tables = ['account', 'login_name', 'password', 'session']
    for (const table of tables) {
      const count = (personId: string | null) =>
        street.db.read({ personId }, async (tx) => {
          const found = await sql<{
            n: number
          }>`select count(person_id)::int as n from ${sql.table(`accounts.${table}`)} where person_id <> ${personId ?? operatorId}`.execute(
            tx,
          )
          return found.rows[0]!.n
        })
      expect([table, await count(null), await count(street.id('周玉'))]).toEqual([table, 0, 0])
    }
  })

  it.each([
    'select hash from accounts.password',
    'select token_hash from accounts.session',
    'select * from accounts.phone_code',
    'select * from accounts.sign_in_link',
    'select * from accounts.tally',
  ])('not even the operator may ask: %s', async (question) => {
    await expect(street.db.read({ personId: operatorId }, (tx) => sql.raw(question).execute(tx))).rejects.toThrow(
      /permission denied/,
    )
  })

  it('throws away what is over', async () => {
    goElsewhere()
    await codeFor(newPhone())
    street.clock.now += 600 * 24 * hour
    await street.runJob('accounts.sweep')
    for (const table of ['phone_code', 'sign_in_link', 'tally', 'session']) {
      const { rows } = await street.admin.query(
        `select count(*)::int as n from accounts.${table} where $1::text is not null`,
        [table],
      )
      expect([table, rows[0].n]).toEqual([table, 0])
    }
  })
})
