import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { FormMapping, FormSort } from './form.ts'

export interface Form {
  readonly id: string
  readonly unitCode: string
  readonly name: string
  readonly addedBy: string
  readonly addedAt: number
}

export interface Version {
  readonly id: string
  readonly formId: string
  readonly number: number
  readonly fileName: string
  readonly mapping: FormMapping | null
  readonly addedBy: string
  readonly addedAt: number
}

/** A form with its newest version, without the file. */
export interface KeptForm extends Form {
  readonly version: Version
}

const newest = sql`
  select form.id, form.unit_code, form.name, form.added_by, form.added_at,
    version.id as version_id, version.number, version.file_name, version.mapping, version.added_by as version_by,
    version.added_at as version_at
  from forms.form
  cross join lateral (
    select v.* from forms.version v where v.form_id = form.id order by v.number desc limit 1) version`

interface NewestRow {
  id: string
  unitCode: string
  name: string
  addedBy: string
  addedAt: number
  versionId: string
  number: number
  fileName: string
  mapping: FormMapping | null
  versionBy: string
  versionAt: number
}

export async function findForm(tx: Tx, id: string): Promise<KeptForm | undefined> {
  const { rows } = await sql<NewestRow>`${newest} where form.id = ${id}::uuid`.execute(tx)
  return rows[0] && kept(rows[0])
}

export interface FormSearch {
  readonly words?: string | undefined
  readonly sort: FormSort
  readonly after?: string | undefined
  readonly limit: number
}

/** Forms that are in use. */
export async function listForms(tx: Tx, { words, sort, after, limit }: FormSearch): Promise<KeptForm[]> {
  const [beyond, way] = sort === 'added' ? [sql`>`, sql`asc`] : [sql`<`, sql`desc`]
  const { rows } = await sql<NewestRow>`${newest}
    where form.retired_at is null ${words ? sql`and strpos(form.name, ${words}) > 0` : sql``}
      ${after === undefined ? sql`` : sql`and form.id ${beyond} ${after}::uuid`}
    order by form.id ${way} limit ${limit}::integer`.execute(tx)
  return rows.map(kept)
}

function kept({ versionId, number, fileName, mapping, versionBy, versionAt, ...form }: NewestRow): KeptForm {
  const version = { id: versionId, formId: form.id, number, fileName, mapping, addedBy: versionBy, addedAt: versionAt }
  return { ...form, version }
}

export async function insertForm(tx: Tx, form: Form): Promise<boolean> {
  const result = await tx
    .insertInto('forms.form')
    .values({ ...form, addedAt: at(form.addedAt) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function insertVersion(tx: Tx, version: Omit<Version, 'mapping'> & { file: Buffer }): Promise<boolean> {
  const result = await tx
    .insertInto('forms.version')
    .values({ ...version, addedAt: at(version.addedAt) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function listVersions(tx: Tx, formId: string): Promise<Omit<Version, 'mapping'>[]> {
  return tx
    .selectFrom('forms.version')
    .select(['id', 'formId', 'number', 'fileName', 'addedBy', 'addedAt'])
    .where('formId', '=', formId)
    .orderBy('number', 'desc')
    .limit(100)
    .execute()
}

/** The workbook of a version, and what goes where in it. */
export async function findFile(
  tx: Tx,
  versionId: string,
): Promise<{ file: Buffer; mapping: FormMapping | null } | undefined> {
  const row = await tx
    .selectFrom('forms.version')
    .select(['file', 'mapping'])
    .where('id', '=', versionId)
    .executeTakeFirst()
  return row as { file: Buffer; mapping: FormMapping | null } | undefined
}

export async function updateMapping(
  tx: Tx,
  versionId: string,
  mapping: FormMapping,
  { by, now }: { by: string; now: number },
): Promise<void> {
  await tx
    .updateTable('forms.version')
    .set({ mapping: JSON.stringify(mapping), mappedBy: by, mappedAt: at(now) })
    .where('id', '=', versionId)
    .execute()
}

export async function updateAsRetired(tx: Tx, formId: string, now: number): Promise<void> {
  await tx
    .updateTable('forms.form')
    .set({ retiredAt: at(now) })
    .where('id', '=', formId)
    .execute()
}

export interface Filling {
  readonly id: string
  readonly versionId: string
  readonly formId: string
  readonly formName: string
  readonly unitCode: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly state: 'waiting' | 'done' | 'failed'
  readonly rowsRead: number
  readonly reason: string | null
  readonly failure: string | null
  readonly askedBy: string
  readonly askedAt: number
  readonly endedAt: number | null
}

function fillings(tx: Tx) {
  return tx
    .selectFrom('forms.filling as filling')
    .innerJoin('forms.version as version', 'version.id', 'filling.versionId')
    .innerJoin('forms.form as form', 'form.id', 'version.formId')
    .select([
      'filling.id',
      'filling.versionId',
      'form.id as formId',
      'form.name as formName',
      'filling.unitCode',
      'filling.periodFrom',
      'filling.periodTo',
      'filling.state',
      'filling.rowsRead',
      'filling.reason',
      'filling.failure',
      'filling.askedBy',
      'filling.askedAt',
      'filling.endedAt',
    ])
}

export async function findFilling(tx: Tx, id: string): Promise<Filling | undefined> {
  return (await fillings(tx).where('filling.id', '=', id).executeTakeFirst()) as Filling | undefined
}

/** Newest first. */
export async function listFillings(
  tx: Tx,
  formId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Filling[]> {
  const rows = await fillings(tx)
    .where('form.id', '=', formId)
    .$if(after !== undefined, (query) => query.where('filling.id', '<', after!))
    .orderBy('filling.id', 'desc')
    .limit(limit)
    .execute()
  return rows as Filling[]
}

export type NewFilling = Pick<
  Filling,
  'id' | 'versionId' | 'unitCode' | 'periodFrom' | 'periodTo' | 'reason' | 'askedBy' | 'askedAt'
>

export async function insertFilling(tx: Tx, filling: NewFilling): Promise<void> {
  await tx
    .insertInto('forms.filling')
    .values({ ...filling, askedAt: at(filling.askedAt) })
    .execute()
}

export async function updateRowsRead(tx: Tx, id: string, rowsRead: number): Promise<void> {
  await tx.updateTable('forms.filling').set({ rowsRead }).where('id', '=', id).execute()
}

/** `sealedTrace` is the list of its traced cells. */
export async function updateAsDone(tx: Tx, id: string, sealedTrace: string, now: number): Promise<void> {
  await tx
    .updateTable('forms.filling')
    .set({ state: 'done', trace: sealedTrace, endedAt: at(now) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

export async function updateAsFailed(tx: Tx, id: string, failure: string, now: number): Promise<void> {
  await tx
    .updateTable('forms.filling')
    .set({ state: 'failed', failure, endedAt: at(now) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
}

/** Where the cells of a filling come from, sealed; null while it isn't filled, and once it was thrown away. */
export async function findTrace(tx: Tx, id: string): Promise<string | null> {
  const row = await tx.selectFrom('forms.filling').select('trace').where('id', '=', id).executeTakeFirst()
  return row?.trace ?? null
}

/** For the machine's clock: fillings that ended before a moment and whose file is still there. */
export async function listKept(tx: Tx, endedBefore: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('forms.filling')
    .select('id')
    .where('trace', 'is not', null)
    .where('endedAt', '<', at(endedBefore))
    .execute()
  return rows.map(({ id }) => id)
}

export async function updateAsThrownAway(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('forms.filling')
    .set({ trace: null })
    .where('id', 'in', [...ids])
    .execute()
}
