import { sendBehind, sendText, type Tx } from '../../../platform/database/database.ts'
import type { Facts } from '../../../platform/events/log.ts'
import type { Command } from '../../../platform/command/command.ts'
import type { ContactWay, Flag, Kind, Level, Source, State, Topic } from '../need.ts'
import { termsOf } from './need-store.ts'

/** The hot lane: one question before, one statement behind. */

/** What a new need begins with. */
export interface NewNeed {
  readonly id: string
  readonly number: string
  readonly unitCode: string
  readonly buildingId: string | null
  readonly doorId: string | null
  readonly placeNote: string | null
  readonly source: Source
  readonly reporterId: string | null
  readonly callerName: string | null
  /** Sealed. */
  readonly callerPhone: string | null
  readonly heardBy: string | null
  readonly heardAt: number
  readonly title: string
  readonly body: string | null
  readonly topic: Topic | null
  readonly timeWish: string | null
  readonly contactWay: ContactWay
  readonly photoIds: readonly string[]
  readonly voiceNoteId: string | null
  readonly kind: Kind | null
  readonly flags: readonly Flag[]
  readonly externalSystem: string | null
  readonly externalNumber: string | null
  readonly dueBy: number | null
  readonly guardedAt: number | null
  readonly state: State
  readonly level: Level
  readonly livesAlone: boolean | null
  readonly clockStartedAt: number
  readonly deadlineAt: number
  readonly soonAt: number
  readonly escalateAt: number | null
  readonly provisional: boolean
}

/**
 * Adds a need with its search terms in one statement that travels with the commit. Nothing is returned: whoever reports a
 * guarded need may not read it.
 */
export function insertNeed(tx: Tx, need: NewNeed): void {
  sendBehind(tx, insertingNeed, [
    need.id,
    need.number,
    need.unitCode,
    need.buildingId,
    need.doorId,
    need.placeNote,
    need.source,
    need.reporterId,
    need.callerName,
    need.callerPhone,
    need.heardBy,
    moment(need.heardAt),
    need.title,
    need.body,
    need.topic,
    need.timeWish,
    need.contactWay,
    need.photoIds,
    need.voiceNoteId,
    need.kind,
    need.flags,
    moment(need.guardedAt),
    need.state,
    need.level,
    need.livesAlone,
    moment(need.clockStartedAt),
    moment(need.deadlineAt),
    moment(need.soonAt),
    moment(need.escalateAt),
    need.provisional,
    need.externalSystem,
    need.externalNumber,
    moment(need.dueBy),
    termsOf(need),
  ])
}

const insertingNeed = `
  with added as (
    insert into needs.need (
      id, number, unit_code, building_id, door_id, place_note, source, reporter_id, caller_name, caller_phone, heard_by, heard_at,
      title, body, topic, time_wish, contact_way, photo_ids, voice_note_id, kind, flags, guarded_at, state, level,
      lives_alone, clock_started_at, deadline_at, soon_at, escalate_at, provisional, external_system,
      external_number, due_by)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
      $25, $26, $27, $28, $29, $30, $31, $32, $33)
  )
  insert into needs.search_term (need_id, terms) values ($1, array_to_tsvector($34))`

/** The next number of a street and year; undefined when there is no such unit. A gap is a report that failed. */
export async function takeNumber(tx: Tx, unitCode: string, year: number): Promise<string | undefined> {
  const rows = await sendText<{ number: string }>(
    tx,
    'select needs.next_number(left(unit.code, 9), $2) as number from territory.unit where unit.code = $1',
    [unitCode, year],
  )
  return rows[0]?.number
}

export interface Home {
  readonly unitCode: string
  readonly buildingId: string | null
  readonly doorId: string | null
  readonly livesAlone: boolean
}

/** Where somebody lives: the actor, or a person of the actor's units; undefined for anybody else. */
export async function findHome(tx: Tx, personId: string): Promise<Home | undefined> {
  const rows = await sendText<Home>(tx, `select ${columnsOfHome} from needs.home_of($1::uuid)`, [personId])
  return rows[0]
}

/** The same in one question with the number that a need of that home gets. */
export async function findHomeAndNumber(
  tx: Tx,
  personId: string,
  year: number,
): Promise<(Home & { readonly number: string }) | undefined> {
  const rows = await sendText<Home & { number: string }>(
    tx,
    `select ${columnsOfHome}, needs.next_number(left(unit_code, 9), $2) as number from needs.home_of($1::uuid)`,
    [personId, year],
  )
  return rows[0]
}

const columnsOfHome =
  'unit_code as "unitCode", building_id as "buildingId", door_id as "doorId", lives_alone as "livesAlone"'

/**
 * The homes of people who all report now, each with the number that their need gets, by place in the list. Who has no home
 * is left out.
 */
export async function findHomes(
  tx: Tx,
  personIds: readonly string[],
  sessionIds: readonly (string | null)[],
  year: number,
): Promise<Map<number, Home & { readonly number: string }>> {
  const rows = await sendText<Home & { place: number; number: string }>(
    tx,
    `select place::integer, ${columnsOfHome}, number from needs.homes_of($1, $2, $3)`,
    [personIds, sessionIds, year],
  )
  return new Map(rows.map(({ place, ...home }) => [place - 1, home]))
}

/** A need of somebody's own with what goes with it: its entry in the log and the answer under its command. */
export interface ReportedNeed extends NewNeed {
  readonly command: Command
  readonly sessionId: string | null
  readonly facts: Facts
  readonly answer: object
}

/** Adds the needs of many people, each with its own reporter, log entry and command. Their words are indexed behind. */
export function insertNeedsTogether(tx: Tx, needs: readonly ReportedNeed[]): void {
  const rows = needs.map(({ command, sessionId, facts, answer, ...need }) => ({
    person_id: command.personId,
    session_id: sessionId,
    command_id: command.id,
    call: command.call,
    body_hash: command.bodyHash.toString('hex'),
    answer: JSON.stringify(answer),
    facts,
    id: need.id,
    number: need.number,
    unit_code: need.unitCode,
    building_id: need.buildingId,
    door_id: need.doorId,
    place_note: need.placeNote,
    heard_at: moment(need.heardAt),
    title: need.title,
    body: need.body,
    topic: need.topic,
    time_wish: need.timeWish,
    contact_way: need.contactWay,
    level: need.level,
    lives_alone: need.livesAlone,
    deadline_at: moment(need.deadlineAt),
    soon_at: moment(need.soonAt),
    escalate_at: moment(need.escalateAt),
    provisional: need.provisional,
  }))
  sendBehind(tx, 'select needs.report_together($1)', [JSON.stringify(rows)])
}

function moment(value: number | null): string | null {
  return value === null ? null : new Date(value).toISOString()
}
