/** What signs a person in, and how a session was begun. */
export const meansOfSignIn = ['phone-code', 'password', 'link', 'first-run', 'command-line', 'account-page'] as const
export type Means = (typeof meansOfSignIn)[number]

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long a code that was sent to a phone may be typed, in milliseconds. */
export const codeLasts = 5 * minute
/** After so many seconds another code may be asked for. */
export const codePauseSeconds = 60

/** The absolute limit of a session in milliseconds: staff sign in once a week, residents twice a year. */
export function sessionLasts(staff: boolean): number {
  return staff ? 7 * day : 180 * day
}

/** Without use a session ends after so many milliseconds. `accounts.find_session` in the database decides; a test compares. */
export function idleLimit(staff: boolean): number {
  return staff ? 12 * hour : 30 * day
}

/** Personal tokens and links can't be made to last longer. */
export const mostTokenHours = 24 * 366
export const mostLinkMinutes = 7 * 24 * 60
export const mostSessionsListed = 50

/** A password may be chosen anew without the old one for so long after a sign-in by code or link, in milliseconds. */
export const freshSignIn = 15 * minute

/** How many tries of a kind within how many seconds. The last one that is allowed is number `most`. */
export interface Limit {
  readonly most: number
  readonly seconds: number
}

export const limits = {
  /** Codes to one phone: one a minute, three in a quarter of an hour, ten a day. */
  codesToPhone: [
    { most: 1, seconds: codePauseSeconds },
    { most: 3, seconds: 900 },
    { most: 10, seconds: 86_400 },
  ],
  /** Codes from one address: a service desk helps many people behind one. */
  codesFromAddress: [{ most: 30, seconds: 600 }],
  codeTriesFromAddress: [{ most: 60, seconds: 900 }],
  /** Passwords for one name from one address. Counted by both, so that nobody locks somebody else out. */
  passwordsForName: [{ most: 5, seconds: 900 }],
  passwordsFromAddress: [{ most: 50, seconds: 900 }],
  linksFromAddress: [{ most: 60, seconds: 900 }],
} as const satisfies Record<string, readonly Limit[]>

export const leastPasswordLength = 10
export const mostPasswordLength = 128

export type PasswordRefusal = 'password-too-short' | 'password-too-long' | 'password-is-login' | 'password-repeats'

/**
 * Why this can't be the password, or null. Length counts and nothing else is prescribed: rules of composition make
 * passwords worse (NIST SP 800-63B, 5.1.1.2).
 */
export function passwordRefusal(password: string, login: string | null): PasswordRefusal | null {
  const characters = [...password.normalize('NFKC')]
  if (characters.length < leastPasswordLength) return 'password-too-short'
  if (characters.length > mostPasswordLength) return 'password-too-long'
  if (login && password.toLowerCase().includes(login) && password.length - login.length < 6) return 'password-is-login'
  if (new Set(characters).size < 4) return 'password-repeats'
  return null
}

/** A login name as it is kept and compared: `Li.Min ` and `li.min` are one. */
export function plainLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Why this can't be a login name, or null. One that looks like a phone number could be somebody else's. */
export function loginRefusal(login: string): 'login-bad' | null {
  return login.length >= 2 && login.length <= 40 && !/\s/.test(login) && !/^[0-9+-]+$/.test(login) ? null : 'login-bad'
}

/** True where a page of ours may send somebody after sign-in: an address of this site, never another one's. */
export function isOwnPath(path: string | null | undefined): path is string {
  return typeof path === 'string' && /^\/(?![/\\])[^\\\s]*$/.test(path) && !path.startsWith('/sign-in')
}

const browsers = [
  ['wechat', /MicroMessenger/i],
  ['wecom', /wxwork/i],
  ['edge', /Edg\//],
  ['firefox', /Firefox\//],
  ['chrome', /Chrome\//],
  ['safari', /Safari\//],
] as const
const systems = [
  ['harmony', /OpenHarmony|HarmonyOS/i],
  ['android', /Android/],
  ['iphone', /iPhone|iPad/],
  ['windows', /Windows/],
  ['mac', /Macintosh/],
  ['linux', /Linux/],
] as const
export type Browser = (typeof browsers)[number][0] | 'other'
export type System = (typeof systems)[number][0] | 'other'

/** The kind of browser and of system, as `chrome windows`: enough to know one's own, too little to follow anybody. */
export function deviceOf(userAgent: string): `${Browser} ${System}` {
  const find = <Name extends string>(list: readonly (readonly [Name, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? 'other'
  return `${find(browsers)} ${find(systems)}`
}
