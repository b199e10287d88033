import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { findSquad, findTeam, listPosts, listSquads, staffPosts } from '../../organisation/index.ts'
import { listNames } from '../../people/index.ts'
import { findUnit } from '../../territory/index.ts'
import {
  answerRefusal,
  askRefusal,
  dispatchRefusal,
  type Receiver,
  stateAfterNo,
  stateAfterYes,
  stateRefusal,
} from '../step-rules.ts'
import { lockNeed, type Need } from '../store/need-store.ts'
import {
  insertInvitations,
  listInvitations,
  replaceSupporting,
  updateAnswer,
  withdrawAllInvitations,
  withdrawOpenInvitations,
} from '../store/parts-store.ts'
import { callOffVisits } from './serve.ts'
import { finishStep, lockFor, runningClock, type Taken } from './take-step.ts'
import { receiversOf, tell, tellReceiver, tellReporter } from './tell.ts'
import { notices } from './words.zh.ts'

/** Finding the right people: staff and teams are dispatched to, volunteers are asked. */

export interface Dispatch extends Receiver {
  readonly supportingTeamIds: readonly string[]
  readonly supportingUnitCodes: readonly string[]
  readonly words?: string | undefined
  readonly version?: number | undefined
  /** Triage came right before, in the same stroke: taken back, both are. */
  readonly sameStroke?: boolean
}

/**
 * Hands it to one team, squad or member of staff; others support. The receiver accepts or hands it back. Who had it before
 * is told that it went elsewhere.
 */
export async function dispatch(context: Context, needId: string, told: Dispatch): Promise<Taken> {
  const { tx, now } = context
  const need = await lockFor(context, 'dispatch', needId, told.version)
  const refusal = dispatchRefusal(need, told)
  if (refusal) throw new Refused(refusal)
  const receiver = await settleReceiver(context, need, told)
  await refuseUnknownSupport(context, told)

  const asked = await withdrawAllInvitations(tx, need.id, now)
  const before = need.dispatchedAt === null ? [] : await receiversOf(context, need)
  await callOffVisits(context, need)
  const taken = await finishStep(context, need, 'dispatch', {
    state: 'dispatched',
    patch: { ...receiver, dispatchedAt: now, handlerId: personOf(context) },
    facts: { ...receiver },
    note: told.words || null,
    restart: true,
    ...(inHand(need) && { light: false }),
    sameStroke: told.sameStroke ?? false,
  })
  await replaceSupporting(tx, need.id, [
    ...unique(told.supportingTeamIds).map((teamId) => ({ teamId, unitCode: null })),
    ...unique(told.supportingUnitCodes).map((unitCode) => ({ teamId: null, unitCode })),
  ])
  await tell(context, need, before, 'dispatch-undone', notices.dispatchUndone(need.number), '/m/team')
  await tellReceiver(context, { ...need, ...receiver }, 'dispatched', notices.dispatched(need.number, need.title))
  await tell(context, need, asked, 'asked-off', notices.askedOff(), '/m/team')
  return taken
}

/** Somebody took it on: visits are planned, people agreed. What is called off then isn't brought back by an undo. */
function inHand({ state }: Need): boolean {
  return state === 'accepted' || state === 'serving'
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)]
}

/** The receiver with what follows from it: a squad has its team; staff keep the team that was found in triage. */
async function settleReceiver(
  { tx, now }: Context,
  need: Need,
  { teamId, squadId, assigneeId }: Receiver,
): Promise<Receiver> {
  if (squadId !== null) {
    const squad = (await listSquads(tx)).find(({ id }) => id === squadId)
    if (!squad || (teamId !== null && squad.teamId !== teamId)) throw new Refused('receiver-unknown')
    if (need.unitCode.length > 9 && !need.unitCode.startsWith(squad.unitCode)) throw new Refused('receiver-elsewhere')
    return { teamId: squad.teamId, squadId, assigneeId: null }
  }
  if (teamId !== null) {
    const team = await findTeam(tx, teamId)
    if (!team || team.endedAt !== null) throw new Refused('receiver-unknown')
    const squad = need.unitCode.length > 9 ? await findSquad(tx, teamId, need.communityCode) : undefined
    return { teamId, squadId: squad?.id ?? null, assigneeId: null }
  }
  const posts = (await listPosts(tx, [assigneeId!], now)).get(assigneeId!) ?? []
  const works = posts.some(
    ({ post, unitCode }) => (staffPosts as readonly string[]).includes(post) && need.unitCode.startsWith(unitCode),
  )
  if (!works) throw new Refused('receiver-unknown')
  return { teamId: need.teamId, squadId: null, assigneeId }
}

async function refuseUnknownSupport(
  { tx }: Context,
  { supportingTeamIds, supportingUnitCodes }: Dispatch,
): Promise<void> {
  for (const id of supportingTeamIds) if (!(await findTeam(tx, id))) throw new Refused('receiver-unknown')
  for (const code of supportingUnitCodes) if (!(await findUnit(tx, code))) throw new Refused('receiver-unknown')
}

export interface Asking {
  readonly personIds: readonly string[]
  readonly peopleWanted: number
  readonly visitAt?: number | undefined
  readonly words?: string | undefined
  readonly version?: number | undefined
}

