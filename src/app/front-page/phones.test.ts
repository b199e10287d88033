import { expect, it } from 'vitest'
import { parsePhones } from './phones.ts'

it('numbers are read with whose they are', () => {
  expect(parsePhones('宏吉社区 0469-0000001；街道值班：0469-0000002\n没有号码')).toEqual([
    { name: '宏吉社区', phone: '0469-0000001' },
    { name: '街道值班', phone: '0469-0000002' },
  ])
  expect(parsePhones('')).toEqual([])
})
