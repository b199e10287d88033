import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { uuidv7 } from '../command/command.ts'
import { keysInUse, temporaryKeys, useKeys, WrongKey } from './keys.ts'
import { recordOpening } from './openings.ts'
import { confirmKeys, destroyKey, open, openAll, seal, sealAll } from './seal.ts'

const street = await openTestStreet()
const someone = uuidv7()

describe('what is sealed for a person', () => {
  test('lies in the database unreadable, under one key a person', async () => {
    const sealed = await street.act('李敏', ({ tx }) =>
      sealAll(tx, [
        { text: '19900009999', owner: someone },
        { text: '腿脚不便', owner: someone },
        { text: '另一个人', owner: uuidv7() },
        { text: '街道的', owner: null },
      ]),
    )
    expect(new Set(sealed.map((text) => text.split(':')[1]))).toHaveProperty('size', 3)
    expect(await street.act('高岩', ({ tx }) => openAll(tx, sealed))).toEqual([
      '19900009999',
      '腿脚不便',
      '另一个人',
      '街道的',
    ])
    const { rows } = await street.admin.query('select wrapped from sealing.person_key')
    expect(JSON.stringify(rows)).not.toContain('19900009999')
  })

  test('by many at once is still under one key', async () => {
    const owner = uuidv7()
    const sealed = await Promise.all(
      Array.from({ length: 8 }, (_, i) => street.act('李敏', ({ tx }) => seal(tx, `第${i}句`, owner))),
    )
    expect(new Set(sealed.map((text) => text.split(':')[1]))).toHaveProperty('size', 1)
    expect(await street.act('李敏', ({ tx }) => openAll(tx, sealed))).toEqual(sealed.map((_, i) => `第${i}句`))
  })

  test('stays closed for good once the key is destroyed, and only that', async () => {
    const [erased, kept] = [uuidv7(), uuidv7()]
    const [lost, stays] = await street.act('李敏', ({ tx }) =>
      sealAll(tx, [
        { text: '忘掉我', owner: erased },
        { text: '记着我', owner: kept },
      ]),
    )
    await street.act(null, ({ tx, now }) => destroyKey(tx, erased, now))
    expect(await street.act('李敏', ({ tx }) => openAll(tx, [lost!, stays!]))).toEqual([null, '记着我'])

    const later = await street.act('李敏', ({ tx }) => seal(tx, '新的', erased))
    expect(await street.act('李敏', ({ tx }) => open(tx, later))).toBe('新的')
    expect(await street.act('李敏', ({ tx }) => open(tx, lost!))).toBe(null)
  })

  test('is not opened with a key that was copied over from another person', async () => {
    const [a, b] = [uuidv7(), uuidv7()]
    const [of] = await street.act('李敏', ({ tx }) =>
      sealAll(tx, [
        { text: '甲', owner: a },
        { text: '乙', owner: b },
      ]),
    )
    await street.admin.query(
      'update sealing.person_key set wrapped = (select wrapped from sealing.person_key where person_id = $1) where person_id = $2',
      [b, a],
    )
    await expect(street.act('李敏', ({ tx }) => open(tx, of!))).rejects.toThrow()
  })
})

describe('the key file of another database', () => {
  test('is refused at the start', async () => {
    const own = keysInUse()
    await street.act(null, ({ tx }) => confirmKeys(tx))
    useKeys(temporaryKeys())
    await expect(street.act(null, ({ tx }) => confirmKeys(tx))).rejects.toThrow(WrongKey)
    useKeys(own)
    await street.act(null, ({ tx }) => confirmKeys(tx))
  })
})

describe('opening a masked field', () => {
  const opening = { noun: 'person', nounId: someone, unitCode: '230506002001', subject: someone, field: 'phone' }

  test('is on record with who, whose, which and why, and the reason is sealed', async () => {
    await street.act('李敏', (context) => recordOpening(context, { ...opening, reason: ' 上门前打电话 ' }))
    const { rows } = await street.admin.query("select * from events.event where kind = 'opened' and noun_id = $1", [
      someone,
    ])
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      person_id: street.id('李敏'),
      facts: { subject: someone, field: 'phone', post: 'community-worker' },
      note_owner: someone,
    })
    expect(await street.act('李敏', ({ tx }) => open(tx, rows[0].note))).toBe('上门前打电话')
  })

  test.each(['', '  ', '看看', 'x'.repeat(201)])('without a reason like %j does not happen', async (reason) => {
    await expect(street.act('李敏', (context) => recordOpening(context, { ...opening, reason }))).rejects.toThrow(
      'body.reason',
    )
  })
})
