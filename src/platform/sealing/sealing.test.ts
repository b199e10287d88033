import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Tx } from '../database/database.ts'
import { blindIndex, keyFile, loadKeys, temporaryKeys, useKeys, WrongKey } from './keys.ts'
import { maskIdNumber, maskName, maskPhone } from './mask.ts'
import { open, seal } from './seal.ts'

// Under the installation's own key nothing is asked of the database.
const noDatabase = null as unknown as Tx
const folder = mkdtempSync(join(tmpdir(), 'wuse-keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
beforeEach(() => useKeys(temporaryKeys()))

describe('a sealed text', () => {
  test('says which key opens it, and nothing else', async () => {
    const sealed = await seal(noDatabase, '宏吉1号楼2单元301', null)
    expect(sealed).toMatch(/^v1:m[0-9a-f]{12}:[A-Za-z0-9_-]+$/)
    expect(sealed).not.toContain('301')
    expect(await open(noDatabase, sealed)).toBe('宏吉1号楼2单元301')
  })

  test('is another one each time', async () => {
    expect(await seal(noDatabase, '同样', null)).not.toBe(await seal(noDatabase, '同样', null))
  })

  test('may be empty', async () => {
    expect(await open(noDatabase, await seal(noDatabase, '', null))).toBe('')
  })

  test('is refused when any character of it was changed', async () => {
    const sealed = await seal(noDatabase, '原文', null)
    const begin = sealed.lastIndexOf(':') + 1
    for (let i = begin; i < sealed.length - 1; i++) {
      const other = sealed[i] === 'A' ? 'B' : 'A'
      await expect(open(noDatabase, sealed.slice(0, i) + other + sealed.slice(i + 1))).rejects.toThrow()
    }
    await expect(open(noDatabase, sealed.slice(0, begin + 20))).rejects.toThrow()
  })

  test('is refused under another key, with a sentence that says what to do', async () => {
    const sealed = await seal(noDatabase, '原文', null)
    useKeys(temporaryKeys())
    await expect(open(noDatabase, sealed)).rejects.toThrow(WrongKey)
    await expect(open(noDatabase, sealed)).rejects.toThrow('keys/master.json')
  })

  test.each(['', '原文', 'v1:abc', 'v9:m1:xx', '__proto__:m1:xx'])('is not %s', async (text) => {
    await expect(open(noDatabase, text)).rejects.toThrow('not a sealed text')
  })
})

describe('the key file', () => {
  test('is made at the first start, readable by its owner alone, and the same at the second', () => {
    const first = loadKeys(join(folder, 'first'))
    const again = loadKeys(join(folder, 'first'))
    expect(again.current).toBe(first.current)
    expect(again.masters).toEqual(first.masters)
    expect(again.index).toEqual(first.index)
    expect(statSync(keyFile(join(folder, 'first'))).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(folder, 'first', 'keys'))).toEqual(['master.json'])
  })

  test('of another installation has other keys', () => {
    expect(loadKeys(join(folder, 'second')).current).not.toBe(loadKeys(join(folder, 'first')).current)
  })

  test.each(['', '{}', '{"current":"m1","masters":{"m1":"AAAA"},"index":"AAAA"}'])(
    'that reads %s is refused',
    (text) => {
      mkdirSync(join(folder, 'damaged', 'keys'), { recursive: true })
      writeFileSync(keyFile(join(folder, 'damaged')), text)
      expect(() => loadKeys(join(folder, 'damaged'))).toThrow(WrongKey)
    },
  )
})

describe('a blind index', () => {
  test('is the same for the same text and tells nothing of it', () => {
    expect(blindIndex('19900001234')).toBe(blindIndex('19900001234'))
    expect(blindIndex('19900001234')).not.toBe(blindIndex('19900001235'))
    expect(blindIndex('19900001234')).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('is another one under another key', () => {
    const before = blindIndex('19900001234')
    useKeys(temporaryKeys())
    expect(blindIndex('19900001234')).not.toBe(before)
  })
})

test('a mask shows enough to recognise and too little to use', () => {
  expect(maskPhone('19900001234')).toBe('199****1234')
  expect(maskPhone('1234')).toBe('****')
  expect(maskIdNumber('23050619000101001X')).toBe('230506***********X')
  expect(maskIdNumber('123')).toBe('***')
  expect(maskName('张桂兰')).toBe('张**')
})
