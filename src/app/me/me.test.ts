import { expect, test } from 'vitest'
import { openTestStreet } from '../testing/harness.ts'
import { familyAddresses } from '../../core/family/addresses.ts'
import type { familyCalls } from '../../core/family/contract.ts'
import { addDays, dateOf } from '../../platform/calendar/dates.ts'
import { settingsAddresses } from '../../platform/settings/addresses.ts'
import { peopleAddresses } from '../../core/people/addresses.ts'
import { meAddresses } from './addresses.ts'
import type { meCalls } from './contract.ts'

// Consents hold by the database's own clock.
const street = await openTestStreet({ now: Date.now() })
const officer = await street.as('韩志远', settingsAddresses)

async function phoneOf(name: string): Promise<string | null> {
  const person = await street.as(name, meAddresses)
  return (await person.call<(typeof meCalls)['me']>('me')).street.phone
}

test('everybody calls their own community', async () => {
  expect(await phoneOf('王福贵')).toBe('0469-0000101')
  expect(await phoneOf('孟晓东')).toBe('0469-0000105')
})

test('whose community is not known calls the street', async () => {
  expect(await phoneOf('韩志远')).toBe('0469-0000100')
})

test('a community without a number of its own calls the street, and where no number was given nobody is called', async () => {
  const params = { key: 'front-page.phones' }
  await officer.call('changeSetting', { params, body: { value: '宏顺 0469-0000205；街道值班：0469-0000200' } })
  expect([await phoneOf('王福贵'), await phoneOf('孟晓东')]).toEqual(['0469-0000200', '0469-0000205'])
  await officer.call('changeSetting', { params, body: { value: '' } })
  expect(await phoneOf('王福贵')).toBeNull()
})

test('somebody new has a community as soon as they said so', async () => {
  await officer.call('changeSetting', {
    params: { key: 'front-page.phones' },
    body: { value: '宏意社区 0469-0000204' },
  })
  const me = await street.as('黄金宝', peopleAddresses)
  const body = { name: '黄金宝', called: null, birthYear: null, doorId: null, unitCode: '230506002005' }
  await me.call('mendMe', { body })
  const { person, street: own } = await (await street.as('黄金宝', meAddresses)).call<(typeof meCalls)['me']>('me')
  expect([person.unitName, own.phone]).toEqual(['宏意社区', '0469-0000204'])
})

test('a helper is told whom they help, as long as that holds; whoever helps nobody is told of nobody', async () => {
  const helpsOf = async (name: string) =>
    (await (await street.as(name, meAddresses)).call<(typeof meCalls)['me']>('me')).helps
  const wang = await street.as('王福贵', familyAddresses)
  const body = {
    helperName: '卢军',
    relation: '外甥',
    phone: '19900000081',
    purposes: ['follow'],
    toDay: addDays(dateOf(street.clock.now), 30),
  }
  const { consentId } = await wang.call<(typeof familyCalls)['give']>('give', { body })
  expect((await helpsOf('卢军')).map(({ residentId }) => residentId)).toEqual([street.id('王福贵')])
  expect(await helpsOf('王福贵')).toEqual([])
  await wang.call('end', { params: { consentId }, body: {} })
  expect(await helpsOf('卢军')).toEqual([])
})
