import type { Context } from '../../platform/actor/actor.ts'
import { NotFound } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { listBuildings, unitsAbove } from '../territory/index.ts'
import { access, may, type Step } from './access.ts'
import { closeBox, mendBox, openBox, typeNote } from './actions/boxes.ts'
import { findCard, printBuildings, printCards, replaceCard } from './actions/cards.ts'
import {
  addHeading,
  answerByPoster,
  answerRound,
  askRound,
  closeRound,
  findPoster,
  sayResult,
  sortAnswer,
  turnIntoNeed,
  typeAnswer,
} from './actions/rounds.ts'
import {
  actUnsigned,
  askByCard,
  leaveNote,
  lookAtBox,
  lookAtCard,
  lookUpReceipt,
  opensNothing,
} from './actions/unsigned.ts'
import type { intakeCalls } from './contract.ts'
import { idOf, pageOf, readBoxes, readCardBuildings, readRounds } from './read-lists.ts'
import { listDoors, listLivingCards } from './store/card-store.ts'
import { findMyUnit, findRound, listAnswers, listRoundsOf, type Round } from './store/round-store.ts'
import { answerRows, myRounds, publicRound, roundViews } from './views.ts'

export function intakeRoutes(): Routes<typeof intakeCalls> {
  return {
    lookAtCard: (context, { body }) => lookAtCard(context, body.code),
    askByCard: (context, { body }) => askByCard(context, body),
    lookAtBox: (context, { body }) => lookAtBox(context, body.code),
    leaveNote: (context, { body }) => leaveNote(context, body),
    lookUpReceipt: (context, { body }) => lookUpReceipt(context, body),
    lookAtRound: async (context, { body }) => {
      const round = await findPoster(context, body.code)
      return round ? publicRound(context, round) : opensNothing(await actUnsigned(context), 'poster-unknown')
    },
    answerByPoster: (context, { body }) => answerByPoster(context, body),

    listCardBuildings: (context, { query }) => readCardBuildings(context, query),
    listCards: async (context, { params }) => readCards(context, params.buildingId),
    findCard: (context, { query }) => findCard(context, query.code),
    printCards: async (context, { params, body }) => ({
      cards: await printCards(context, params.buildingId, body.doorIds),
    }),
    printBuildings: async (context, { body }) => ({ cards: await printBuildings(context, body.buildingIds) }),
    replaceCard: async (context, { params }) => ({ card: await replaceCard(context, params.cardId) }),

    listBoxes: async (context, { query: { closed, ...query } }) => ({
      ...(await readBoxes(context, { ...query, closed: closed === 'yes' })),
      can: { open: mayAnywhere(context, 'openBox') },
    }),
    openBox: async (context, { body }) => ({ boxId: await openBox(context, body) }),
    mendBox: async (context, { params, body }) => {
      await mendBox(context, params.boxId, body)
      return { done: true }
    },
    closeBox: async (context, { params }) => {
      await closeBox(context, params.boxId)
      return { done: true }
    },
    typeNote: (context, { params, body }) => typeNote(context, params.boxId, body),

    listRounds: async (context, { query }) => ({
      ...(await readRounds(context, query)),
      can: { ask: mayAnywhere(context, 'askRound') },
    }),
    askRound: async (context, { body }) => ({ roundId: await askRound(context, body) }),
    getRound: async (context, { params }) => {
      const [view] = await roundViews(context, [await getOwnRound(context, params.roundId)])
      return view!
    },
    closeRound: async (context, { params }) => {
      await closeRound(context, params.roundId)
      return { done: true }
    },
    sayResult: async (context, { params, body }) => ({ told: await sayResult(context, params.roundId, body.result) }),
    addHeading: async (context, { params, body }) => ({
      headingId: await addHeading(context, params.roundId, body.name),
    }),
    listAnswers: async (context, { params, query }) => {
      const { heading, after, limit } = query
      const round = await getOwnRound(context, params.roundId)
      const found = await listAnswers(context.tx, round.id, heading, after && idOf(after), limit + 1)
      const { rows, next } = pageOf(found, limit, ({ id }) => id)
      return { rows: await answerRows(context, rows), next }
    },
    typeAnswer: async (context, { params, body }) => {
      await typeAnswer(context, params.roundId, body.text)
      return { done: true }
    },
    sortAnswer: async (context, { params, body }) => {
      await sortAnswer(context, params.answerId, body.headingId)
      return { done: true }
    },
    turnIntoNeed: (context, { params, body }) => turnIntoNeed(context, params.answerId, body.intoId),

    listMyRounds: async (context, { query }) => {
      const { after, limit } = query
      const home = await findMyUnit(context.tx)
      const units = home === null ? [] : unitsAbove(home)
      const found = await listRoundsOf(context.tx, units, after && idOf(after), limit + 1)
      const { rows, next } = pageOf(found, limit, ({ id }) => id)
      return { rows: await myRounds(context, rows), next }
    },
    getMyRound: async (context, { params }) => {
      const round = await findRound(context.tx, params.roundId)
      if (!round) throw new NotFound()
      const [view] = await myRounds(context, [round])
      return view!
    },
    answerRound: async (context, { params, body }) => {
      await answerRound(context, params.roundId, body.text)
      return { done: true }
    },
  }
}

async function readCards(context: Context, buildingId: string) {
  const { tx, actor } = context
  const building = (await listBuildings(tx, [buildingId])).get(buildingId)
  if (!building || !may(actor, 'printCards', building.unitCode)) throw new NotFound()
  const doors = await listDoors(tx, buildingId)
  const cards = await listLivingCards(
    tx,
    doors.map(({ doorId }) => doorId),
  )
  const replace = may(actor, 'replaceCard', building.unitCode)
  return {
    doors: doors.map((door) => {
      const card = cards.get(door.doorId)
      return {
        ...door,
        card: card
          ? {
              id: card.id,
              code: card.code,
              madeAt: card.madeAt,
              printedAt: card.printedAt,
              timesPrinted: card.timesPrinted,
            }
          : null,
        can: { replace: replace && card !== undefined },
      }
    }),
    can: { print: true },
  }
}

/** A round of a unit where the actor works: everybody may know the question, but not look over the shoulder. */
async function getOwnRound(context: Context, roundId: string): Promise<Round> {
  const round = await findRound(context.tx, roundId)
  if (!round || !may(context.actor, 'typeAnswer', round.unitCode)) throw new NotFound()
  return round
}

function mayAnywhere({ actor }: Context, step: Step): boolean {
  return actor.grants.some(
    ({ post, unitCode }) => unitCode !== null && (access[step] as readonly string[]).includes(post),
  )
}
