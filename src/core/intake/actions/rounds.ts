import { type Context, personOf } from '../../../platform/actor/actor.ts'
import { addDays, dateOf, dayMs, startOfDay } from '../../../platform/calendar/dates.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { type Declined, Invalid, NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import type { RequestContext } from '../../../platform/http/module.ts'
import { notifyAll } from '../../../platform/notices/index.ts'
import { join, mayAccuse, report, reporting } from '../../needs/index.ts'
import { getUnit } from '../../territory/index.ts'
import { may, type Step } from '../access.ts'
import { posterCodeLength, readCode } from '../code.ts'
import { limits } from '../limits.ts'
import { newCode } from '../new-code.ts'
import { answerRefusal, longestRoundDays, resultRefusal, type WayToAnswer } from '../round.ts'
import { findArrival, insertArrival } from '../store/arrival-store.ts'
import {
  type Answer,
  findMyUnit,
  findRound,
  findRoundByCode,
  insertAnswer,
  insertHeading,
  insertRound,
  listAnswerers,
  listHeadings,
  listMyAnswers,
  lockAnswer,
  lockRound,
  type Round,
  updateAnswerAsNeed,
  updateHeadingOf,
  updateResult,
  updateRoundAsClosed,
} from '../store/round-store.ts'
import { actUnsigned, comesTooFast, opensNothing, takeIn } from './unsigned.ts'
import { words } from './words.zh.ts'

/** Asks a unit a question, from now to the end of a day. */
export async function askRound(
  context: Context,
  told: { unitCode: string; question: string; explanation: string | null; lastDay: string },
): Promise<string> {
  const { tx, now } = context
  const { unitCode, question, explanation, lastDay } = told
  await getUnit(tx, unitCode)
  if (!may(context.actor, 'askRound', unitCode)) throw new Refused('not-your-post')
  const closesAt = startOfDay(addDays(lastDay, 1))
  if (lastDay < dateOf(now)) throw new Invalid('body.lastDay', 'too-small')
  if (closesAt - now > longestRoundDays * dayMs) throw new Refused('round-too-long', 'body.lastDay')

  const id = uuidv7(now)
  await insertRound(tx, {
    id,
    unitCode,
    question,
    explanation: explanation || null,
    code: newCode(posterCodeLength),
    opensAt: now,
    closesAt,
    askedBy: personOf(context),
  })
  await log(context, { kind: 'round-asked', noun: 'opinion-round', nounId: id, unitCode, facts: { until: closesAt } })
  return id
}

/** Ends it before its last day. */
export async function closeRound(context: Context, roundId: string): Promise<void> {
  const round = await lockOwn(context, 'sayResult', roundId)
  if (round.closesAt <= context.now) throw new Refused('round-over')

  await updateRoundAsClosed(context.tx, roundId, context.now)
  await log(context, { kind: 'round-closed', noun: 'opinion-round', nounId: roundId, unitCode: round.unitCode })
}

/** Says what was decided, for good. Whoever answered under their name is told; how many those are. */
export async function sayResult(context: Context, roundId: string, result: string): Promise<number> {
  const { tx, now } = context
  const round = await lockOwn(context, 'sayResult', roundId)
  const refusal = resultRefusal(round, now)
  if (refusal) throw new Refused(refusal)

  await updateResult(tx, roundId, result, personOf(context), now)
  const answerers = await listAnswerers(tx, roundId)
  const notice = { kind: 'round-result', noun: 'opinion-round', nounId: roundId, link: `/m/rounds/${roundId}` }
  await notifyAll(
    context,
    answerers.map((to) => ({ to, ...notice, ...words.result(round.question) })),
  )
  await log(context, {
    kind: 'round-result',
    noun: 'opinion-round',
    nounId: roundId,
    unitCode: round.unitCode,
    facts: { count: answerers.length },
  })
  return answerers.length
}

export async function addHeading(context: Context, roundId: string, name: string): Promise<string> {
  const round = await lockOwn(context, 'sortAnswers', roundId)
  const position = (await listHeadings(context.tx, [roundId])).length
  const id = uuidv7(context.now)
  if (!(await insertHeading(context.tx, { id, roundId, name }, position)))
    throw new Refused('heading-known', 'body.name')

  await log(context, { kind: 'heading-added', noun: 'opinion-round', nounId: roundId, unitCode: round.unitCode })
  return id
}

export async function sortAnswer(context: Context, answerId: string, headingId: string | null): Promise<void> {
  const { answer, round } = await lockAnswerOf(context, answerId)
  const headings = headingId === null ? [] : await listHeadings(context.tx, [round.id])
  if (headingId !== null && !headings.some(({ id }) => id === headingId)) throw new Refused('heading-unknown')

  await updateHeadingOf(context.tx, answer.id, headingId)
  await log(context, {
    kind: 'answer-sorted',
    noun: 'opinion-round',
    nounId: round.id,
    unitCode: round.unitCode,
    facts: { answerId, headingId },
  })
}

