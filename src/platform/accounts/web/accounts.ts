import { queryOptions } from '@tanstack/react-query'
import { client } from '../../web/client.ts'
import { isOwnPath } from '../account.ts'
import { accountsAddresses } from '../addresses.ts'
import type { accountsCalls, SignedIn } from '../contract.ts'
import { words } from '../words.zh.ts'

export const accounts = client<typeof accountsCalls>(accountsAddresses)

export const myAccountQuery = queryOptions({ queryKey: ['account'], queryFn: () => accounts.myAccount() })
export const signInWaysQuery = queryOptions({ queryKey: ['sign-in'], queryFn: () => accounts.signInWays() })

const deskFrom = 900

/**
 * Leads on after a sign-in: back to where the person wanted to go, somebody new to say their name, staff at a wide screen to
 * the desk. The page is loaded anew, so nothing of whoever was here before stays in memory.
 */
export function leadOn({ staff, isNew }: SignedIn): void {
  const wanted = wantedPath()
  const home = staff && innerWidth >= deskFrom ? '/desk' : '/m/'
  location.replace(isNew ? `/m/welcome?next=${encodeURIComponent(wanted ?? home)}` : (wanted ?? home))
}

/** The page that asked for a sign-in, from the address; never one of another site. */
export function wantedPath(): string | null {
  const next = new URLSearchParams(location.search).get('next')
  return isOwnPath(next) ? next : null
}

/** Ends the session and loads everything anew. */
export function signOut(): void {
  const leave = () => location.assign('/sign-in')
  accounts.signOut().then(leave, leave)
}

/** 安卓手机 · 微信, from what a session keeps. */
export function deviceWords(device: string): string {
  const [browser = 'other', system = 'other'] = device.split(' ')
  const browsers: Record<string, string> = words.browsers
  const systems: Record<string, string> = words.systems
  return words.device(browsers[browser] ?? words.browsers.other, systems[system] ?? words.systems.other)
}
