import { sendText, type Tx } from '../../../platform/database/database.ts'
import { at } from '../../../platform/database/time.ts'
import type { Mark } from '../need.ts'
import { listPurposes } from '../../people/index.ts'
import type { Involved } from '../access.ts'
import type { InvitationFacts } from '../step-rules.ts'
import type { Need } from './need-store.ts'

/** What hangs on a need: who was asked, who comes, more time, ratings, what was joined, who supports. */

export interface Invitation extends InvitationFacts {
  readonly id: string
  readonly needId: string
  readonly askedBy: string
  readonly askedAt: number
  readonly visitAt: number | null
  readonly words: string | null
  readonly answeredAt: number | null
  readonly reason: string | null
}

export async function listInvitations(tx: Tx, needId: string): Promise<Invitation[]> {
  return tx
    .selectFrom('needs.invitation')
    .selectAll()
    .where('needId', '=', needId)
    .orderBy('id')
    .execute() as unknown as Promise<Invitation[]>
}

/** What somebody's part in a need is beyond its columns. */
export async function findInvolved(
  tx: Tx,
  { id: needId, reporterId }: Pick<Need, 'id' | 'reporterId'>,
  personId: string,
): Promise<Involved> {
  const [invitations, visitor, consents] = await Promise.all([
    tx
      .selectFrom('needs.invitation')
      .select(['answer'])
      .where('needId', '=', needId)
      .where('personId', '=', personId)
      .where('withdrawnAt', 'is', null)
      .execute() as Promise<{ answer: string | null }[]>,
    tx
      .selectFrom('needs.visitor')
      .select('visitId')
      .where('needId', '=', needId)
      .where('personId', '=', personId)
      .executeTakeFirst(),
    reporterId === null || reporterId === personId ? [] : listPurposes(tx, reporterId, personId),
  ])
  return {
    asked: invitations.some(({ answer }) => answer === null),
    helping: visitor !== undefined || invitations.some(({ answer }) => answer === 'yes'),
    purposes: consents,
  }
}

export interface Helper {
  readonly personId: string
  /** With what they are to the reporter: 女儿王芳. */
  readonly name: string
  readonly told: boolean
}

/** Family helpers of whoever asked, those of before too, for who sees the need. */
export async function listHelpers(
  tx: Tx,
  { id, reporterId }: Pick<Need, 'id' | 'reporterId'>,
): Promise<readonly Helper[]> {
  if (reporterId === null) return []
  return sendText(tx, 'select person_id as "personId", name, told from needs.helpers_of($1::uuid)', [id])
}

export async function insertInvitations(
  tx: Tx,
  rows: readonly {
    needId: string
    personId: string
    askedBy: string
    askedAt: number
    expiresAt: number
    visitAt: number | null
    words: string | null
  }[],
): Promise<void> {
  await tx
    .insertInto('needs.invitation')
    .values(
      rows.map((row) => ({
        ...row,
        askedAt: at(row.askedAt),
        expiresAt: at(row.expiresAt),
        visitAt: row.visitAt === null ? null : at(row.visitAt),
      })),
    )
    .execute()
}

export async function updateAnswer(
  tx: Tx,
  invitationId: string,
  answer: 'yes' | 'no',
  now: number,
  reason: string | null,
): Promise<void> {
  await tx
    .updateTable('needs.invitation')
    .set({ answer, answeredAt: at(now), reason })
    .where('id', '=', invitationId)
    .execute()
}

/** Takes back the questions that nobody has answered; returns who was asked. */
export async function withdrawOpenInvitations(
  tx: Tx,
  needId: string,
  now: number,
  expiredOnly = false,
): Promise<string[]> {
  let query = tx
    .updateTable('needs.invitation')
    .set({ withdrawnAt: at(now) })
    .where('needId', '=', needId)
    .where('answer', 'is', null)
    .where('withdrawnAt', 'is', null)
  if (expiredOnly) query = query.where('expiresAt', '<=', at(now))
  const rows = (await query.returning('personId').execute()) as { personId: string }[]
  return rows.map(({ personId }) => personId)
}

/** Takes back a yes too: the matter ended or went elsewhere. */
export async function withdrawAllInvitations(tx: Tx, needId: string, now: number): Promise<string[]> {
  const rows = (await tx
    .updateTable('needs.invitation')
    .set({ withdrawnAt: at(now) })
    .where('needId', '=', needId)
    .where('withdrawnAt', 'is', null)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '=', 'yes')]))
    .returning('personId')
    .execute()) as { personId: string }[]
  return rows.map(({ personId }) => personId)
}

export interface Visit {
  readonly id: string
  readonly needId: string
  readonly visitAt: number
  readonly first: boolean
  readonly password: string
  readonly cancelledAt: number | null
  readonly visitorIds: string[]
}

export async function listVisits(tx: Tx, needIds: readonly string[]): Promise<Visit[]> {
  if (needIds.length === 0) return []
  const [visits, visitors] = await Promise.all([
    tx
      .selectFrom('needs.visit')
      .select(['id', 'needId', 'visitAt', 'first', 'password', 'cancelledAt'])
      .where('needId', 'in', [...needIds])
      .orderBy('id')
      .execute() as unknown as Promise<Omit<Visit, 'visitorIds'>[]>,
    tx
      .selectFrom('needs.visitor')
      .select(['visitId', 'personId'])
      .where('needId', 'in', [...needIds])
      .execute() as Promise<{ visitId: string; personId: string }[]>,
  ])
  return visits.map((visit) => ({
    ...visit,
    visitorIds: visitors.filter(({ visitId }) => visitId === visit.id).map(({ personId }) => personId),
  }))
}

