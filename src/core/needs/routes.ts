import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { NotFound } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { setting } from '../../platform/settings/settings.ts'
import { findStreetCode } from '../../platform/settings/street.ts'
import { listCrew, listSquads, listStaff, listTeams } from '../organisation/index.ts'
import { listUnits, unitsAbove } from '../territory/index.ts'
import { callReporter } from './actions/call.ts'
import { callBack, confirm, sayUnsolved } from './actions/confirm.ts'
import { addCategory, changeCategory, switchCategories, undoCategories } from './actions/desk.ts'
import { answerExtension, askExtension } from './actions/extend.ts'
import { ask, dispatch, sayNo, sayYes, stopAsking } from './actions/find.ts'
import { join, separate, withdraw } from './actions/join.ts'
import { dispatchMany, triageMany, undoMany } from './actions/many.ts'
import { decline, followUp, handOff, refer, settle, takeBack } from './actions/refer.ts'
import { report } from './actions/report.ts'
import { accept, finish, handBack, note, planVisit, startServing } from './actions/serve.ts'
import { clear, guard, mark, setUrgent, transcribe, triage } from './actions/understand.ts'
import { undo } from './actions/undo.ts'
import { mayTake, standingIn } from './access.ts'
import type { needsCalls } from './contract.ts'
import { readCounts, readInbox, readReportedBy, readWork } from './read-lists.ts'
import { readNeed } from './read-need.ts'
import { callBackDays, handBackLimit } from './settings.ts'
import { type Category, listCategories } from './store/desk-store.ts'
import { countInHand } from './store/count-store.ts'
import { findNeed } from './store/need-store.ts'
import { listInvitations } from './store/parts-store.ts'

export function needsRoutes(): Routes<typeof needsCalls> {
  return {
    report: (context, { body }) => report(context, body),
    listMine: (context, { query }) => readReportedBy(context, personOf(context), query),
    listWork: (context, { query }) => readWork(context, query),
    listInbox: (context, { query }) => readInbox(context, query),
    countInbox: (context, { query }) => readCounts(context, query.unit),
    getChoices: readChoices,
    getNeed: (context, { params }) => readNeed(context, params.needId),
    listHands: (context, { params, query }) => readHands(context, params.needId, query.teamId),

    transcribe: (context, { params, body }) => transcribe(context, params.needId, body),
    setUrgent: (context, { params, body }) => setUrgent(context, params.needId, body),
    triage: async (context, { params, body: { dispatch: receiver, ...told } }) => {
      const taken = await triage(context, params.needId, told)
      return receiver ? dispatch(context, params.needId, { ...receiver, sameStroke: true }) : taken
    },
    dispatch: (context, { params, body }) => dispatch(context, params.needId, body),
    ask: (context, { params, body }) => ask(context, params.needId, body),
    stopAsking: (context, { params, body }) => stopAsking(context, params.needId, body),
    sayYes: (context, { params }) => sayYes(context, params.needId),
    sayNo: (context, { params, body }) => sayNo(context, params.needId, body),
    accept: (context, { params, body }) => accept(context, params.needId, body),
    handBack: (context, { params, body }) => handBack(context, params.needId, body),
    planVisit: (context, { params, body }) => planVisit(context, params.needId, body),
    startServing: (context, { params, body }) => startServing(context, params.needId, body),
    note: (context, { params, body }) => note(context, params.needId, body),
    finish: (context, { params, body }) => finish(context, params.needId, body),
    confirm: (context, { params, body }) => confirm(context, params.needId, body),
    sayUnsolved: (context, { params, body }) => sayUnsolved(context, params.needId, body),
    callBack: (context, { params, body }) => callBack(context, params.needId, body),
    askExtension: (context, { params, body }) => askExtension(context, params.needId, body),
    answerExtension: (context, { params, body }) => answerExtension(context, params.needId, body),
    decline: (context, { params, body }) => decline(context, params.needId, body),
    refer: (context, { params, body }) => refer(context, params.needId, body),
    followUp: (context, { params, body }) => followUp(context, params.needId, body),
    takeBack: (context, { params, body }) => takeBack(context, params.needId, body),
    settle: (context, { params, body }) => settle(context, params.needId, body),
    mark: (context, { params, body }) => mark(context, params.needId, body),
    guard: (context, { params, body }) => guard(context, params.needId, body),
    clear: (context, { params, body }) => clear(context, params.needId, body),
    handOff: (context, { params, body }) => handOff(context, params.needId, body),
    join: (context, { params, body }) => join(context, params.needId, body),
    separate: (context, { params, body }) => separate(context, params.needId, body),
    withdraw: (context, { params, body }) => withdraw(context, params.needId, body),
    callReporter: (context, { params }) => callReporter(context, params.needId),
    undo: (context, { params }) => undo(context, params.needId),

    triageMany: async (context, { body: { needIds, ...told } }) => ({
      outcomes: await triageMany(context, needIds, told),
    }),
    dispatchMany: async (context, { body: { needIds, ...told } }) => ({
      outcomes: await dispatchMany(context, needIds, told),
    }),
    undoMany: async (context, { body }) => ({ outcomes: await undoMany(context, body.needIds) }),

    addCategory: async (context, { body }) => categoryView(await addCategory(context, body)),
    changeCategory: async (context, { params, body }) =>
      categoryView(await changeCategory(context, params.categoryId, body)),
    retireCategories: async (context, { body }) => ({
      outcomes: await switchCategories(context, body.categoryIds, { retired: true }),
    }),
    restoreCategories: async (context, { body }) => ({
      outcomes: await switchCategories(context, body.categoryIds, { retired: false }),
    }),
    undoCategories: async (context, { body }) => ({ outcomes: await undoCategories(context, body.categoryIds) }),
  }
}

