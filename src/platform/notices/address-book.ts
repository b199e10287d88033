import { listPostHolders } from '../actor/actor.ts'
import type { PersonId } from '../actor/actor.ts'
import type { Tx } from '../database/database.ts'
import type { Holder } from './message.ts'

/** Told by the module that keeps people. */
export interface AddressBook {
  /**
   * Where messages reach people: a phone number each, in clear; whoever has none is left out. Asked by the operator when
   * messages are about to leave.
   */
  addressesOf(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>>
  /** Whose a number is, for those that belong to somebody. */
  holdersOf(tx: Tx, phones: readonly string[]): Promise<ReadonlyMap<string, PersonId>>
  /** Who is meant by a part of a name or by a whole number, as far as the actor may see them. */
  meantBy(tx: Tx, words: string): Promise<readonly PersonId[]>
}

export function registerAddressBook(addressBook: AddressBook): void {
  book = addressBook
}

export function lookUpAddresses(tx: Tx, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  return book ? book.addressesOf(tx, ids) : Promise.resolve(new Map())
}

export function lookUpMeant(tx: Tx, words: string): Promise<readonly PersonId[]> {
  return book ? book.meantBy(tx, words) : Promise.resolve([])
}

/** Whose these numbers are, and whether they hold a post now. */
export async function lookUpHolders(tx: Tx, phones: readonly string[]): Promise<ReadonlyMap<string, Holder>> {
  const holders = book ? await book.holdersOf(tx, [...new Set(phones)]) : new Map<string, PersonId>()
  const withPosts = await listPostHolders(tx, [...holders.values()])
  return new Map([...holders].map(([phone, personId]) => [phone, { personId, holdsPost: withPosts.has(personId) }]))
}

let book: AddressBook | undefined
