import { z } from 'zod'
import type { Context } from '../actor/actor.ts'

/** What stands in a cell: a number of a quantity, a `Date` of a moment, and a text for all else, numbers that are names with it. */
export type CellValue = string | number | Date | null

/** A column as it leaves on paper and in a workbook. */
export interface Column<Row> {
  readonly key: string
  readonly head: string
  /** In characters; 16 unless told. */
  readonly width?: number
  /** What it tells of where its cells are dates. */
  readonly dates?: 'days' | 'moments'
  /** Sealed fields come masked, as on the page. */
  cell(row: Row): CellValue
}

/** Why nothing of a list can be done to many rows at once, or the calls that do and undo it. */
export type Bulk =
  | { readonly none: string }
  | { readonly steps: readonly { readonly call: string; readonly undo: string }[] }

/** What a list is asked for. Everything but `after` and `limit` stands in the address of its page. */
export interface Asked<Filters> {
  readonly filters: Filters
  /** A key of the list's `sorts`. */
  readonly sort: string
  readonly after: string | undefined
  readonly limit: number
}

export interface PageOfRows<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/**
 * A list of the product, declared once in `<module>/lists.ts` and handed over as the module's `lists`: from this come its
 * workbook, its paper, its saved views, and the check that walks over every list.
 *
 *     export const peopleList = declareList({
 *       name: 'people',
 *       path: '/desk/people',
 *       title: words.pages.people,
 *       right: 'business',
 *       personal: true,
 *       filters: z.object({ q: Words, unit: UnitCode.optional(), alone: On }),
 *       sorts: { name: words.sorts.name, '-registered': words.sorts.newest },
 *       columns: [{ key: 'name', head: words.people.name, cell: ({ name }) => name }],
 *       idOf: ({ id }) => id,
 *       read: (context, { filters: { q, ...filters }, ...asked }) => readPeople(context, { words: q, ...filters, ...asked }),
 *       bulk: { none: words.people.oneByOne },
 *     })
 */
export interface List<Filters, Row> {
  /** Its name in addresses: lower case and dashes. */
  readonly name: string
  /** The page that shows it. */
  readonly path: string
  readonly title: string
  /** The right that opens the page; null for whoever is signed in. */
  readonly right: string | null
  /** Whether it tells of people: its paper then wears the name of who printed it. */
  readonly personal: boolean
  /** The filters as they stand in the address, each an optional text; `q` is what is searched for. Others are left aside. */
  readonly filters: z.ZodType<Filters>
  /** Each with its words, the usual one first, and an index behind it. `name` goes upwards, `-name` downwards. */
  readonly sorts: Readonly<Record<string, string>>
  readonly columns: readonly Column<Row>[]
  idOf(row: Row): string
  /** One page by key, as far as the actor sees the rows. */
  read(context: Context, asked: Asked<Filters>): Promise<PageOfRows<Row>>
  readonly bulk: Bulk
}

/** A list of some rows and filters, as the registry holds them all. */
// oxlint-disable-next-line typescript/no-explicit-any -- each list has rows and filters of its own
export type AnyList = List<any, any>

/** What is searched for, as an address holds it. */
export const Words = z.string().trim().max(60).optional()
/** A filter that is on or off. */
export const On = z.literal('1').optional()

/** Says what a list is; the compiler checks that its filters, rows and columns fit. */
export function declareList<Filters extends z.ZodObject, Row>(
  list: Omit<List<z.output<Filters>, Row>, 'filters'> & { readonly filters: Filters },
): AnyList {
  return list
}

/** Makes the lists of all modules known to the server. Throws when two bear one name. */
export function registerLists(lists: readonly AnyList[]): void {
  registered.clear()
  for (const list of lists) {
    if (registered.has(list.name)) throw new Error(`two lists are called ${list.name}`)
    registered.set(list.name, list)
  }
}

export function findList(name: string): AnyList | undefined {
  return registered.get(name)
}

/** Every list of the product, in the order of the modules. */
export function allLists(): AnyList[] {
  return [...registered.values()]
}

const registered = new Map<string, AnyList>()

/** The way in which a list goes when nobody says otherwise. */
export function usualSort({ sorts }: Pick<AnyList, 'sorts'>): string {
  return Object.keys(sorts)[0]!
}

/** One page of a list that is short enough to be read whole, in the order that it has. */
export function pageOf<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
  { after, limit }: Pick<Asked<unknown>, 'after' | 'limit'>,
): PageOfRows<Row> {
  const from = after === undefined ? 0 : rows.findIndex((row) => idOf(row) === after) + 1
  const page = rows.slice(from, from + limit)
  const last = page.at(-1)
  return { rows: page, next: from + limit < rows.length && last !== undefined ? idOf(last) : null }
}