async function readChoices({ tx, actor }: Context) {
  const streetCode = await findStreetCode(tx, actor)
  const [units, teams, categories] = await Promise.all([listUnits(tx), listTeams(tx), listCategories(tx)])
  return {
    units: units
      .filter(({ code }) => streetCode === null || code.startsWith(streetCode))
      .map(({ code, name, level }) => ({ code, name, level })),
    teams: teams.map(({ id, name, colour, services }) => ({ id, name, colour, services: [...services] })),
    categories: categories.map(categoryView),
    handBackLimit: await setting(tx, handBackLimit, streetCode),
    callBackDays: await setting(tx, callBackDays, streetCode),
  }
}

/** Squads of the place, staff from the grid up, and members of the team who may be asked. */
async function readHands(context: Context, needId: string, teamId: string | undefined) {
  const { tx, actor } = context
  const need = await findNeed(tx, needId)
  if (!need) throw new NotFound()
  const standing = standingIn(actor, need)
  if (!mayTake('dispatch', standing) && !mayTake('ask', standing)) throw new NotFound()

  const wanted = teamId ?? need.teamId
  const teams = (await listTeams(tx)).map(({ id }) => id)
  const [squads, crew, staff, invitations] = await Promise.all([
    listSquads(tx),
    listCrew(tx, teams),
    listStaff(tx, unitsAbove(need.unitCode)),
    listInvitations(tx, need.id),
  ])
  const here = squads.filter(({ unitCode }) => need.unitCode.length === 9 || need.unitCode.startsWith(unitCode))
  const members = crew.filter((one) => one.post === 'team-member' && (wanted === null || one.teamId === wanted))
  const inHand = await countInHand(
    tx,
    [...members, ...staff].map(({ personId }) => personId),
  )
  return {
    squads: here.map((squad) => ({
      id: squad.id,
      name: squad.name,
      teamId: squad.teamId,
      unitCode: squad.unitCode,
      leaders: crew
        .filter(
          ({ post, squadId, teamId: of }) => squadId === squad.id || (post === 'team-leader' && of === squad.teamId),
        )
        .filter(({ post }) => post !== 'team-member')
        .map(({ name }) => name),
    })),
    staff: staff
      .filter(({ post }) => post !== 'auditor' && post !== 'matters-officer')
      .map(({ personId, name, post, unitCode }) => ({
        id: personId,
        name,
        post,
        unitCode,
        openCount: inHand.get(personId) ?? 0,
      })),
    volunteers: members.map(({ personId, name, teamId: of, squadId }) => ({
      id: personId,
      name,
      teamId: of,
      squadId,
      askedAt:
        invitations.findLast(({ personId: asked, withdrawnAt }) => asked === personId && withdrawnAt === null)
          ?.askedAt ?? null,
      openCount: inHand.get(personId) ?? 0,
    })),
  }
}

function categoryView({ id, broad, name, position, retiredAt }: Category) {
  return { id, broad, name, position, retiredAt }
}
