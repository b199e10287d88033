import type { Context } from '../../../platform/actor/actor.ts'
import { holdsPost, personOf } from '../../../platform/actor/actor.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { findStreetCode } from '../../../platform/settings/street.ts'
import { type BroadCategory, broadCategories, type Stage } from '../need.ts'
import {
  type Category,
  deleteView,
  findCategory,
  insertCategories,
  insertView,
  listCategories,
  listViews,
  type SavedView,
  updateCategory,
} from '../store/desk-store.ts'
import { usualCategories } from './words.zh.ts'

/** The street's finer categories, and the views that somebody keeps. */

const mostViews = 20

/** Adds a finer category of the street's own. */
export async function addCategory(context: Context, told: { broad: BroadCategory; name: string }): Promise<Category> {
  const { tx, actor } = context
  const streetCode = await findStreetCode(tx, actor)
  if (streetCode === null || !configures(context, streetCode)) throw new Refused('no-right')
  const position = (await listCategories(tx)).filter(({ broad }) => broad === told.broad).length
  const category = { id: uuidv7(context.now), streetCode, ...told, position }
  if ((await insertCategories(tx, [category])).length === 0) throw new Refused('category-in-use')
  await log(context, {
    kind: 'categoryAdded',
    noun: 'need-category',
    nounId: category.id,
    unitCode: streetCode,
    facts: { broad: told.broad },
  })
  return { ...category, retiredAt: null }
}

/** Renames, moves, retires or brings back a finer category. What was sorted under it stays so. */
export async function changeCategory(
  context: Context,
  categoryId: string,
  told: { name?: string | undefined; position?: number | undefined; retired?: boolean | undefined },
): Promise<Category> {
  const { tx, now } = context
  const category = await findCategory(tx, categoryId)
  if (!category) throw new NotFound()
  if (!configures(context, category.streetCode)) throw new Refused('no-right')
  const { name, position, retired } = told
  const alike = (await listCategories(tx)).some(
    (other) => other.id !== categoryId && other.broad === category.broad && other.name === name,
  )
  if (alike) throw new Refused('category-in-use')
  const changed = await updateCategory(tx, categoryId, {
    name: name ?? category.name,
    position: position ?? category.position,
    ...(retired !== undefined && { retiredAt: retired ? now : null }),
  })
  await log(context, {
    kind: 'categoryChanged',
    noun: 'need-category',
    nounId: categoryId,
    unitCode: category.streetCode,
    facts: { position: changed.position, retired: changed.retiredAt !== null },
  })
  return changed
}

/** The finer categories that a new street begins with; those that are there already stay as they are. */
export async function beginCategories(context: Context, streetCode: string): Promise<void> {
  const rows = broadCategories.flatMap((broad) =>
    usualCategories[broad].map((name, position) => ({ id: uuidv7(context.now), streetCode, broad, name, position })),
  )
  await insertCategories(context.tx, rows)
}

function configures({ actor }: Context, streetCode: string): boolean {
  return holdsPost(actor, ['street-officer', 'operator'], streetCode)
}

/** Keeps the filters that stand in the address, under a name. */
export async function saveView(
  context: Context,
  told: { name: string; stage: Stage | null; address: string },
): Promise<SavedView> {
  const personId = personOf(context)
  const views = await listViews(context.tx, personId)
  if (views.length >= mostViews) throw new Refused('too-many-views')
  const view = { id: uuidv7(context.now), ...told, position: views.length }
  if (!(await insertView(context.tx, { ...view, personId }))) throw new Refused('view-exists')
  return view
}

export async function removeView(context: Context, viewId: string): Promise<void> {
  if (!(await deleteView(context.tx, personOf(context), viewId))) throw new NotFound()
}
