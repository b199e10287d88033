import type { Context } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import {
  type BatchOfImporter,
  type ExportPage,
  logBrought,
  registerImporter,
  type RowOutcome,
  type RowRefusal,
  type RowToInsert,
  type Values,
} from '../../platform/imports/importer.ts'
import { findHomes, type Home, homeColumns, homeReasons, listHomesOf } from '../territory/index.ts'
import { may } from './access.ts'
import {
  insertHouseholds,
  listHouseholdsAfter,
  listHouseholdsAt,
  type NumberedHousehold,
  removeImport,
} from './import-store.ts'
import { importWords } from './import-words.zh.ts'

const { columns, households: say } = importWords
const rowsOnAPage = 1_000

/** Households, one a row: known again by the door, and by the number where several live behind it. */
registerImporter({
  kind: 'households',
  right: 'import',
  title: say.title,
  place: 4,
  columns: [...homeColumns, { key: 'household', ...columns.household, type: 'code', maxLength: 20 }],
  counted: [{ key: 'people', ...say.people, type: 'number' }],
  reasons: { ...homeReasons, ...say.reasons },
  keysOf(values) {
    const parts = [...homeColumns.map(({ key }) => key), 'household'].map((key) => values[key] ?? '')
    return [{ column: values.household ? 'household' : doorColumn(values), key: parts.join(' ') }]
  },
  insertRows,
  async undo({ tx }, { id }) {
    const { removed, workedOn, used } = await removeImport(tx, id, 'household')
    return { removed, kept: { 'worked-on': workedOn, 'in-use': used } }
  },
  listRows,
})

async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const { tx, actor, now } = context
  const values = rows.map((row) => row.values)
  const found = (await findHomes(context, batch.unitCode, values)).map((home, index) =>
    behindADoor(home, values[index]!),
  )
  const doorIds = found.flatMap((home) => ('refused' in home ? [] : [home.doorId]))
  const known = new Set((await listHouseholdsAt(tx, [...new Set(doorIds)])).flatMap(keysOf))

  const made: NumberedHousehold[] = []
  const outcomes = found.map((home, index): RowOutcome => {
    if ('refused' in home) return home
    const number = (values[index]!.household as string | null) ?? null
    if (known.has(keyOf(home.doorId, number))) return 'known'
    if (!may(actor, 'register', home.unitCode)) return { refused: 'not-your-units', column: 'community' }
    const household = { ...home, id: uuidv7(now), number }
    for (const key of keysOf(household)) known.add(key)
    made.push(household)
    return 'added'
  })

  await insertHouseholds(tx, made)
  await logBrought(context, batch, 'household', made)
  return outcomes
}

type HomeBehindADoor = Home & { readonly doorId: string }

function behindADoor(home: Home | RowRefusal, values: Values): HomeBehindADoor | RowRefusal {
  if ('refused' in home) return home
  const { unitCode, doorId } = home
  return doorId === null ? { refused: 'household-without-door', column: doorColumn(values) } : { unitCode, doorId }
}

/** The cell to mend is the one that somebody wrote. */
function doorColumn({ building, address }: Values): string {
  return address && !building ? 'address' : 'door'
}

/** A row without a number means whichever household is behind the door. */
function keysOf({ doorId, number }: Pick<NumberedHousehold, 'doorId' | 'number'>): string[] {
  return [keyOf(doorId, null), keyOf(doorId, number)]
}

function keyOf(doorId: string, number: string | null): string {
  return number === null ? doorId : `${doorId} ${number}`
}

async function listRows({ tx }: Context, { after }: { after: string | null }): Promise<ExportPage> {
  const households = await listHouseholdsAfter(tx, after, rowsOnAPage)
  const homes = await listHomesOf(tx, households)
  const rows = households.map(({ number, people }, index) => ({ ...homes[index]!, household: number, people }))
  return { rows, next: households.length < rowsOnAPage ? null : households.at(-1)!.id }
}
