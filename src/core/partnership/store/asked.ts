import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { Invalid } from '../../../platform/contract/errors.ts'
import type { Filters } from '../contract.ts'

/** What a list is asked for: its filters, in which order, and which page. */
export type Asked<Name extends keyof Filters> = Filters[Name] & {
  /** A word of the list's sorts; `-` before it turns it round. */
  readonly sort: string
  readonly after?: string | undefined
  readonly limit: number
}

/** A row with the value that its list is ordered by, as text. */
export type Ordered<Row> = Row & { readonly orderedBy: string }

/**
 * One page of a list in one of its orders: by a value, then by id, both upwards or both downwards. The ids tell when their
 * rows were made, so a word that `values` doesn't know goes by the id alone. Throws `Invalid` for a cursor that we did not
 * make.
 */
export function pageBy<DB, TB extends keyof DB, Row>(
  query: SelectQueryBuilder<DB, TB, Row>,
  { sort, after, limit }: { readonly sort: string; readonly after?: string | undefined; readonly limit: number },
  values: Readonly<Record<string, RawBuilder<unknown>>> = {},
): SelectQueryBuilder<DB, TB, Ordered<Row>> {
  const way = sort.startsWith('-') ? 'desc' : 'asc'
  const beyond = sql.raw(way === 'desc' ? '<' : '>')
  const value = values[sort.replace(/^-/, '')]
  const from = cursorOf(after)
  const id = sql`id`
  const page = query
    .select(sql<string>`${value ?? sql`''`}::text`.as('orderedBy'))
    .limit(limit)
    .$castTo<Ordered<Row>>()

  if (!value) return (from ? page.where(sql<boolean>`id ${beyond} ${from.id}::uuid`) : page).orderBy(id, way)
  const behind = from ? page.where(sql<boolean>`(${value}, id) ${beyond} (${from.key}, ${from.id}::uuid)`) : page
  return behind.orderBy(value, way).orderBy(id, way)
}

/** Behind which row a page goes on: the value that the list is ordered by, and the row's id. */
interface Cursor {
  readonly key: string
  readonly id: string
}

export function cursorAt({ key, id }: Cursor): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

function cursorOf(after: string | undefined): Cursor | null {
  if (after === undefined) return null
  try {
    const [key, id] = JSON.parse(Buffer.from(after, 'base64url').toString()) as unknown[]
    if (typeof key === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id)) return { key, id }
  } catch {
    // Falls through.
  }
  throw new Invalid('query.after', 'bad-shape')
}
