import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { peopleOf } from '../../core/needs/test-people.ts'
import { openPhone } from '../../core/people/index.ts'
import { destroyKey } from '../../platform/sealing/seal.ts'
import { openTestStreet } from '../testing/harness.ts'
import { logBookAddresses } from './addresses.ts'
import type { logBookCalls } from './contract.ts'

type ListEntries = (typeof logBookCalls)['listEntries']

const street = await openTestStreet()
const { report } = peopleOf(street)
const auditor = await street.as('沈静', logBookAddresses)

async function entriesOf(nounId: string) {
  const { rows } = await auditor.call<ListEntries>('listEntries', { query: { nounId } })
  return rows.map(({ noun, subject, opens }) => ({ noun, subject, opens }))
}

test('the auditor reads which need it was by its number, and may open none but a need of their own', async () => {
  const [one, accusing, own] = [
    await report('王福贵'),
    await report('王福贵', { text: '我要举报网格员收红包。' }),
    await report('沈静', { text: '楼道灯不亮。' }),
  ]

  expect(await entriesOf(one.id)).toEqual([{ noun: 'need', subject: one.number, opens: false }])
  expect(await entriesOf(accusing.id)).toEqual([{ noun: 'need', subject: accusing.number, opens: false }])
  expect(await entriesOf(own.id)).toEqual([{ noun: 'need', subject: own.number, opens: true }])
})

test('what was done to a person names that person', async () => {
  const entries = await entriesOf(street.id('王福贵'))
  expect(entries).toContainEqual({ noun: 'person', subject: '王福贵', opens: false })
  expect(entries).toContainEqual({ noun: 'account', subject: '王福贵', opens: false })
})

test('who reads no log gets no numbers', async () => {
  const { id } = await report('王福贵')
  for (const name of ['李敏', '王福贵', '高岩']) {
    const { rows } = await street.act(name, ({ tx }) => sql`select * from needs.logged(${[id]}::uuid[])`.execute(tx))
    expect(rows).toEqual([])
  }
})

describe('whose phone was opened', () => {
  test('reads who did it, in which post and why, newest first and page by page', async () => {
    await openOf('王福贵', '李敏', '约上门时间')
    await openOf('王福贵', '韩志远', '核对登记的号码')
    await openOf('马永年', '郑慧', '问坡道的事')

    const [first, second] = [await openingsOf('王福贵', { limit: 1 }), await openingsOf('王福贵')]
    expect(first.rows).toEqual(second.rows.slice(0, 1))
    expect((await openingsOf('王福贵', { after: first.next! })).rows).toEqual(second.rows.slice(1))
    expect(second.next).toBeNull()
    expect(second.rows.map(({ person, post, field, reason }) => [person, post, field, reason])).toEqual([
      ['韩志远', '街道干部', 'phone', '核对登记的号码'],
      ['李敏', '社区工作者', 'phone', '约上门时间'],
    ])
  })

  test('reads of nobody else, not even what they opened themselves or what the auditor may read', async () => {
    for (const name of ['李敏', '沈静', '韩志远', '黄金宝']) expect((await openingsOf(name)).rows, name).toEqual([])
  })

  test('is found by name by the auditor, who reads the reason', async () => {
    const found = async (words: string) => {
      const query = { words, kind: 'opened' }
      return (await auditor.call<ListEntries>('listEntries', { query })).rows.map(({ person, reason }) => [
        person,
        reason,
      ])
    }
    expect(await found('永年')).toEqual([['郑慧', '问坡道的事']])
    expect(await found('韩志')).toEqual([['韩志远', '核对登记的号码']])
    expect(await found('黄金宝')).toEqual([])
  })

  test('takes the reason along when their key is destroyed; that it was opened stays', async () => {
    await street.act(null, ({ tx, now }) => destroyKey(tx, street.id('马永年'), now))
    const rows = (await openingsOf('马永年')).rows.map(({ person, reason }) => [person, reason])
    expect(rows).toEqual([['郑慧', null]])
  })
})

function openOf(whose: string, who: string, reason: string) {
  return street.act(who, (context) => openPhone(context, street.id(whose), reason))
}

async function openingsOf(name: string, query: { limit?: number; after?: string } = {}) {
  const client = await street.as(name, logBookAddresses)
  return client.call<(typeof logBookCalls)['listOpenings']>('listOpenings', { query })
}
