import { type Context, personOf } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { Conflict, NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { seal } from '../../platform/sealing/seal.ts'
import { getUnit } from '../../core/territory/index.ts'
import { isPeriod, type Period } from '../figures/index.ts'
import { mayKeepForms } from './access.ts'
import { rowNumberField } from './fill.ts'
import { type FormMapping, type Grid, mappingFault } from './form.ts'
import { gridOf } from './grid.ts'
import { findSource, type Source, vocabularyOf } from './sources.ts'
import {
  findFile,
  findForm,
  insertFilling,
  insertForm,
  insertVersion,
  type KeptForm,
  updateAsRetired,
  updateMapping,
} from './store.ts'
import { suggest } from './suggest.ts'
import { openForm } from './workbook.ts'

export interface BroughtForm {
  /** The command's id: the same file again is kept once. */
  readonly id: string
  readonly fileName: string
  readonly bytes: Buffer
}

/** Keeps somebody's blank form for a unit, under the name of its file. Returns its id. */
export async function addForm(context: Context, unitCode: string, brought: BroughtForm): Promise<string> {
  const { tx, actor, now } = context
  const unit = await getUnit(tx, unitCode)
  if (unit.level === 'grid' || !mayKeepForms(actor, unitCode)) throw new Refused('not-your-form')
  await openForm(brought.bytes)

  const { id, fileName } = brought
  const addedBy = personOf(context)
  if (!(await insertForm(tx, { id, unitCode, name: nameOf(fileName), addedBy, addedAt: now }))) {
    const before = await findForm(tx, id)
    if (before?.addedBy !== addedBy) throw new Conflict('other-body')
    return id
  }
  await insertVersion(tx, { ...versionOf(brought, addedBy, now), id: uuidv7(now), formId: id, number: 1 })
  await log(context, { kind: 'form-added', noun: 'form', nounId: id, unitCode })
  return id
}

/** Keeps a newer blank of a form. What went where stays where every cell of it can still be written. */
export async function addVersion(context: Context, formId: string, brought: BroughtForm): Promise<void> {
  const { tx, now } = context
  const form = await getOwnForm(context, formId)
  const grids = await gridsOf(brought.bytes)

  const version = { ...versionOf(brought, personOf(context), now), formId, number: form.version.number + 1 }
  if (!(await insertVersion(tx, version))) return
  const { mapping } = form.version
  if (mapping && mappingFault(mapping, grids) === null) {
    await updateMapping(tx, brought.id, mapping, { by: personOf(context), now })
  }
  const facts = { number: version.number }
  await log(context, { kind: 'form-renewed', noun: 'form', nounId: formId, unitCode: form.unitCode, facts })
}

/** Says what goes into which cells of the newest version. */
export async function mapForm(context: Context, formId: string, mapping: FormMapping): Promise<void> {
  const { tx, now } = context
  const form = await getOwnForm(context, formId)
  const fault = mappingFault(mapping, await gridsOf(await getFile(context, form)))
  if (fault) throw new Refused(fault)
  if (mapping.lists.some((list) => !isKnown(findSource(context, list.list), list.columns)))
    throw new Refused('field-unknown')
  if (mapping.cells.some(({ figure, fact }) => (figure === undefined) === (fact === undefined)))
    throw new Refused('field-unknown')

  await updateMapping(tx, form.version.id, mapping, { by: personOf(context), now })
  const facts = { lists: mapping.lists.length, cells: mapping.cells.length }
  await log(context, { kind: 'form-mapped', noun: 'form', nounId: formId, unitCode: form.unitCode, facts })
}

function isKnown(source: Source | undefined, columns: readonly { readonly field: string }[]): boolean {
  const keys = new Set([rowNumberField, ...(source?.fields.map(({ key }) => key) ?? [])])
  return source !== undefined && columns.every(({ field }) => keys.has(field))
}

/** Has a form filled for a unit and a period; a job does it. Returns the id by which to ask how far it is. */
export async function fillForm(
  context: Context,
  formId: string,
  { unitCode, reason, ...period }: Period & { unitCode: string; reason: string | null },
): Promise<string> {
  const { tx, actor, now } = context
  const form = await getForm(context, formId)
  await getUnit(tx, unitCode)
  if (!mayKeepForms(actor, unitCode)) throw new Refused('not-your-form')
  if (form.version.mapping === null) throw new Refused('nothing-mapped')
  if (!isPeriod(period)) throw new Refused('period-wrong')

  const id = uuidv7(now)
  const me = personOf(context)
  await insertFilling(tx, {
    id,
    versionId: form.version.id,
    unitCode,
    periodFrom: period.from,
    periodTo: period.to,
    reason: reason === null ? null : await seal(tx, reason, me),
    askedBy: me,
    askedAt: now,
  })
  const facts = { from: period.from, to: period.to, opened: reason !== null }
  await log(context, {
    kind: 'form-filled',
    noun: 'form',
    nounId: formId,
    unitCode,
    facts,
    note: reason,
    noteOwner: me,
  })
  await enqueue(context, 'forms.fill', { fillingId: id })
  return id
}

/** What the heads of all its sheets suggest, those that are hidden aside. */
export async function suggestMapping(context: Context, formId: string): Promise<FormMapping> {
  const book = await openForm(await getFile(context, await getForm(context, formId)))
  const vocabulary = await vocabularyOf(context)
  const suggested = book.sheets.filter(({ hidden }) => !hidden).map((sheet) => suggest(gridOf(book, sheet), vocabulary))
  return { lists: suggested.flatMap(({ lists }) => lists), cells: suggested.flatMap(({ cells }) => cells) }
}

/** Takes a form out of the list. What was filled stays. */
export async function retireForm(context: Context, formId: string): Promise<void> {
  const form = await getOwnForm(context, formId)
  await updateAsRetired(context.tx, formId, context.now)
  await log(context, { kind: 'form-retired', noun: 'form', nounId: formId, unitCode: form.unitCode })
}

/** The form with its newest version, or `NotFound`. */
export async function getForm({ tx }: Pick<Context, 'tx'>, formId: string): Promise<KeptForm> {
  const form = await findForm(tx, formId)
  if (!form) throw new NotFound()
  return form
}

export async function getFile({ tx }: Pick<Context, 'tx'>, { version }: KeptForm): Promise<Buffer> {
  const found = await findFile(tx, version.id)
  if (!found) throw new NotFound()
  return found.file
}

async function getOwnForm(context: Context, formId: string): Promise<KeptForm> {
  const form = await getForm(context, formId)
  if (!mayKeepForms(context.actor, form.unitCode)) throw new Refused('not-your-form')
  return form
}

async function gridsOf(bytes: Buffer): Promise<Grid[]> {
  const book = await openForm(bytes)
  return book.sheets.map((sheet) => gridOf(book, sheet))
}

function versionOf({ id, fileName, bytes }: BroughtForm, addedBy: string, addedAt: number) {
  return { id, fileName, file: bytes, addedBy, addedAt }
}

/** `附件2.走访登记表.xlsx` is called 附件2.走访登记表. */
function nameOf(fileName: string): string {
  return (
    fileName
      .replace(/\.xlsx$/i, '')
      .trim()
      .slice(0, 60) || fileName.slice(0, 60)
  )
}
