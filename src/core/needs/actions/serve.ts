import { randomInt } from 'node:crypto'
import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { bindAttachments } from '../../../platform/attachments/index.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { Refused } from '../../../platform/contract/errors.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { listCrew, listPosts, staffPosts } from '../../organisation/index.ts'
import { listNames } from '../../people/index.ts'
import { handBackLimit } from '../settings.ts'
import { afterHandBack, visitRefusal } from '../step-rules.ts'
import { findVisitFacts, type Need } from '../store/need-store.ts'
import {
  cancelVisits,
  insertVisit,
  listInvitations,
  listVisits,
  replaceSupporting,
  withdrawAllInvitations,
} from '../store/parts-store.ts'
import { sayMoment } from '../timeline/words.zh.ts'
import { finishStep, lockFor, type Taken } from './take-step.ts'
import { tell, tellInHand, tellLevel, tellReporter } from './tell.ts'
import { guardBy, newlyAccuses } from './understand.ts'
import { doorWords, notices } from './words.zh.ts'

/** Serving: taking it on or handing it back, coming to the door, writing down what was done. */

interface Versioned {
  readonly version?: number | undefined
}

/** Takes on what was handed over. Two who press at once: the second learns that it is taken. */
export async function accept(context: Context, needId: string, told: Versioned): Promise<Taken> {
  const need = await lockFor(context, 'accept', needId, told.version)
  const taken = await finishStep(context, need, 'accept', {
    state: 'accepted',
    facts: { personId: personOf(context), teamId: need.teamId },
  })
  await tellReporter(context, need, 'taken', notices.taken(need.number))
  return taken
}

/** Hands it back with the reason. At the street's number of times it goes up one level. */
export async function handBack(context: Context, needId: string, told: Versioned & { reason: string }): Promise<Taken> {
  const { tx, now } = context
  const need = await lockFor(context, 'handBack', needId, told.version)
  const after = afterHandBack(need, await setting(tx, handBackLimit, need.unitCode))

  await callOffVisits(context, need)
  await withdrawAllInvitations(tx, need.id, now)
  await replaceSupporting(tx, need.id, [])
  const taken = await finishStep(context, need, 'handBack', {
    state: 'triaged',
    patch: { ...after, dispatchedAt: null, assigneeId: null, squadId: null },
    facts: { count: after.handedBackCount, level: after.level === need.level ? null : after.level },
    note: told.reason,
  })
  const words = notices.handedBack(need.number)
  if (after.level !== need.level) await tellLevel(context, need, after.level, 'handed-back', words)
  await tell(context, need, [need.handlerId], 'handed-back', words, `/desk/need/${need.id}`)
  return taken
}

export interface Visit extends Versioned {
  readonly at: number
  readonly visitorIds: readonly string[]
  readonly livesAlone?: boolean | undefined
}

/** Says when who comes. The resident gets names, faces and a password; a visit that stood before is called off. */
export async function planVisit(context: Context, needId: string, told: Visit): Promise<Taken> {
  const { tx, now } = context
  const need = await lockFor(context, 'planVisit', needId, told.version)
  const visitorIds = [...new Set(told.visitorIds)]
  const known = await findVisitFacts(tx, need, now)
  const livesAlone = known.livesAlone || need.livesAlone === true || told.livesAlone === true
  const first = !known.hadVisit
  const visitors = await agreedAmong(context, need, visitorIds)
  const refusal = visitRefusal({ at: told.at, visitors, first, livesAlone }, now)
  if (refusal) throw new Refused(refusal)

  await cancelVisits(tx, need.id, now)
  const password = spokenPassword()
  const visit = {
    id: uuidv7(now),
    needId: need.id,
    plannedBy: personOf(context),
    plannedAt: now,
    visitAt: told.at,
    first,
    password,
  }
  await insertVisit(tx, visit, visitorIds)
  const taken = await finishStep(context, need, 'planVisit', {
    patch: { livesAlone },
    facts: { visitAt: told.at, visitorIds },
  })
  const names = await listNames(tx, visitorIds)
  const who = visitorIds.map((id) => names.get(id)?.name ?? '').join('、')
  await tellReporter(context, need, 'visit', notices.visit(sayMoment(told.at), who, password))
  await tell(
    context,
    need,
    visitorIds,
    'visitor',
    notices.visitor(sayMoment(told.at), password),
    `/m/team/needs/${need.id}`,
  )
  return taken
}

