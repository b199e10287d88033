import { sql } from 'kysely'
import type { Context } from '../../platform/actor/actor.ts'
import { Refused } from '../../platform/contract/errors.ts'
import {
  type BatchOfImporter,
  type ExportPage,
  noteBrought,
  registerImporter,
  type RowOutcome,
  type RowToInsert,
} from '../../platform/imports/importer.ts'
import { findPeopleNamed, personColumns, personReasons } from '../people/index.ts'
import { homeReasons, listUnits, unitsByName } from '../territory/index.ts'
import { addPartner } from './actions/partners.ts'
import { importWords } from './import-words.zh.ts'
import { type PartnerKind, partnerKinds } from './partner.ts'
import { findPartnerNamed, listContacts, listPartnersBehind } from './store/partner-store.ts'
import { words } from './words.zh.ts'

const { title, columns, reasons } = importWords
const rowsOnAPage = 500
const [, phoneColumn, personIdColumn] = personColumns

/** Partners of the street and its communities, with whoever speaks for them. */
registerImporter({
  kind: 'partners',
  right: 'configure',
  title,
  place: 8,
  columns: [
    { key: 'name', ...columns.name, type: 'text', required: true, maxLength: 60 },
    { key: 'kind', ...columns.kind, type: 'choice', required: true, choices: kindChoices() },
    { key: 'unit', ...columns.unit, type: 'text', maxLength: 60 },
    { key: 'person', ...columns.person, type: 'text', maxLength: 40 },
    phoneColumn,
    personIdColumn,
  ],
  reasons: { ...homeReasons, ...personReasons, ...words.refusals, ...reasons },
  keysOf: ({ name, unit }) => [{ column: 'name', key: `${name} ${unit ?? ''}` }],
  insertRows,
  async undo({ tx }, { id }) {
    const { rows } = await sql<{ removed: number; workedOn: number; used: number }>`
      select removed, worked_on, used from partnership.undo_import(${id}::uuid)`.execute(tx)
    const { removed, workedOn, used } = rows[0]!
    return { removed, kept: { 'worked-on': workedOn, 'in-use': used } }
  },
  listRows,
})

function kindChoices() {
  return partnerKinds.map((kind) => ({ value: kind, label: words.partnerKinds[kind] }))
}

async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const byName = unitsByName(await listUnits(context.tx), batch.unitCode)
  const spoken = rows.filter(({ values }) => values.person)
  const people = await findPeopleNamed(
    context,
    spoken.map(({ values }) => ({
      person: values.person as string,
      phone: values.phone as string | null,
      personId: values.personId as string | null,
    })),
  )
  const contacts = new Map(spoken.map((row, index) => [row, people[index]!]))

  const outcomes: RowOutcome[] = []
  for (const row of rows) {
    const { name, kind, unit: where } = row.values
    const unit = where ? byName.unit(where as string, 'unit') : { code: batch.unitCode }
    const contact = contacts.get(row)
    if ('refused' in unit) outcomes.push(unit)
    else if (contact && 'refused' in contact) outcomes.push(contact)
    else {
      const partner = { unitCode: unit.code, name: name as string, kind: kind as PartnerKind }
      outcomes.push(await add(context, batch, { ...partner, contactId: contact?.id ?? null }))
    }
  }
  return outcomes
}

async function add(
  context: Context,
  batch: BatchOfImporter,
  partner: Parameters<typeof addPartner>[1],
): Promise<RowOutcome> {
  const known = await findPartnerNamed(context.tx, partner.unitCode, partner.name)
  if (known) return known.endedAt === null ? 'known' : { refused: 'partner-ended', column: 'name' }
  try {
    await noteBrought(context, batch, 'partner', [await addPartner(context, partner)])
    return 'added'
  } catch (error) {
    // The rules say no before anything is written.
    if (error instanceof Refused) return { refused: error.reason, column: 'unit' }
    throw error
  }
}

async function listRows({ tx }: Context, { after }: { after: string | null }): Promise<ExportPage> {
  const partners = await listPartnersBehind(tx, after, rowsOnAPage)
  const contacts = await listContacts(
    tx,
    partners.map(({ id }) => id),
  )
  const names = new Map((await listUnits(tx)).map(({ code, name }) => [code, name]))
  const rows = partners.map(({ id, unitCode, name, kind }) => {
    const contact = contacts.find(({ partnerId }) => partnerId === id)
    const unit = unitCode.length === 9 ? null : (names.get(unitCode) ?? unitCode)
    return { name, kind, unit, person: contact?.name ?? null, personId: contact?.personId ?? null }
  })
  return { rows, next: partners.length < rowsOnAPage ? null : partners.at(-1)!.id }
}
