import { purposes, type Purpose } from '../../people/consent.ts'
import { purposeWords } from '../words.zh.ts'

/** Whom somebody names, as it is typed. */
export interface Naming {
  readonly helperName: string
  readonly relation: string
  readonly phone: string
  readonly city: string
  readonly purposes: readonly Purpose[]
  readonly fromDay: string | null
  readonly toDay: string | null
}

export const emptyNaming: Naming = {
  helperName: '',
  relation: '',
  phone: '',
  city: '',
  purposes: [...purposes],
  fromDay: null,
  toDay: null,
}

export const purposeOptions = purposes.map((value) => ({ value, label: purposeWords[value] }))

/** As the call takes it; null while something is missing. */
export function namingToSend({ helperName, relation, phone, city, toDay, ...rest }: Naming) {
  const named = { helperName: helperName.trim(), relation: relation.trim(), phone: phone.trim() }
  if (!named.helperName || !named.relation || !named.phone || rest.purposes.length === 0 || toDay === null) return null
  return { ...named, city: city.trim() || null, fromDay: rest.fromDay, toDay, purposes: [...rest.purposes] }
}
