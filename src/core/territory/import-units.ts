import type { Context } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import {
  type BatchOfImporter,
  type ExportPage,
  logBrought,
  registerImporter,
  type RowOutcome,
  type RowToInsert,
  type Values,
} from '../../platform/imports/importer.ts'
import { may } from './access.ts'
import { isText, refusedAt, unitsByName } from './import-places.ts'
import { insertUnits, removeImport } from './import-store.ts'
import { importWords } from './import-words.zh.ts'
import { communityKey, gridKey } from './naming.ts'
import { listUnits } from './store.ts'
import { levelBelow, levelOf, levels, nextCode, parentOf, streetOf, type Unit, unitRefusal } from './unit.ts'

const { title, columns } = importWords.units

/** Communities and grids of the street, by code or by name under their unit; a parent may stand in the same sheet. */
registerImporter({
  kind: 'units',
  right: 'configure',
  title,
  place: 1,
  columns: [
    { key: 'code', ...columns.code, type: 'code', unique: true, maxLength: 15 },
    { key: 'name', ...columns.name, type: 'text', required: true, maxLength: 60 },
    { key: 'parent', ...columns.parent, type: 'text', maxLength: 60 },
  ],
  reasons: importWords.reasons,
  insertRows,
  async undo({ tx }, { id }) {
    const { removed, workedOn, used } = await removeImport(tx, id, 'unit')
    return { removed, kept: { 'worked-on': workedOn, 'in-use': used } }
  },
  listRows,
})

async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const units = await listUnits(context.tx)
  const made: Unit[] = []
  const streetCode = streetOf(batch.unitCode)
  // Communities first, wherever they stand in the sheet: a grid needs its own.
  const outcomes = new Map<RowToInsert, RowOutcome>()
  for (const row of rows.toSorted((a, b) => rank(a.values) - rank(b.values))) {
    const known = [...units, ...made]
    const planned = plan(context, row.values, known, streetCode)
    if (typeof planned === 'object' && 'code' in planned) made.push(planned)
    outcomes.set(row, typeof planned === 'object' && 'code' in planned ? 'added' : planned)
  }

  // A grid is the actor's to add once its community is there.
  for (const level of levels) {
    await insertUnits(
      context.tx,
      made.filter((unit) => unit.level === level),
    )
  }
  await logBrought(
    context,
    batch,
    'unit',
    made.map(({ id, code }) => ({ id, unitCode: code })),
  )
  return rows.map((row) => outcomes.get(row)!)
}

/** A community has 12 digits, or is called one. */
function rank({ code, name }: Values): number {
  if (isText(code)) return code.length
  return isText(name) && communityKey(name) !== name ? 12 : 15
}

function plan(
  { actor, now }: Context,
  { code, name, parent }: Values,
  units: readonly Unit[],
  streetCode: string,
): Unit | RowOutcome {
  const given = isText(code) ? code : null
  const taken = units.map((unit) => unit.code)
  const around = parentCodeOf(given, isText(parent) ? parent : null, units, streetCode)
  if (around !== null && typeof around === 'object') return around

  const called = name as string
  const earlier = units.find((unit) =>
    given ? unit.code === given : unit.parentCode === around && alike(unit, called),
  )
  if (earlier) return alike(earlier, called) ? 'known' : refusedAt('unit-code-taken', 'code')
  if (around === null) return refusedAt('unit-code-wrong', 'code')
  if (!may(actor, 'addUnit', around)) return refusedAt('not-your-units', given ? 'code' : 'parent')
  const chosen = given ?? nextCode(around, taken)
  if (!chosen) return refusedAt('no-code-left', 'code')
  if (unitRefusal(around, chosen, taken) || !taken.includes(around)) return refusedAt('unit-code-wrong', 'code')
  return { id: uuidv7(now), code: chosen, level: levelBelow(levelOf(around)!)!, parentCode: around, name: called }
}

/** The code of the unit around; null for the street itself. */
function parentCodeOf(
  code: string | null,
  parent: string | null,
  units: readonly Unit[],
  streetCode: string,
): string | null | Exclude<RowOutcome, string> {
  if (code !== null) {
    if (!code.startsWith(streetCode)) return refusedAt('unit-of-another-street', 'code')
    return levelOf(code) === null ? refusedAt('unit-code-wrong', 'code') : parentOf(code)
  }
  if (parent === null) return refusedAt('parent-missing', 'parent')
  const around = unitsByName(units, streetCode).unit(parent, 'parent')
  return 'refused' in around ? around : around.code
}

function alike({ name, level }: Unit, called: string): boolean {
  const keyOf = level === 'grid' ? gridKey : communityKey
  return name === called || (level !== 'street' && keyOf(name) === keyOf(called))
}

async function listRows({ tx }: Context): Promise<ExportPage> {
  const units = await listUnits(tx)
  const names = new Map(units.map((unit) => [unit.code, unit.name]))
  const rows = units.map(({ code, name, parentCode }) => ({
    code,
    name,
    parent: parentCode === null ? null : names.get(parentCode)!,
  }))
  return { rows, next: null }
}
