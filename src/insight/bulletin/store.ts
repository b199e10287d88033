import { sql } from 'kysely'
import type { Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { BulletinSort, Frozen } from './bulletin.ts'

export interface Bulletin {
  readonly id: string
  readonly unitCode: string
  readonly year: number
  readonly number: number
  readonly periodFrom: string
  readonly periodTo: string
  readonly figures: Frozen
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly signer: string
  readonly writtenBy: string
  readonly writtenAt: number
  readonly version: number
}

const columns = [
  'id',
  'unitCode',
  'year',
  'number',
  'periodFrom',
  'periodTo',
  'figures',
  'title',
  'paragraphs',
  'signer',
  'writtenBy',
  'writtenAt',
  'version',
] as const

export async function findBulletin(tx: Tx, id: string): Promise<Bulletin | undefined> {
  const row = await tx.selectFrom('bulletin.bulletin').select(columns).where('id', '=', id).executeTakeFirst()
  return row as unknown as Bulletin | undefined
}

export interface BulletinSearch {
  readonly words: string | undefined
  readonly unitCode: string | undefined
  readonly sort: BulletinSort
  /** The last row that was read, with the last day of its period. */
  readonly after: { readonly to: string; readonly id: string } | null
  readonly limit: number
}

export async function listBulletins(
  tx: Tx,
  { words, unitCode, sort, after, limit }: BulletinSearch,
): Promise<Bulletin[]> {
  let query = tx.selectFrom('bulletin.bulletin').select(columns)
  if (words) query = query.where(sql<boolean>`strpos(title, ${words}) > 0`)
  if (unitCode) query = query.where(sql<boolean>`unit_code ^@ ${unitCode}`)
  if (sort === '-to') {
    if (after) query = query.where(sql<boolean>`(period_to, id) < (${after.to}::date, ${after.id}::uuid)`)
    query = query.orderBy('periodTo', 'desc')
  } else if (after) query = query.where('id', sort === 'written' ? '>' : '<', after.id)
  const rows = await query
    .orderBy('id', sort === 'written' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return rows as unknown as Bulletin[]
}

/** The number of the next issue; whoever asks at the same moment waits until this one is written. */
export async function nextNumber(tx: Tx, unitCode: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`bulletin ${unitCode} ${year}`}))`.execute(tx)
  const row = await tx
    .selectFrom('bulletin.bulletin')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('unitCode', '=', unitCode)
    .where('year', '=', year)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export async function insertBulletin(tx: Tx, bulletin: Omit<Bulletin, 'version'>): Promise<void> {
  await tx
    .insertInto('bulletin.bulletin')
    .values({
      ...bulletin,
      paragraphs: [...bulletin.paragraphs],
      figures: JSON.stringify(bulletin.figures),
      writtenAt: at(bulletin.writtenAt),
    })
    .execute()
}

export interface Wording {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly signer: string
}

/** False when somebody changed it since `version`. */
export async function updateWording(
  tx: Tx,
  id: string,
  { title, paragraphs, signer }: Wording,
  { version, by, now }: { version: number; by: string; now: number },
): Promise<boolean> {
  const result = await tx
    .updateTable('bulletin.bulletin')
    .set({ title, paragraphs: [...paragraphs], signer, changedBy: by, changedAt: at(now), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) > 0
}
