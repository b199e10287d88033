import { beforeAll, describe, expect, it } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { disableAccount, enableAccount, makeSignInLink, setPassword } from './credentials.ts'
import { goodPassword, visitor } from './testing/visitor.ts'

const street = await openTestStreet()
const { send, codeFor, goElsewhere, newPhone, signedInByPhone, isSignedIn } = visitor(street)
const minute = 60_000

describe('sign-in by a code to the phone', () => {
  it('makes a resident of a number that nobody had, and knows it the next time', async () => {
    goElsewhere()
    const phone = newPhone()
    const first = await signedInByPhone(phone)
    expect(first).toMatchObject({ isNew: true, staff: false })
    street.clock.now += 2 * minute
    const second = await signedInByPhone(`+86 ${phone.slice(0, 3)}-${phone.slice(3)}`)
    expect(second).toMatchObject({ isNew: false, personId: first.personId })
    expect(second.cookie).not.toBe(first.cookie)
  })

  it('sets a cookie that no script reads and no other site sends', async () => {
    goElsewhere()
    const { set } = await send('signInByPhone', { body: await codeFor(newPhone()) })
    expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  })

  it('takes a code once', async () => {
    goElsewhere()
    const sent = await codeFor(newPhone())
    expect((await send('signInByPhone', { body: sent })).status).toBe(200)
    expect((await send('signInByPhone', { body: sent })).body.reason).toBe('code-over')
  })

  it('takes no code after five minutes', async () => {
    goElsewhere()
    const sent = await codeFor(newPhone())
    street.clock.now += 5 * minute
    expect((await send('signInByPhone', { body: sent })).body.reason).toBe('code-over')
  })

  it('takes no code after three wrong ones, though they came at the same moment', async () => {
    goElsewhere()
    const sent = await codeFor(newPhone())
    const wrong = { ...sent, code: sent.code === '000000' ? '000001' : '000000' }
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('signInByPhone', { body: wrong })))
    expect(answers.map(({ body }) => body.reason).sort()).toEqual([
      ...Array(4).fill('code-over'),
      ...Array(2).fill('code-wrong'),
    ])
    expect((await send('signInByPhone', { body: sent })).body.reason).toBe('code-over')
  })

  it('takes a code from the browser alone that asked for it', async () => {
    goElsewhere()
    const phone = newPhone()
    const mine = await codeFor(phone)
    street.clock.now += 2 * minute
    const other = await codeFor(phone)
    expect((await send('signInByPhone', { body: { handle: other.handle, code: mine.code } })).body.reason).toBe(
      'code-wrong',
    )
  })

  it('answers alike for a number that is known and one that is not', async () => {
    goElsewhere()
    const known = newPhone()
    await signedInByPhone(known)
    street.clock.now += 2 * minute
    const [a, b] = [
      await send('sendPhoneCode', { body: { phone: known } }),
      await send('sendPhoneCode', { body: { phone: newPhone() } }),
    ]
    expect([a.status, Object.keys(a.body)]).toEqual([b.status, Object.keys(b.body)])
    expect(a.body.handle).toHaveLength(b.body.handle.length)
    const wrong = [a, b].map(({ body }) => send('signInByPhone', { body: { handle: body.handle, code: '999999' } }))
    const [c, d] = await Promise.all(wrong)
    expect(c!.body).toEqual(d!.body)
  })

  it('sends one code a minute and three in a quarter of an hour to a phone, wherever it is asked', async () => {
    const phone = newPhone()
    const statuses: number[] = []
    for (let asked = 0; asked < 5; asked += 1) {
      goElsewhere()
      statuses.push((await send('sendPhoneCode', { body: { phone } })).status)
      street.clock.now += asked === 0 ? 1000 : minute
    }
    expect(statuses).toEqual([200, 429, 200, 200, 429])
  })

  it('says what a phone number looks like', async () => {
    goElsewhere()
    for (const phone of ['123', '0469-5550000', 'x'.repeat(31)]) {
      const { status, body } = await send('sendPhoneCode', { body: { phone } })
      expect([status, body.reason, body.field]).toEqual([400, 'not-a-mobile', 'body.phone'])
    }
  })
})

