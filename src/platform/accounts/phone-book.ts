import type { Context, PersonId } from '../actor/actor.ts'
import type { Tx } from '../database/database.ts'

/** What sign-in must know of people. The ground knows nobody: `app` tells it whom to ask. */
export interface PhoneBook {
  /** The digits of a number as they are kept, or null when this can't be a phone number. */
  normalise(typed: string): string | null
  /** Works without an actor. */
  findByPhone(tx: Tx, phone: string): Promise<PersonId | null | undefined>
  /** Somebody new, of whom only the phone is known. Works without an actor. */
  registerResident(context: Context, person: { phone: string }): Promise<PersonId>
}

let book: PhoneBook | undefined

export function registerPhoneBook(phoneBook: PhoneBook): void {
  book = phoneBook
}

export function phoneBook(): PhoneBook {
  if (!book) throw new Error('nobody told accounts where people are kept: registerPhoneBook comes first')
  return book
}
