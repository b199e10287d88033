import { beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '../command/command.ts'
import { openTestStreet } from '../../app/testing/harness.ts'
import { idleLimit } from './account.ts'
import type { accountsAddresses } from './addresses.ts'
import { makeSignInLink, makeToken, setPassword } from './credentials.ts'
import { goodPassword, visitor } from './testing/visitor.ts'

const street = await openTestStreet()
const { send, codeFor, goElsewhere, newPhone, signedInByPhone, isSignedIn } = visitor(street)
const minute = 60_000
const hour = 60 * minute

beforeAll(async () => {
  await street.act(null, (context) =>
    setPassword(context, street.id('李敏'), { login: 'Li.Min', password: goodPassword }),
  )
})

describe('a session', () => {
  it('is dead at once when its owner signs out', async () => {
    goElsewhere()
    const { cookie } = await signedInByPhone(newPhone())
    expect(await isSignedIn(cookie)).toBe(true)
    expect((await send('signOut', { cookie })).status).toBe(200)
    await expect.poll(() => isSignedIn(cookie), { timeout: 1000, interval: 20 }).toBe(false)
  })

  it('is ended from another place, alone or with all others', async () => {
    goElsewhere()
    const phone = newPhone()
    const here = await signedInByPhone(phone)
    street.clock.now += 2 * minute
    const there = await signedInByPhone(phone)
    const { body } = await send('myAccount', { cookie: here.cookie })
    expect(body.sessions.map((session: { current: boolean }) => session.current)).toEqual([false, true])
    expect((await send('endOtherSessions', { cookie: here.cookie })).body).toEqual({ ended: 1 })
    await expect.poll(() => isSignedIn(there.cookie), { timeout: 1000, interval: 20 }).toBe(false)
    expect(await isSignedIn(here.cookie)).toBe(true)
  })

  it('is nobody else’s to end', async () => {
    goElsewhere()
    const mine = await signedInByPhone(newPhone())
    const other = await signedInByPhone(newPhone())
    const { body } = await send('myAccount', { cookie: other.cookie })
    const response = await street.app.inject({
      method: 'DELETE',
      url: `/api/account/sessions/${body.sessions[0].id}`,
      headers: { cookie: `wuse=${mine.cookie}`, 'command-id': uuidv7() },
    })
    expect(response.statusCode).toBe(404)
    expect(await isSignedIn(other.cookie)).toBe(true)
  })

  it('of a resident ends after 30 days without use, of staff after 12 hours', async () => {
    goElsewhere()
    const began = street.clock.now
    const resident = await signedInByPhone(newPhone())
    const staff = await send('signInByPassword', { body: { name: 'li.min', password: goodPassword } })
    street.clock.now = began + idleLimit(true) - minute
    expect([await isSignedIn(resident.cookie), await isSignedIn(staff.cookie!)]).toEqual([true, true])
    street.clock.now += idleLimit(true) + minute
    expect([await isSignedIn(resident.cookie), await isSignedIn(staff.cookie!)]).toEqual([true, false])
    street.clock.now += idleLimit(false) + minute
    expect(await isSignedIn(resident.cookie)).toBe(false)
  })

  it('of staff ends after a week, however much it is used', async () => {
    goElsewhere()
    const { cookie } = await send('signInByPassword', { body: { name: 'li.min', password: goodPassword } })
    for (let hours = 0; hours < 7 * 24 - 8; hours += 8) {
      street.clock.now += 8 * hour
      expect(await isSignedIn(cookie!)).toBe(true)
    }
    street.clock.now += 8 * hour
    expect(await isSignedIn(cookie!)).toBe(false)
  })

  it('of a resident is kept as short as those of staff from the moment that a post is given', async () => {
    goElsewhere()
    const { cookie, personId } = await signedInByPhone(newPhone())
    await street.admin.query(
      `insert into actor.grant (person_id, post, unit_code) values ($1, 'auditor', '230506002')`,
      [personId],
    )
    street.clock.now += idleLimit(true) + minute
    expect(await isSignedIn(cookie)).toBe(false)
  })

  it('begins anew at each sign-in: a token that was planted before is worth nothing', async () => {
    goElsewhere()
    const planted = await signedInByPhone(newPhone())
    const signedIn = await send('signInByPhone', { body: await codeFor(newPhone()), cookie: planted.cookie })
    expect(signedIn.cookie).not.toBe(planted.cookie)
    await expect.poll(() => isSignedIn(planted.cookie), { timeout: 1000, interval: 20 }).toBe(false)
  })

  it('leaves neither token, code nor password in the database', async () => {
    goElsewhere()
    const { handle, code } = await codeFor(newPhone())
    const { cookie } = await send('signInByPhone', { body: { handle, code } })
    const tables = await street.admin.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('accounts', 'events', 'notices')`,
    )
    for (const { name } of tables.rows) {
      const { rows } = await street.admin.query(`select t::text as row from ${name} t`)
      const text = rows.map(({ row }) => row).join('\n')
      for (const secret of [handle, cookie!, goodPassword]) expect(text.includes(secret)).toBe(false)
    }
  })
})

describe('my account', () => {
  async function staffCookie(): Promise<string> {
    goElsewhere()
    return (await send('signInByPassword', { body: { name: 'li.min', password: goodPassword } })).cookie!
  }

  it('takes a new password with the old one, and signs out everywhere else', async () => {
    const here = await staffCookie()
    const there = await staffCookie()
    const next = '一九四五年的老火车站'
    const body = { login: null, current: 'not this one', password: next }
    expect((await send('choosePassword', { cookie: here, body })).body.reason).toBe('password-wrong')
    expect((await send('choosePassword', { cookie: here, body: { ...body, current: goodPassword } })).status).toBe(200)
    await expect.poll(() => isSignedIn(there), { timeout: 1000, interval: 20 }).toBe(false)
    expect(await isSignedIn(here)).toBe(true)
    expect(
      (await send('choosePassword', { cookie: here, body: { login: null, current: next, password: goodPassword } }))
        .status,
    ).toBe(200)
  })

  it('counts wrong old passwords', async () => {
    const cookie = await staffCookie()
    const body = { login: null, current: 'not this one', password: '一九四五年的老火车站' }
    for (let tries = 0; tries < 5; tries += 1) expect((await send('choosePassword', { cookie, body })).status).toBe(422)
    expect((await send('choosePassword', { cookie, body: { ...body, current: goodPassword } })).status).toBe(429)
  })

  it('asks for no old password right after a link', async () => {
    goElsewhere()
    const path = await street.act(null, (context) => makeSignInLink(context, street.id('李敏'), 10))
    const { cookie } = await send('signInByLink', { body: { token: path.split('#')[1] } })
    const body = { login: null, current: null, password: goodPassword }
    expect((await send('choosePassword', { cookie, body })).status).toBe(200)
    street.clock.now += 15 * minute
    expect((await send('choosePassword', { cookie, body })).body.reason).toBe('password-wrong')
  })

  it('gives a login name to one person alone', async () => {
    await expect(
      street.act(null, (context) =>
        setPassword(context, street.id('周玉'), { login: 'li.min', password: '一九四五年的老火车站' }),
      ),
    ).rejects.toMatchObject({ reason: 'login-taken' })
  })

  it('gives a password to staff alone', async () => {
    goElsewhere()
    const { cookie } = await signedInByPhone(newPhone())
    const body = { login: null, current: null, password: goodPassword }
    expect((await send('choosePassword', { cookie, body })).body.reason).toBe('password-for-staff')
  })

  it('remembers no command that holds a secret', async () => {
    const cookie = await staffCookie()
    const commandId = '0195b7e0-0000-7000-8000-0000000000aa'
    const make = () =>
      send('makeMyToken', { cookie, body: { title: '报表', hours: 1 }, headers: { 'command-id': commandId } })
    const [first, second] = [await make(), await make()]
    expect(first.body.token).not.toBe(second.body.token)
    const { rows } = await street.admin.query('select * from events.command where id = $1', [commandId])
    expect(rows).toEqual([])
  })
})

describe('a personal token', () => {
  async function bearer(token: string, call: keyof typeof accountsAddresses, body?: unknown) {
    return send(call, { headers: { authorization: `Bearer ${token}` }, ...(body !== undefined && { body }) })
  }

  it('works for as long as it says', async () => {
    goElsewhere()
    const token = await street.act(null, (context) => makeToken(context, street.id('李敏'), { hours: 1 }))
    expect((await bearer(token, 'myAccount')).status).toBe(200)
    street.clock.now += hour + minute
    expect((await bearer(token, 'myAccount')).status).toBe(401)
  })

  it('can’t take over the account', async () => {
    goElsewhere()
    const token = await street.act(null, (context) => makeToken(context, street.id('李敏'), { hours: 1 }))
    const tries = [
      await bearer(token, 'choosePassword', { login: null, current: goodPassword, password: '一九四五年的老火车站' }),
      await bearer(token, 'makeMyToken', { title: 'more', hours: 24 }),
      await bearer(token, 'endOtherSessions'),
    ]
    expect(tries.map(({ body }) => body.reason)).toEqual(Array(3).fill('token-cannot'))
  })

  it('is not shown nor told apart in the database', async () => {
    const token = await street.act(null, (context) => makeToken(context, street.id('李敏'), { hours: 1 }))
    const { rows } = await street.admin.query('select s::text as row from accounts.session s')
    expect(rows.some(({ row }) => row.includes(token))).toBe(false)
  })
})