/** What somebody answered is a need: it is taken in under their name, and joined to one that is known. */
export async function turnIntoNeed(
  context: Context,
  answerId: string,
  intoId: string | undefined,
): Promise<{ needId: string; number: string }> {
  const { tx, now, commandId } = context
  const { answer, round } = await lockAnswerOf(context, answerId)
  if (answer.needId !== null) throw new Refused('need-already')

  const { id, number, unitCode } = await report(context, {
    ...reporting({ text: answer.text!, unitCode: round.unitCode, reporterId: answer.personId ?? undefined }),
    source: 'opinion-round',
    ...(answer.unchecked && { flags: ['unchecked'] }),
  })
  await insertArrival(tx, { needId: id, unitCode, roundId: round.id, commandId }, now)
  await updateAnswerAsNeed(tx, answer.id, id)
  await log(context, {
    kind: 'answer-is-need',
    noun: 'opinion-round',
    nounId: round.id,
    unitCode: round.unitCode,
    facts: { answerId, needId: id },
  })
  if (intoId) await join(context, id, { intoId })
  return { needId: id, number }
}

/** Typed in from paper by staff. */
export async function typeAnswer(context: Context, roundId: string, text: string): Promise<void> {
  const round = await lockOwn(context, 'typeAnswer', roundId)
  const refusal = answerRefusal(round, 'paper', context.now)
  if (refusal) throw new Refused(refusal)

  const needId = mayAccuse(text) ? await guardedNeed(context, round, text, {}) : null
  await keepAnswer(context, round, { way: 'paper', text, needId })
}

/** Answers in the app, once, where the question is asked. */
export async function answerRound(context: Context, roundId: string, text: string): Promise<void> {
  const round = await findRound(context.tx, roundId)
  if (!round) throw new NotFound()
  const home = await findMyUnit(context.tx)
  if (!home?.startsWith(round.unitCode)) throw new Refused('asked-elsewhere')
  await answerAs(context, round, 'app', text)
}

/** By the code of a poster: under their name when signed in, else nobody's. */
export async function answerByPoster(
  signed: RequestContext,
  { code, text }: { code: string; text: string },
): Promise<{ done: true } | Declined> {
  const round = await findPoster(signed, code)
  if (!round) return opensNothing(await actUnsigned(signed), 'poster-unknown')
  if (signed.actor.personId !== null) {
    await answerAs(signed, round, 'poster', text)
    return { done: true }
  }

  const context = await actUnsigned(signed)
  const refusal = answerRefusal(round, 'poster', context.now)
  if (refusal) return new Refused(refusal)
  // Sent twice: what may accuse somebody became a need the first time.
  if (await findArrival(context.tx, context.commandId)) return { done: true }

  const unchecked = await comesTooFast(context, 'round', round.id, limits.byRound)
  if (mayAccuse(text)) {
    await takeIn(
      context,
      { text, photoIds: [] },
      {
        source: 'opinion-round',
        place: { unitCode: round.unitCode, buildingId: null, doorId: null },
        unchecked,
        by: { roundId: round.id },
      },
    )
  } else {
    await keepAnswer(context, round, { way: 'poster', text, needId: null, unchecked })
  }
  return { done: true }
}

/** The round of a poster's code; it stays to be read when it is over. */
export async function findPoster({ tx }: Context, typed: string): Promise<Round | undefined> {
  const code = readCode(typed, posterCodeLength)
  return code === null ? undefined : findRoundByCode(tx, code)
}

async function answerAs(context: Context, round: Round, way: 'app' | 'poster', text: string): Promise<void> {
  const personId = personOf(context)
  const refusal = answerRefusal(round, way, context.now)
  if (refusal) throw new Refused(refusal)
  if ((await listMyAnswers(context.tx, personId, [round.id])).length > 0) throw new Refused('answered-already')

  const needId = mayAccuse(text) ? await guardedNeed(context, round, text, { own: true }) : null
  await keepAnswer(context, round, { way, text, needId, personId })
}

/**
 * What may accuse somebody goes the way of every report at once, and its words nowhere else: those who read the answers may
 * be the ones it accuses.
 */
async function guardedNeed(context: Context, round: Round, text: string, how: { own?: true }): Promise<string> {
  const { unitCode } = round
  const { id } = await report(context, { ...reporting({ text, unitCode }), source: 'opinion-round', ...how })
  await insertArrival(
    context.tx,
    { needId: id, unitCode, roundId: round.id, commandId: context.commandId },
    context.now,
  )
  return id
}

async function keepAnswer(
  context: Context,
  round: Round,
  told: { way: WayToAnswer; text: string; needId: string | null; personId?: string; unchecked?: boolean },
): Promise<void> {
  const { tx, now, commandId } = context
  const { way, text, needId, personId = null, unchecked = false } = told
  const kept = await insertAnswer(tx, {
    id: uuidv7(now),
    roundId: round.id,
    way,
    personId,
    typedBy: way === 'paper' ? personOf(context) : null,
    text: needId === null ? text : null,
    unchecked,
    givenAt: now,
    needId,
    commandId,
  })
  // Somebody who answers twice in one moment; the same sent twice without sign-in is through already.
  if (!kept && personId !== null) throw new Refused('answered-already')
}

async function lockOwn(context: Context, step: Step, roundId: string): Promise<Round> {
  const round = await lockRound(context.tx, roundId)
  if (!round) throw new NotFound()
  if (!may(context.actor, step, round.unitCode)) throw new Refused('not-your-post')
  return round
}

async function lockAnswerOf(context: Context, answerId: string): Promise<{ answer: Answer; round: Round }> {
  const answer = await lockAnswer(context.tx, answerId)
  if (!answer) throw new NotFound()
  return { answer, round: await lockOwn(context, 'sortAnswers', answer.roundId) }
}