/** Whose work it is, and who said yes. Nobody else is sent to somebody's door. */
async function agreedAmong(context: Context, need: Need, visitorIds: readonly string[]) {
  const { tx } = context
  const me = personOf(context)
  const invitations = await listInvitations(tx, need.id)
  const yes = new Set(
    invitations
      .filter(({ answer, withdrawnAt }) => answer === 'yes' && withdrawnAt === null)
      .map(({ personId }) => personId),
  )
  const posts = await listPosts(tx, visitorIds, context.now)
  const leaders = need.teamId === null ? [] : await listCrew(tx, [need.teamId])
  return visitorIds.map((id) => ({
    id,
    agreed:
      id === me ||
      id === need.assigneeId ||
      yes.has(id) ||
      leaders.some(({ personId, post }) => personId === id && post !== 'team-member') ||
      (posts.get(id) ?? []).some(
        ({ post, unitCode }) => (staffPosts as readonly string[]).includes(post) && need.unitCode.startsWith(unitCode),
      ),
  }))
}

function spokenPassword(): string {
  return `${doorWords[randomInt(doorWords.length)]}${randomInt(10, 100)}`
}

export async function startServing(context: Context, needId: string, told: Versioned): Promise<Taken> {
  const need = await lockFor(context, 'startServing', needId, told.version)
  return finishStep(context, need, 'startServing', {
    state: 'serving',
    facts: { personId: personOf(context), teamId: need.teamId },
  })
}

/**
 * Writes down what was seen or done; `shown` says whether the resident reads it. What reporters add to their own need is
 * shown always and told to whoever has it in hand, who may also be the one whom it accuses: then it is guarded instead.
 */
export async function note(
  context: Context,
  needId: string,
  told: Versioned & { text: string; photoIds: readonly string[]; shown: boolean },
): Promise<Taken> {
  const need = await lockFor(context, 'note', needId, told.version)
  await bindAttachments(context, 'need', need.id, told.photoIds)
  const own = need.reporterId !== null && need.reporterId === context.actor.personId
  const change = { facts: { shown: own || told.shown, photoIds: told.photoIds }, note: told.text }
  if (own && newlyAccuses(need, told.text)) return guardBy(context, need, 'note', change)

  const taken = await finishStep(context, need, 'note', change)
  if (own) await tellInHand(context, need, 'words-added', notices.wordsAdded(need.number))
  return taken
}

/** Done: with the minutes that were given and what was done. Now the resident is asked. */
export async function finish(
  context: Context,
  needId: string,
  told: Versioned & { minutesServed: number; text: string; photoIds: readonly string[] },
): Promise<Taken> {
  const need = await lockFor(context, 'finish', needId, told.version)
  await bindAttachments(context, 'need', need.id, told.photoIds)
  const taken = await finishStep(context, need, 'finish', {
    state: 'done',
    patch: { minutesServed: need.minutesServed + told.minutesServed },
    facts: { minutes: told.minutesServed, photoIds: told.photoIds },
    note: told.text,
  })
  await tellReporter(context, need, 'done', notices.done(need.number))
  return taken
}

/** Calls off visits that have not been; tells the resident and the visitors. */
export async function callOffVisits(context: Context, need: Need): Promise<void> {
  const coming = (await listVisits(context.tx, [need.id])).filter(
    ({ cancelledAt, visitAt }) => cancelledAt === null && visitAt > context.now,
  )
  if (coming.length === 0) return
  await cancelVisits(context.tx, need.id, context.now)
  await tellReporter(context, need, 'visit-off', notices.visitOff())
  await tell(
    context,
    need,
    coming.flatMap(({ visitorIds }) => visitorIds),
    'visit-off',
    notices.visitOff(),
    '/m/team',
  )
}
