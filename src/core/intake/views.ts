import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { residentStepOf } from '../needs/need.ts'
import { listNames } from '../people/index.ts'
import { listUnitNames } from '../territory/index.ts'
import { may } from './access.ts'
import type { AnswerRow, BoxView, MyRound, PublicRound, RoundView } from './contract.ts'
import { stateOf } from './round.ts'
import { type Box, countNotes } from './store/box-store.ts'
import { type Answer, countAnswers, listHeadings, listMyAnswers, type Round } from './store/round-store.ts'

/** From rows to what leaves the server. */

export async function boxViews({ tx, actor }: Context, boxes: readonly Box[]): Promise<BoxView[]> {
  const names = await listNames(
    tx,
    boxes.map(({ keeperId }) => keeperId),
  )
  const units = await listUnitNames(tx)
  const notes = await countNotes(
    tx,
    boxes.map(({ id }) => id),
  )
  return boxes.map(({ id, place, unitCode, code, keeperId, openedAt, closedAt }) => ({
    id,
    place,
    unitCode,
    unitName: units.get(unitCode) ?? '',
    code,
    keeper: { id: keeperId, name: names.get(keeperId)?.name ?? '' },
    openedAt,
    closedAt,
    notes: notes.get(id) ?? 0,
    can: {
      mend: closedAt === null && may(actor, 'openBox', unitCode),
      type: closedAt === null && may(actor, 'typeNote', unitCode),
    },
  }))
}

type Shared = Omit<PublicRound, 'signedIn' | 'answered'>

interface Counted {
  readonly shared: Shared
  readonly needs: number
}

/** What everybody may know of rounds, with how many of the answers became needs. */
async function countedRounds({ tx, now }: Context, rounds: readonly Round[]): Promise<Counted[]> {
  const ids = rounds.map(({ id }) => id)
  const headings = await listHeadings(tx, ids)
  const counts = await countAnswers(tx, ids)
  const units = await listUnitNames(tx)
  return rounds.map((round) => {
    const own = counts.filter(({ roundId }) => roundId === round.id)
    const { id, question, explanation, closesAt, result, resultAt } = round
    return {
      shared: {
        id,
        question,
        explanation,
        unitName: units.get(round.unitCode) ?? '',
        state: stateOf(round, now),
        closesAt,
        answers: own.reduce((sum, { answers }) => sum + answers, 0),
        headings: headings
          .filter(({ roundId }) => roundId === id)
          .map((heading) => ({
            id: heading.id,
            name: heading.name,
            answers: own.find(({ headingId }) => headingId === heading.id)?.answers ?? 0,
          })),
        result,
        resultAt,
      },
      needs: own.reduce((sum, { needs }) => sum + needs, 0),
    }
  })
}

export async function publicRound(context: Context, round: Round): Promise<PublicRound> {
  const { personId } = context.actor
  const [counted] = await countedRounds(context, [round])
  const mine = personId === null ? [] : await listMyAnswers(context.tx, personId, [round.id])
  return { ...counted!.shared, signedIn: personId !== null, answered: mine.length > 0 }
}

export async function myRounds(context: Context, rounds: readonly Round[]): Promise<MyRound[]> {
  const counted = await countedRounds(context, rounds)
  const mine = await listMyAnswers(
    context.tx,
    personOf(context),
    rounds.map(({ id }) => id),
  )
  return counted.map(({ shared }) => {
    const answer = mine.find(({ roundId }) => roundId === shared.id)
    return { ...shared, mine: answer ? myAnswer(answer) : null }
  })
}

function myAnswer({ text, givenAt, needId, number, state }: Answer): MyRound['mine'] {
  const need = needId !== null && number !== null && state !== null
  return {
    text,
    givenAt,
    need: need ? { id: needId, number, state, residentStep: residentStepOf[state] } : null,
  }
}

export async function roundViews(context: Context, rounds: readonly Round[]): Promise<RoundView[]> {
  const { tx, actor } = context
  const names = await listNames(
    tx,
    rounds.map(({ askedBy }) => askedBy),
  )
  const counted = await countedRounds(context, rounds)
  return rounds.map(({ unitCode, code, opensAt, askedBy }, index) => {
    const { shared, needs } = counted[index]!
    const decides = may(actor, 'sayResult', unitCode)
    return {
      ...shared,
      unitCode,
      code,
      opensAt,
      askedBy: { id: askedBy, name: names.get(askedBy)?.name ?? '' },
      needs,
      can: {
        sort: may(actor, 'sortAnswers', unitCode),
        type: shared.state !== 'decided' && may(actor, 'typeAnswer', unitCode),
        close: shared.state === 'running' && decides,
        sayResult: shared.state === 'closed' && decides,
      },
    }
  })
}

export async function answerRows({ tx }: Context, answers: readonly Answer[]): Promise<AnswerRow[]> {
  const names = await listNames(
    tx,
    answers.map(({ personId }) => personId),
  )
  return answers.map(({ id, text, way, personId, givenAt, unchecked, headingId, needId, number, state }) => ({
    id,
    text: text ?? '',
    way,
    person: personId === null ? null : { id: personId, name: names.get(personId)?.name ?? '' },
    givenAt,
    unchecked,
    headingId,
    need: needId !== null && number !== null && state !== null ? { id: needId, number, state } : null,
  }))
}
