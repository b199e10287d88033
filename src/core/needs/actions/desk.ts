import type { Context } from '../../../platform/actor/actor.ts'
import { holdsPost, personOf } from '../../../platform/actor/actor.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { listEvents, log } from '../../../platform/events/log.ts'
import { type Outcome, takeEach } from '../../../platform/lists/many.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { findStreetCode } from '../../../platform/settings/street.ts'
import { type BroadCategory, broadCategories } from '../need.ts'
import { undoMinutes } from '../settings.ts'
import { undoRefusal } from '../step-rules.ts'
import { type Category, findCategory, insertCategories, listCategories, updateCategory } from '../store/desk-store.ts'
import { refusals } from '../words.zh.ts'
import { usualCategories } from './words.zh.ts'

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
    facts: {
      position: changed.position,
      retired: changed.retiredAt !== null,
      ...(retired !== undefined && { retiredBefore: category.retiredAt }),
    },
  })
  return changed
}

/** Retires finer categories, or takes them into use again; each has its own outcome. */
export function switchCategories(
  context: Context,
  categoryIds: readonly string[],
  { retired }: { retired: boolean },
): Promise<Outcome[]> {
  return takeEach(
    categoryIds,
    async (categoryId) => {
      const category = await findCategory(context.tx, categoryId)
      if (category && (category.retiredAt !== null) === retired) {
        throw new Refused(retired ? 'category-retired-already' : 'category-used-already')
      }
      await changeCategory(context, categoryId, { retired })
    },
    refusals,
  )
}

/** Takes back what one has switched a short while ago: each category stands as before, retired since when it was. */
export function undoCategories(context: Context, categoryIds: readonly string[]): Promise<Outcome[]> {
  return takeEach(categoryIds, (categoryId) => undoSwitch(context, categoryId), refusals)
}

async function undoSwitch(context: Context, categoryId: string): Promise<void> {
  const { tx, now } = context
  const me = personOf(context)
  const category = await findCategory(tx, categoryId)
  if (!category) throw new NotFound()
  if (!configures(context, category.streetCode)) throw new Refused('no-right')
  const last = (await listEvents(tx, 'need-category', categoryId)).findLast(({ personId }) => personId === me)
  const { retired, retiredBefore } = last?.facts ?? {}
  // Where somebody else has switched it since, it no longer stands as the step left it.
  const isAsLeft = retiredBefore !== undefined && retired === (category.retiredAt !== null)
  const minutes = await setting(tx, undoMinutes, category.streetCode)
  const undoable = last && isAsLeft ? { by: me, until: last.at + minutes * 60_000 } : null
  const refusal = undoRefusal(undoable, me, now)
  if (refusal) throw new Refused(refusal)

  const retiredAt = typeof retiredBefore === 'number' ? retiredBefore : null
  await updateCategory(tx, categoryId, { retiredAt })
  await log(context, {
    kind: 'categoryChanged',
    noun: 'need-category',
    nounId: categoryId,
    unitCode: category.streetCode,
    facts: { position: category.position, retired: retiredAt !== null, undone: true },
  })
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