describe('sign-in by password', () => {
  beforeAll(async () => {
    await street.act(null, (context) =>
      setPassword(context, street.id('李敏'), { login: 'Li.Min', password: goodPassword }),
    )
  })

  it('works by login name, in whatever case', async () => {
    goElsewhere()
    const { status, body, cookie } = await send('signInByPassword', {
      body: { name: 'li.MIN', password: goodPassword },
    })
    expect([status, body.staff]).toEqual([200, true])
    expect(await isSignedIn(cookie!)).toBe(true)
  })

  it('answers alike for a wrong password and an unknown name', async () => {
    goElsewhere()
    const wrong = await send('signInByPassword', { body: { name: 'li.min', password: 'not this one' } })
    const unknown = await send('signInByPassword', { body: { name: 'nobody.here', password: 'not this one' } })
    const phone = await send('signInByPassword', { body: { name: newPhone(), password: 'not this one' } })
    expect(wrong.status).toBe(422)
    expect(unknown.body).toEqual(wrong.body)
    expect(phone.body).toEqual(wrong.body)
  })

  it('counts wrong tries by name and address, so that one address locks out no other', async () => {
    goElsewhere()
    const wrong = { name: 'li.min', password: 'not this one' }
    for (let tries = 0; tries < 5; tries += 1)
      expect((await send('signInByPassword', { body: wrong })).status).toBe(422)
    const right = { name: 'li.min', password: goodPassword }
    expect((await send('signInByPassword', { body: right })).status).toBe(429)
    expect((await send('signInByPassword', { body: right, from: '10.2.0.1' })).status).toBe(200)
    street.clock.now += 15 * minute
    expect((await send('signInByPassword', { body: right })).status).toBe(200)
  })

  it('puts wrong tries on record, without what was typed', async () => {
    goElsewhere()
    await send('signInByPassword', { body: { name: 'li.min', password: 'secret-that-was-typed' } })
    const { rows } = await street.admin.query(
      `select * from events.event where kind = 'sign-in-refused' and noun_id = $1 order by id desc limit 1`,
      [street.id('李敏')],
    )
    expect(rows[0].facts).toEqual({ means: 'password', reason: 'wrong' })
    expect(rows[0].unit_code).toMatch(/^230506002/)
    expect(JSON.stringify(rows)).not.toContain('secret-that-was-typed')
  })
})

describe('sign-in by link', () => {
  const linkFor = (name: string, minutes = 10) =>
    street.act(null, (context) => makeSignInLink(context, street.id(name), minutes))
  const tokenOf = (path: string) => path.split('#')[1]!

  it('works once', async () => {
    goElsewhere()
    const token = tokenOf(await linkFor('李敏'))
    const both = await Promise.all([1, 2].map(() => send('signInByLink', { body: { token } })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422])
    expect((await send('signInByLink', { body: { token } })).body.reason).toBe('link-over')
  })

  it('works for as long as it says', async () => {
    goElsewhere()
    const token = tokenOf(await linkFor('李敏', 10))
    street.clock.now += 10 * minute
    expect((await send('signInByLink', { body: { token } })).body.reason).toBe('link-over')
  })

  it('can be made by the operator alone', async () => {
    await expect(street.act('李敏', (context) => makeSignInLink(context, street.id('李敏'), 10))).rejects.toThrow(
      /row-level security/,
    )
  })

  it('opens nothing for an account that was stopped', async () => {
    goElsewhere()
    const token = tokenOf(await linkFor('李敏'))
    await street.act(null, (context) => disableAccount(context, street.id('李敏')))
    expect((await send('signInByLink', { body: { token } })).body.reason).toBe('account-disabled')
    await street.act(null, (context) => enableAccount(context, street.id('李敏')))
  })
})
