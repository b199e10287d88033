import { describe, expect, it } from 'vitest'
import { deviceOf, isOwnPath, loginRefusal, passwordRefusal, plainLogin } from './account.ts'

describe('a password', () => {
  const table: [string, string | null, ReturnType<typeof passwordRefusal>][] = [
    ['短了不行', null, 'password-too-short'],
    ['123456789', null, 'password-too-short'],
    ['松花江上的雪化了没有', null, null],
    ['correct horse', null, null],
    ['aaaaaaaaaaaa', null, 'password-repeats'],
    ['li.min-2026', 'li.min', 'password-is-login'],
    ['li.min walks along the river', 'li.min', null],
    ['x'.repeat(129), null, 'password-too-long'],
  ]
  it.each(table)('%s with the login name %s is judged %s', (password, login, refusal) => {
    expect(passwordRefusal(password, login)).toBe(refusal)
  })
})

describe('a login name', () => {
  it.each([
    ['Li.Min ', 'li.min', null],
    ['ＬＩＭＩＮ', 'limin', null],
    ['李敏', '李敏', null],
    ['x', 'x', 'login-bad'],
    ['li min', 'li min', 'login-bad'],
    ['19900001234', '19900001234', 'login-bad'],
  ] as const)('%s is kept as %s', (typed, kept, refusal) => {
    expect(plainLogin(typed)).toBe(kept)
    expect(loginRefusal(kept)).toBe(refusal)
  })
})

describe('after sign-in', () => {
  it.each(['/desk/needs/new?team=a', '/m/', '/'])('%s may be gone to', (path) => expect(isOwnPath(path)).toBe(true))
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/sign-in', '', null])(
    '%s may not',
    (path) => expect(isOwnPath(path)).toBe(false),
  )
})

describe('a device is kept as kind of browser and of system', () => {
  it.each([
    [
      'Mozilla/5.0 (Linux; Android 10; V1986A) AppleWebKit/537.36 Chrome/87.0 Mobile Safari/537.36 MicroMessenger/8.0',
      'wechat android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 14_0 like Mac OS X) AppleWebKit/605.1.15 Version/14.0 Safari/604.1',
      'safari iphone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0',
      'edge windows',
    ],
    ['curl/8', 'other other'],
  ])('%s', (agent, device) => expect(deviceOf(agent)).toBe(device))
})
