import { type Context, personOf } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import { Invalid, NotFound, Refused } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import { findStreetCode } from '../settings/street.ts'
import type { SavedView } from './contract.ts'
import { type AnyList, type Asked, findList, type PageOfRows, usualSort } from './list.ts'
import { deleteView, findListOfView, insertView, listViews, updateFirstView } from './store.ts'

const mostViews = 20
const pageRows = 500
/** Rows of a workbook. */
export const mostRows = 50_000

/** The list of this name, when the actor may open its page. */
export function getList({ actor }: Pick<Context, 'actor'>, name: string): AnyList {
  const list = findList(name)
  if (!list || (list.right !== null && !actor.rights.has(list.right))) throw new NotFound()
  return list
}

export interface Narrowed {
  readonly filters: Readonly<Record<string, unknown>>
  readonly sort: string
}

/** What an address asks of a list. An unknown sort is the usual one; throws `Invalid` for a filter that can't be. */
export function narrowedBy(list: AnyList, query: Readonly<Record<string, unknown>>): Narrowed {
  const parsed = list.filters.safeParse(query)
  if (!parsed.success) throw new Invalid(`query.${parsed.error.issues[0]!.path.join('.')}`, 'bad-shape')
  const { sort } = query
  return { filters: parsed.data, sort: typeof sort === 'string' && sort in list.sorts ? sort : usualSort(list) }
}

export function readPage(
  context: Context,
  list: AnyList,
  asked: Asked<Narrowed['filters']>,
): Promise<PageOfRows<unknown>> {
  return list.read(context, asked)
}

/**
 * All rows of a list, page by page, for whoever takes them out. When the last one was pulled it stands in the log who took
 * which list, how many rows and under which filters. Throws `Refused` when there are more than `mostRows`.
 */
export async function* takeRows(context: Context, list: AnyList, narrowed: Narrowed): AsyncGenerator<unknown> {
  let taken = 0
  let after: string | undefined
  do {
    const page = await readPage(context, list, { ...narrowed, after, limit: pageRows })
    taken += page.rows.length
    if (taken > mostRows) throw new Refused('list-too-long')
    yield* page.rows
    after = page.next ?? undefined
  } while (after !== undefined)
  await logTaken(context, list, narrowed, taken)
}

async function logTaken(context: Context, list: AnyList, { filters, sort }: Narrowed, rows: number): Promise<void> {
  const { q, ...others } = filters
  const narrowing = Object.entries(others).filter(([, value]) => value !== undefined)
  await log(context, {
    kind: 'list-taken-out',
    noun: 'list',
    nounId: context.commandId,
    unitCode: await findStreetCode(context.tx, context.actor),
    facts: { list: list.name, rows, filters: narrowing.map(([name, value]) => `${name}=${String(value)}`), sort },
    // What was searched for may be somebody's name or number.
    note: typeof q === 'string' ? q : null,
    noteOwner: personOf(context),
  })
}

/** Keeps what stands in the address of a list, under a name. */
export async function saveView(
  context: Context,
  listName: string,
  told: { name: string; address: string },
): Promise<SavedView> {
  const { tx, now } = context
  const personId = personOf(context)
  const list = getList(context, listName)
  if ((await listViews(tx, personId, list.name)).length >= mostViews) throw new Refused('too-many-views')

  const view = { id: uuidv7(now), ...told, opensFirst: false }
  if (!(await insertView(tx, { ...view, personId, list: list.name }))) throw new Refused('view-exists')
  return view
}

/** Opens a list with this view from now on; with `first` false, as it was before. */
export async function openFirst(context: Context, viewId: string, first: boolean): Promise<void> {
  const personId = personOf(context)
  const list = await findListOfView(context.tx, personId, viewId)
  if (list === undefined) throw new NotFound()
  await updateFirstView(context.tx, personId, list, first ? viewId : null)
}

export async function removeView(context: Context, viewId: string): Promise<void> {
  if (!(await deleteView(context.tx, personOf(context), viewId))) throw new NotFound()
}
