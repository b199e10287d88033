import { normalisePhone } from '../../platform/sealing/phone.ts'
import { parentOf } from '../territory/unit.ts'

/** What the first-run page asks for. */
export interface Setup {
  readonly street: { readonly code: string; readonly name: string }
  readonly communities: readonly { readonly code: string; readonly name: string; readonly grids: number }[]
  readonly officers: readonly { readonly name: string; readonly phone: string }[]
}

export type SetupRefusal = 'community-of-another-street' | 'community-twice' | 'phone-twice'

/** Why the answers of the first-run page can't be a street, or null. */
export function setupRefusal({ street, communities, officers }: Setup): SetupRefusal | null {
  const codes = communities.map(({ code }) => code)
  const phones = officers.map(({ phone }) => normalisePhone(phone) ?? phone)
  if (codes.some((code) => parentOf(code) !== street.code)) return 'community-of-another-street'
  if (new Set(codes).size < codes.length) return 'community-twice'
  return new Set(phones).size < phones.length ? 'phone-twice' : null
}
