import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { State } from '../../needs/need.ts'
import type { RoundFacts, RoundState, WayToAnswer } from '../round.ts'

export interface Round extends RoundFacts {
  readonly id: string
  readonly unitCode: string
  readonly question: string
  readonly explanation: string | null
  readonly code: string
  readonly askedBy: string
  readonly result: string | null
}

const columns = [
  'id',
  'unitCode',
  'question',
  'explanation',
  'code',
  'opensAt',
  'closesAt',
  'askedBy',
  'result',
  'resultAt',
] as const

export interface RoundSearch {
  readonly unitCode: string | undefined
  readonly words: string | undefined
  readonly state: RoundState | undefined
  readonly now: number
  /** The newest first, else the oldest. */
  readonly descending: boolean
  readonly after: string | undefined
  readonly limit: number
}

/** Rounds of the units where the actor works, by when they were asked. */
export async function listRounds(
  tx: Tx,
  { unitCode, words, state, now, descending, after, limit }: RoundSearch,
): Promise<Round[]> {
  let query = tx
    .selectFrom('intake.round')
    .select(columns)
    .where(sql<boolean>`unit_code = any((select actor.units('business'))::text[])`)
  if (unitCode) query = query.where(sql<boolean>`unit_code ^@ ${unitCode}`)
  if (words) query = query.where(sql<boolean>`strpos(question, ${words}) > 0`)
  if (state === 'decided') query = query.where('resultAt', 'is not', null)
  if (state === 'running') query = query.where('resultAt', 'is', null).where('closesAt', '>', sql<number>`${at(now)}`)
  if (state === 'closed') query = query.where('resultAt', 'is', null).where('closesAt', '<=', sql<number>`${at(now)}`)
  if (after) query = query.where('id', descending ? '<' : '>', after)
  const order = descending ? 'desc' : 'asc'
  return (await query.orderBy('id', order).limit(limit).execute()) as Round[]
}

/** Rounds that are asked in these units, newest first. */
export async function listRoundsOf(
  tx: Tx,
  unitCodes: readonly string[],
  after: string | undefined,
  limit: number,
): Promise<Round[]> {
  if (unitCodes.length === 0) return []
  let query = tx
    .selectFrom('intake.round')
    .select(columns)
    .where('unitCode', 'in', [...unitCodes])
  if (after) query = query.where('id', '<', after)
  return (await query.orderBy('id', 'desc').limit(limit).execute()) as Round[]
}

export async function findRound(tx: Tx, id: string): Promise<Round | undefined> {
  return (await tx.selectFrom('intake.round').select(columns).where('id', '=', id).executeTakeFirst()) as
    | Round
    | undefined
}

export async function findRoundByCode(tx: Tx, code: string): Promise<Round | undefined> {
  return (await tx.selectFrom('intake.round').select(columns).where('code', '=', code).executeTakeFirst()) as
    | Round
    | undefined
}

/** The round, locked until the transaction ends, for staff of its unit. */
export async function lockRound(tx: Tx, id: string): Promise<Round | undefined> {
  return (await tx.selectFrom('intake.round').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()) as
    | Round
    | undefined
}

export async function insertRound(tx: Tx, round: Omit<Round, 'result' | 'resultAt'>): Promise<void> {
  await tx
    .insertInto('intake.round')
    .values({ ...round, opensAt: at(round.opensAt), closesAt: at(round.closesAt) })
    .execute()
}

export async function updateRoundAsClosed(tx: Tx, id: string, now: number): Promise<void> {
  await tx
    .updateTable('intake.round')
    .set({ closesAt: at(now) })
    .where('id', '=', id)
    .execute()
}

export async function updateResult(tx: Tx, id: string, result: string, resultBy: string, now: number): Promise<void> {
  await tx
    .updateTable('intake.round')
    .set({ result, resultBy, resultAt: at(now) })
    .where('id', '=', id)
    .execute()
}

/** Who answered under their name, those who are guarded too. */
export async function listAnswerers(tx: Tx, roundId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select intake.answerers(${roundId}::uuid) as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Where the actor lives; null for whoever is not registered. */
export async function findMyUnit(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ unit: string | null }>`select intake.my_unit() as unit`.execute(tx)
  return rows[0]?.unit ?? null
}

