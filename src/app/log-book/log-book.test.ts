import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { peopleOf } from '../../core/needs/test-people.ts'
import { openTestStreet } from '../testing/harness.ts'
import { logBookAddresses } from './addresses.ts'
import type { logBookCalls } from './contract.ts'

const street = await openTestStreet()
const { report } = peopleOf(street)
const auditor = await street.as('沈静', logBookAddresses)

async function entriesOf(nounId: string) {
  const { rows } = await auditor.call<(typeof logBookCalls)['listEntries']>('listEntries', { query: { nounId } })
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
