import type { Context } from '../../platform/actor/actor.ts'
import { Refused } from '../../platform/contract/errors.ts'
import type { Value } from '../../platform/imports/cells.ts'
import {
  type BatchOfImporter,
  registerImporter,
  type RowOutcome,
  type RowToInsert,
  type Values,
} from '../../platform/imports/importer.ts'
import { mostText } from '../needs/need.ts'
import { listUnits, streetOf, unitsByName } from '../territory/index.ts'
import { may } from './access.ts'
import { keepOrder, type Recording } from './actions.ts'
import { hotline, readDue } from './order.ts'
import { listKnown, removeImport } from './store.ts'
import { importWords } from './words.zh.ts'

const { columns, reasons, title, dueNote, senderNote } = importWords

/** Orders from a sheet, each a need with the sender's number and deadline; a number that is known comes in once. */
registerImporter({
  kind: 'orders',
  right: 'import',
  title,
  columns: [
    { key: 'number', ...columns.number, type: 'code', required: true, maxLength: 60 },
    { key: 'sender', ...columns.sender, type: 'text', maxLength: 40, note: senderNote },
    { key: 'due', ...columns.due, type: 'text', required: true, maxLength: 40, note: dueNote },
    { key: 'title', ...columns.title, type: 'text', maxLength: 60 },
    { key: 'text', ...columns.text, type: 'text', required: true, maxLength: mostText },
    { key: 'caller', ...columns.caller, type: 'text', maxLength: 40 },
    { key: 'phone', ...columns.phone, type: 'phone' },
    { key: 'community', ...columns.community, type: 'text', maxLength: 60 },
    { key: 'place', ...columns.place, type: 'text', maxLength: 100 },
    { key: 'howToAnswer', ...columns.howToAnswer, type: 'text', maxLength: 500 },
  ],
  reasons,
  keysOf: ({ sender, number }) => [{ column: 'number', key: `${senderIn(sender)} ${textIn(number)}` }],
  insertRows,
  async undo({ tx }, { id }) {
    const { removed, kept } = await removeImport(tx, id)
    return { removed, kept: { 'worked-on': kept } }
  },
})

async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const streetCode = streetOf(batch.unitCode)
  const named = unitsByName(await listUnits(context.tx), streetCode)
  const usual = usualUnit(context, batch.unitCode)
  const asked = rows.map(({ values }) => ({ sender: senderIn(values.sender), number: textIn(values.number)! }))
  const known = new Set((await listKnown(context.tx, streetCode, asked)).map(keyOf))
  const outcomes: RowOutcome[] = []
  for (const [index, { values }] of rows.entries()) {
    const order = asked[index]!
    if (known.has(keyOf(order))) {
      outcomes.push('known')
      continue
    }
    const told = recordingOf(values, order, context.now, (text) => (text === null ? usual : unitNamed(named, text)))
    outcomes.push('refused' in told ? told : await keep(context, told, batch.id))
  }
  return outcomes
}

async function keep(context: Context, told: Recording, batchId: string): Promise<RowOutcome> {
  if (!may(context.actor, 'record', told.unitCode)) return { refused: 'order-of-another-unit', column: 'community' }
  try {
    await keepOrder(context, told, batchId)
    return 'added'
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason }
    throw error
  }
}

type Placed = string | { refused: string; column?: string }

function recordingOf(
  values: Values,
  { sender, number }: { sender: string; number: string },
  now: number,
  place: (text: string | null) => Placed,
): Recording | { refused: string; column?: string } {
  const dueAt = readDue(textIn(values.due) ?? '', now)
  if (dueAt === null) return { refused: 'due-not-read', column: 'due' }
  const unitCode = place(textIn(values.community))
  if (typeof unitCode !== 'string') return unitCode
  return {
    sender,
    number,
    dueAt,
    unitCode,
    text: textIn(values.text)!,
    title: textIn(values.title) ?? undefined,
    callerName: textIn(values.caller) ?? undefined,
    callerPhone: textIn(values.phone) ?? undefined,
    place: textIn(values.place) ?? undefined,
    howToAnswer: textIn(values.howToAnswer),
  }
}

function unitNamed(named: ReturnType<typeof unitsByName>, text: string): Placed {
  const unit = named.unit(text, 'community')
  return 'refused' in unit ? { refused: 'community-unknown', column: 'community' } : unit.code
}

/** A row without a community belongs where the importer works. */
function usualUnit({ actor }: Context, streetCode: string): string {
  if (may(actor, 'record', streetCode)) return streetCode
  const own = actor.grants.find(({ unitCode }) => unitCode !== null && may(actor, 'record', unitCode))
  return own?.unitCode ?? streetCode
}

function keyOf({ sender, number }: { sender: string; number: string }): string {
  return `${sender} ${number}`
}

function senderIn(value: Value | undefined): string {
  const told = textIn(value)
  return told === null || told.includes(hotline) ? hotline : told
}

function textIn(value: Value | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