export async function insertVisit(
  tx: Tx,
  visit: {
    id: string
    needId: string
    plannedBy: string
    plannedAt: number
    visitAt: number
    first: boolean
    password: string
  },
  visitorIds: readonly string[],
): Promise<void> {
  await tx
    .insertInto('needs.visit')
    .values({ ...visit, plannedAt: at(visit.plannedAt), visitAt: at(visit.visitAt) })
    .execute()
  await tx
    .insertInto('needs.visitor')
    .values(visitorIds.map((personId) => ({ visitId: visit.id, needId: visit.needId, personId })))
    .execute()
}

/** Visits that have not been are called off; returns the visitors. */
export async function cancelVisits(tx: Tx, needId: string, now: number): Promise<void> {
  await tx
    .updateTable('needs.visit')
    .set({ cancelledAt: at(now) })
    .where('needId', '=', needId)
    .where('cancelledAt', 'is', null)
    .where('visitAt', '>', at(now))
    .execute()
}

export interface Extension {
  readonly id: string
  readonly askedBy: string
  readonly askedAt: number
  readonly until: number
  readonly reason: string
  readonly answeredAt: number | null
  readonly granted: boolean | null
}

export async function listExtensions(tx: Tx, needId: string): Promise<Extension[]> {
  return tx
    .selectFrom('needs.extension')
    .select(['id', 'askedBy', 'askedAt', 'until', 'reason', 'answeredAt', 'granted'])
    .where('needId', '=', needId)
    .orderBy('id')
    .execute() as unknown as Promise<Extension[]>
}

export async function insertExtension(
  tx: Tx,
  row: { needId: string; askedBy: string; askedAt: number; until: number; reason: string },
): Promise<void> {
  await tx
    .insertInto('needs.extension')
    .values({ ...row, askedAt: at(row.askedAt), until: at(row.until) })
    .execute()
}

export async function updateExtensionAnswer(
  tx: Tx,
  id: string,
  by: string,
  now: number,
  granted: boolean,
): Promise<void> {
  await tx
    .updateTable('needs.extension')
    .set({ answeredBy: by, answeredAt: at(now), granted })
    .where('id', '=', id)
    .execute()
}

export interface Rating {
  readonly needId: string
  readonly ratedAt: number
  readonly mark: Mark
  readonly words: string | null
  readonly byCall: boolean
}

export async function listRatings(tx: Tx, needIds: readonly string[]): Promise<Rating[]> {
  if (needIds.length === 0) return []
  return tx
    .selectFrom('needs.rating')
    .select(['needId', 'ratedAt', 'mark', 'words', 'byCall'])
    .where('needId', 'in', [...needIds])
    .orderBy('id')
    .execute() as unknown as Promise<Rating[]>
}

export async function insertRating(
  tx: Tx,
  row: { needId: string; ratedAt: number; ratedBy: string; mark: Mark; words: string | null; byCall: boolean },
): Promise<void> {
  await tx
    .insertInto('needs.rating')
    .values({ ...row, ratedAt: at(row.ratedAt) })
    .execute()
}

export async function insertJoining(
  tx: Tx,
  row: { needId: string; intoId: string; joinedAt: number; joinedBy: string },
): Promise<void> {
  await tx
    .insertInto('needs.joining')
    .values({ ...row, joinedAt: at(row.joinedAt) })
    .execute()
}

export async function updateJoiningAsSeparated(tx: Tx, needId: string, by: string, now: number): Promise<void> {
  await tx
    .updateTable('needs.joining')
    .set({ separatedAt: at(now), separatedBy: by })
    .where('needId', '=', needId)
    .where('separatedAt', 'is', null)
    .execute()
}

/** Needs that were joined to this one and still are. */
export async function listJoinedTo(
  tx: Tx,
  needId: string,
): Promise<{ id: string; number: string; reporterId: string | null }[]> {
  return tx
    .selectFrom('needs.need')
    .select(['id', 'number', 'reporterId'])
    .where('joinedTo', '=', needId)
    .execute() as Promise<{ id: string; number: string; reporterId: string | null }[]>
}

export interface Supporting {
  readonly teamId: string | null
  readonly unitCode: string | null
}

export async function listSupporting(tx: Tx, needId: string): Promise<Supporting[]> {
  return tx
    .selectFrom('needs.supporting')
    .select(['teamId', 'unitCode'])
    .where('needId', '=', needId)
    .orderBy('id')
    .execute() as Promise<Supporting[]>
}

/** Says anew who supports: those who did are replaced. */
export async function replaceSupporting(tx: Tx, needId: string, rows: readonly Supporting[]): Promise<void> {
  await tx.deleteFrom('needs.supporting').where('needId', '=', needId).execute()
  if (rows.length === 0) return
  await tx
    .insertInto('needs.supporting')
    .values(rows.map(({ teamId, unitCode }) => ({ needId, teamId, unitCode })))
    .execute()
}

/** The sealed number of a reporter who shared it with those who help. */
export async function findReporterPhone(
  tx: Tx,
  needId: string,
): Promise<{ personId: string | null; phoneSealed: string } | undefined> {
  const rows = await sendText<{ personId: string | null; phoneSealed: string | null }>(
    tx,
    'select person_id as "personId", phone_sealed as "phoneSealed" from needs.reporter_phone($1::uuid)',
    [needId],
  )
  const [row] = rows
  return row?.phoneSealed ? { personId: row.personId, phoneSealed: row.phoneSealed } : undefined
}
