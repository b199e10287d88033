import { sql } from 'kysely'
import { sendText, type Tx } from '../../platform/database/database.ts'
import { at } from '../../platform/database/time.ts'
import type { ConsentWay, Purpose } from '../people/consent.ts'
import type { ConsentSort } from './consent.ts'

/** A consent as it is stored. Times are epoch milliseconds. */
export interface Consent {
  readonly id: string
  readonly residentId: string
  readonly helperId: string
  readonly unitCode: string
  readonly helperName: string
  readonly relation: string
  readonly city: string | null
  readonly purposes: readonly Purpose[]
  readonly validFrom: number
  readonly validTo: number
  readonly way: ConsentWay
  readonly givenAt: number
  readonly writtenBy: string | null
  readonly calledAt: number | null
  readonly photoIds: readonly string[]
  readonly revokedAt: number | null
}

const columns = [
  'id',
  'residentId',
  'helperId',
  'unitCode',
  'helperName',
  'relation',
  'city',
  'purposes',
  'validFrom',
  'validTo',
  'way',
  'givenAt',
  'writtenBy',
  'calledAt',
  'photoIds',
  'revokedAt',
] as const

/** The newest hundred that somebody gave. */
export async function listGivenBy(tx: Tx, residentId: string): Promise<Consent[]> {
  return (await tx
    .selectFrom('people.consent')
    .select(columns)
    .where('residentId', '=', residentId)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()) as Consent[]
}

/** Those by which the actor helps now. */
export async function listHelpedBy(tx: Tx, helperId: string): Promise<Consent[]> {
  return (await tx
    .selectFrom('people.consent')
    .select(columns)
    .where('helperId', '=', helperId)
    .where('revokedAt', 'is', null)
    .where(sql<boolean>`people.is_in_force(consent)`)
    .orderBy('id')
    .limit(100)
    .execute()) as Consent[]
}

export interface ConsentSearch {
  readonly words: string | undefined
  readonly unitCode: string | undefined
  readonly state?: 'in-force' | 'ended' | undefined
  readonly sort: ConsentSort
  readonly after: { readonly validTo: number; readonly id: string } | null
  readonly limit: number
}

/** Consents of people of the actor's units; by the beginning of the resident's or the helper's name. */
export async function listConsents(
  tx: Tx,
  { words, unitCode, state, sort, after, limit }: ConsentSearch,
  now: number,
): Promise<Consent[]> {
  let query = tx
    .selectFrom('people.consent')
    .select(columns)
    .where(sql<boolean>`unit_code = any((select actor.units('business'))::text[])`)
  if (unitCode) query = query.where(sql<boolean>`unit_code ^@ ${unitCode}`)
  if (state === 'in-force') query = query.where('revokedAt', 'is', null).where('validTo', '>', at(now))
  if (state === 'ended')
    query = query.where((eb) => eb.or([eb('revokedAt', 'is not', null), eb('validTo', '<=', at(now))]))
  if (words) {
    query = query.where(
      sql<boolean>`(helper_name ^@ ${words} or exists (
        select from people.person p where p.id = consent.resident_id and (p.name ^@ ${words} or p.pinyin ^@ ${words})))`,
    )
  }
  if (sort === 'to') {
    if (after) query = query.where(sql<boolean>`(valid_to, id) > (${at(after.validTo)}, ${after.id}::uuid)`)
    return (await query.orderBy('validTo').orderBy('id').limit(limit).execute()) as Consent[]
  }
  const upwards = sort === 'given'
  if (after) query = query.where('id', upwards ? '>' : '<', after.id)
  return (await query
    .orderBy('id', upwards ? 'asc' : 'desc')
    .limit(limit)
    .execute()) as Consent[]
}

export async function findConsent(tx: Tx, id: string): Promise<Consent | undefined> {
  return (await tx.selectFrom('people.consent').select(columns).where('id', '=', id).executeTakeFirst()) as
    | Consent
    | undefined
}

export async function insertConsent(tx: Tx, consent: Omit<Consent, 'revokedAt'>): Promise<void> {
  const { validFrom, validTo, givenAt, calledAt, purposes, photoIds, ...rest } = consent
  await tx
    .insertInto('people.consent')
    .values({
      ...rest,
      purposes: [...purposes],
      photoIds: [...photoIds],
      validFrom: at(validFrom),
      validTo: at(validTo),
      givenAt: at(givenAt),
      calledAt: calledAt === null ? null : at(calledAt),
    })
    .execute()
}

/** Whether it was still in force. Nothing is returned of it: whoever gives the helping up sees it no more. */
export async function updateAsEnded(tx: Tx, id: string, by: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('people.consent')
    .set({ revokedAt: at(now), revokedBy: by })
    .where('id', '=', id)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface DeedRow {
  readonly id: number
  readonly at: number
  readonly kind: string
  readonly needId: string
  readonly number: string
  readonly title: string
}

/** What a helper did on needs of somebody, as far as the actor sees those needs; newest first. */
export async function listDeeds(
  tx: Tx,
  { residentId, helperId, givenAt }: Pick<Consent, 'residentId' | 'helperId' | 'givenAt'>,
  before: number | null,
  limit: number,
): Promise<DeedRow[]> {
  return sendText(
    tx,
    `select event.id::integer, event.at, event.kind, n.id as "needId", n.number, n.title
     from needs.need n join events.event on event.noun = 'need' and event.noun_id = n.id
     where n.reporter_id = $1 and event.person_id = $2 and event.at >= $3
       and event.kind in ('report', 'reportByVoice', 'note', 'confirm', 'sayUnsolved', 'withdraw')
       and ($4::bigint is null or event.id < $4::bigint)
     order by event.id desc limit $5`,
    [residentId, helperId, at(givenAt), before, limit],
  )
}
