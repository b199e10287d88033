import { expect, it } from 'vitest'
import { decoy, hashPassword, isPassword } from './passwords.ts'

it('a password is known again, however its characters were typed', async () => {
  const hash = await hashPassword('Ｗｕｓｅ 五色一彩')
  expect(await isPassword('Wuse 五色一彩', hash)).toBe(true)
  expect(await isPassword('Wuse 五色一彩 ', hash)).toBe(false)
})

it('where there is no password the same work is done, and nothing is right', async () => {
  const costs = (hash: string) => hash.split('$').slice(0, 4)
  expect(costs(decoy)).toEqual(costs(await hashPassword('x')))
  expect(await isPassword('x', undefined)).toBe(false)
})