/** Asks volunteers, several at once if wanted. Nobody is coming before one says yes, and nothing says so. */
export async function ask(context: Context, needId: string, told: Asking): Promise<Taken> {
  const { tx, now } = context
  const need = await lockFor(context, 'ask', needId, told.version)
  if (need.kind === null) throw new Refused('kind-missing')
  const personIds = [...new Set(told.personIds)]
  const refusal = askRefusal(personIds, await listInvitations(tx, need.id))
  if (refusal) throw new Refused(refusal)
  if (need.reporterId !== null && personIds.includes(need.reporterId)) throw new Refused('receiver-unknown')
  await refuseNonMembers(context, personIds)

  const state = need.state === 'accepted' ? 'accepted' : 'asked'
  const { deadlineAt: expiresAt } = await runningClock(context, need.unitCode, 'answer', need.kind)
  await insertInvitations(
    tx,
    personIds.map((personId) => ({
      needId: need.id,
      personId,
      askedBy: personOf(context),
      askedAt: now,
      expiresAt,
      visitAt: told.visitAt ?? null,
      words: told.words || null,
    })),
  )
  const taken = await finishStep(context, need, 'ask', {
    state,
    patch: { peopleWanted: told.peopleWanted, handlerId: personOf(context) },
    facts: { personIds, count: personIds.length },
    restart: state === 'asked',
  })
  await tell(context, need, personIds, 'asked', notices.asked(need.title), `/m/team/needs/${need.id}`)
  return taken
}

/** Volunteers are members of a team; anybody else is dispatched to, or not at all. */
async function refuseNonMembers({ tx, now }: Context, personIds: readonly string[]): Promise<void> {
  const posts = await listPosts(tx, personIds, now)
  const members = personIds.filter((id) => posts.get(id)?.some(({ teamId }) => teamId !== null))
  if (members.length < personIds.length) throw new Refused('receiver-unknown')
}

/** Takes back the questions that nobody has answered. */
export async function stopAsking(
  context: Context,
  needId: string,
  told: { version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'stopAsking', needId, told.version)
  const asked = await withdrawOpenInvitations(context.tx, need.id, context.now)
  const taken = await finishStep(context, need, 'stopAsking', { state: 'triaged' })
  await tell(context, need, asked, 'asked-off', notices.askedOff(), '/m/team')
  return taken
}

/** Says yes. The row lock of the need decides who is first; once enough agreed, the others are thanked. */
export async function sayYes(context: Context, needId: string): Promise<Taken> {
  const { tx, now } = context
  const me = personOf(context)
  const { need, mine, yesCount } = await lockForAnswer(context, needId)
  const refusal = answerRefusal(need, mine, yesCount, now)
  if (refusal) throw new Refused(refusal)

  await updateAnswer(tx, mine.id, 'yes', now, null)
  const state = stateAfterYes(need, yesCount + 1)
  const enough = yesCount + 1 >= need.peopleWanted
  const others = enough ? await withdrawOpenInvitations(tx, need.id, now) : []
  const alone = need.state === 'asked' && state === 'accepted' && need.assigneeId === null
  const taken = await finishStep(context, need, 'sayYes', {
    state,
    ...(alone && { patch: { assigneeId: me, dispatchedAt: now } }),
    facts: { personId: me },
  })
  await tell(context, need, others, 'asked-off', notices.askedOff(), '/m/team')
  const name = (await listNames(tx, [me])).get(me)?.name ?? ''
  await tell(
    context,
    need,
    [mine.askedBy, need.handlerId],
    'yes',
    notices.yes(need.number, name),
    `/desk/need/${need.id}`,
  )
  if (state === 'accepted' && need.state === 'asked')
    await tellReporter(context, need, 'taken', notices.taken(need.number))
  return taken
}

/** Says no. Once nobody is left who could still say yes, people are looked for anew. */
export async function sayNo(context: Context, needId: string, told: { reason?: string | undefined }): Promise<Taken> {
  const { tx, now } = context
  const { need, mine, yesCount, openCount } = await lockForAnswer(context, needId)
  const refusal = answerRefusal(need, mine, 0, now)
  if (refusal) throw new Refused(refusal)

  const state = stateAfterNo(need, openCount - 1, yesCount)
  const taken = await finishStep(context, need, 'sayNo', { state, facts: { personId: personOf(context) } })
  // Last: whoever said no sees the need no more.
  await updateAnswer(tx, mine.id, 'no', now, told.reason || null)
  if (state !== need.state) {
    const people = [mine.askedBy, need.handlerId, ...(await receiversOf(context, need))]
    await tell(context, need, people, 'nobody', notices.nobody(need.number), `/desk/need/${need.id}`)
  }
  return taken
}

/**
 * The need and one's own invitation. Somebody who was quicker may have taken the need out of sight meanwhile: who was
 * asked learns that, and no `NotFound`.
 */
async function lockForAnswer(context: Context, needId: string) {
  const { tx } = context
  const me = personOf(context)
  const need = await lockNeed(tx, needId)
  const invitations = await listInvitations(tx, needId)
  const mine = invitations.findLast(({ personId }) => personId === me)
  if (!need) throw mine ? new Refused('people-found') : new NotFound()
  if (!mine) throw new Refused('not-asked')

  const refusal = stateRefusal('sayYes', need.state)
  if (refusal) throw new Refused(refusal)
  const standing = invitations.filter(({ withdrawnAt }) => withdrawnAt === null)
  return {
    need,
    mine,
    yesCount: standing.filter(({ answer }) => answer === 'yes').length,
    openCount: standing.filter(({ answer }) => answer === null).length,
  }
}
