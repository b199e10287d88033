import { expect, test } from 'vitest'
import { openTestStreet } from '../testing/harness.ts'
import { settingsAddresses } from '../../platform/settings/addresses.ts'
import { peopleAddresses } from '../../core/people/addresses.ts'
import { meAddresses } from './addresses.ts'
import type { meCalls } from './contract.ts'

const street = await openTestStreet()
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
