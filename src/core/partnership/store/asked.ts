import { Invalid } from '../../../platform/contract/errors.ts'

/** What a list is asked for: its filters, and which page. */
export type Asked<Filters> = Filters & { readonly after?: string | undefined; readonly limit: number }

/** Behind which row a page goes on: the value that the list is ordered by, and the row's id. */
interface Cursor {
  readonly key: string
  readonly id: string
}

export function cursorAt({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** Throws `Invalid` for a cursor that we did not make. */
export function cursorOf(after: string | undefined): Cursor | null {
  if (after === undefined) return null
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[]
    if (typeof key === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { key, id }
  } catch {
    // Falls through.
  }
  throw new Invalid('query.after', 'bad-shape')
}

/** The same for a list by id alone. */
export function idOf(after: string | undefined): string | null {
  if (after === undefined) return null
  if (!/^[0-9a-f-]{36}$/.test(after)) throw new Invalid('query.after', 'bad-shape')
  return after
}