export interface Heading {
  readonly id: string
  readonly roundId: string
  readonly name: string
}

export async function listHeadings(tx: Tx, roundIds: readonly string[]): Promise<Heading[]> {
  if (roundIds.length === 0) return []
  return (await tx
    .selectFrom('intake.heading')
    .select(['id', 'roundId', 'name'])
    .where('roundId', 'in', [...roundIds])
    .orderBy('position')
    .orderBy('id')
    .execute()) as Heading[]
}

/** False when the round has a heading of this name already. */
export async function insertHeading(tx: Tx, heading: Heading, position: number): Promise<boolean> {
  const added = await tx
    .insertInto('intake.heading')
    .values({ ...heading, position })
    .onConflict((conflict) => conflict.columns(['roundId', 'name']).doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export interface AnswerCount {
  readonly roundId: string
  readonly headingId: string | null
  readonly answers: number
  readonly needs: number
}

export async function countAnswers(tx: Tx, roundIds: readonly string[]): Promise<AnswerCount[]> {
  if (roundIds.length === 0) return []
  const { rows } = await sql<AnswerCount>`select * from intake.count_answers(${[...roundIds]}::uuid[])`.execute(tx)
  return rows
}

export interface NewAnswer {
  readonly id: string
  readonly roundId: string
  readonly way: WayToAnswer
  readonly personId: string | null
  readonly typedBy: string | null
  readonly text: string | null
  readonly unchecked: boolean
  readonly givenAt: number
  readonly needId: string | null
  readonly commandId: string
}

/** False when this person answered, or this command was carried out, before. */
export async function insertAnswer(tx: Tx, answer: NewAnswer): Promise<boolean> {
  const added = await tx
    .insertInto('intake.answer')
    .values({ ...answer, givenAt: at(answer.givenAt) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export interface AnswerNeed {
  readonly needId: string | null
  readonly number: string | null
  readonly state: State | null
}

export interface Answer extends AnswerNeed {
  readonly id: string
  readonly roundId: string
  readonly text: string | null
  readonly way: WayToAnswer
  readonly personId: string | null
  readonly givenAt: number
  readonly unchecked: boolean
  readonly headingId: string | null
}

function answers(tx: Tx) {
  return tx
    .selectFrom('intake.answer as answer')
    .leftJoin('needs.need as need', 'need.id', 'answer.needId')
    .select([
      'answer.id',
      'answer.roundId',
      'answer.text',
      'answer.way',
      'answer.personId',
      'answer.givenAt',
      'answer.unchecked',
      'answer.headingId',
      'answer.needId',
      'need.number',
      'need.state',
    ])
}

/** Answers that staff of the unit may read, oldest first. `none`: those under no heading. */
export async function listAnswers(
  tx: Tx,
  roundId: string,
  heading: string | 'none' | undefined,
  after: string | undefined,
  limit: number,
): Promise<Answer[]> {
  let query = answers(tx).where('answer.roundId', '=', roundId).where('answer.text', 'is not', null)
  if (heading === 'none') query = query.where('answer.headingId', 'is', null)
  else if (heading) query = query.where('answer.headingId', '=', heading)
  if (after) query = query.where('answer.id', '>', after)
  return (await query.orderBy('answer.id').limit(limit).execute()) as Answer[]
}

/** The answers of one person in some rounds. */
export async function listMyAnswers(tx: Tx, personId: string, roundIds: readonly string[]): Promise<Answer[]> {
  if (roundIds.length === 0) return []
  return (await answers(tx)
    .where('answer.personId', '=', personId)
    .where('answer.roundId', 'in', [...roundIds])
    .execute()) as Answer[]
}

export async function lockAnswer(tx: Tx, id: string): Promise<Answer | undefined> {
  const locked = await tx.selectFrom('intake.answer').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return locked && ((await answers(tx).where('answer.id', '=', id).executeTakeFirst()) as Answer | undefined)
}

export async function updateHeadingOf(tx: Tx, answerId: string, headingId: string | null): Promise<void> {
  await tx.updateTable('intake.answer').set({ headingId }).where('id', '=', answerId).execute()
}

export async function updateAnswerAsNeed(tx: Tx, answerId: string, needId: string): Promise<void> {
  await tx.updateTable('intake.answer').set({ needId }).where('id', '=', answerId).execute()
}
