import { module as intake } from '../../core/intake/module.ts'
import { listBuildingsOf } from '../../core/territory/index.ts'
import { nobody, operatorId } from '../../platform/actor/actor.ts'
import { addDays, dateOf } from '../../platform/calendar/dates.ts'
import { publicCalendar } from '../../platform/calendar/public-holidays.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { Declined } from '../../platform/contract/errors.ts'
import type { RequestContext } from '../../platform/http/module.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import { ago, on, type When } from './story.ts'
import { unitCode } from './street.ts'
import { askedByCard, boxes, housesWithCards, notes, rounds } from './ways-in.zh.ts'

type People = Readonly<Record<string, string>>

/** Cards, boxes and rounds of the demo street with what came by them, each through its own call. */
export async function makeWaysIn(ground: JobGround, people: People): Promise<void> {
  await askByCards(ground, people)
  await fillBoxes(ground, people)
  await askRounds(ground, people)
}

async function askByCards(ground: JobGround, people: People): Promise<void> {
  const printed = at(ground, on(20, '10:00'))
  const sheets: { code: string }[][] = []
  for (const house of housesWithCards) {
    const [where = '', name] = house.split(' ')
    const buildings = await runAs(ground, operatorId, ({ tx }) => listBuildingsOf(tx, unitCode(where)))
    const buildingId = buildings.find((one) => one.name === name)!.id
    const by = where.startsWith('宏吉') ? '李敏' : '吴鹏'
    const { cards } = await call<{ cards: { code: string }[] }>(printed, people[by]!, 'printCards', { buildingId }, {})
    sheets.push(cards)
  }
  for (const { door, ago: minutes, text } of askedByCard) {
    await call(at(ground, ago(0, minutes)), null, 'askByCard', {}, { code: sheets[0]![door]!.code, text })
  }
}

async function fillBoxes(ground: JobGround, people: People): Promise<void> {
  const hung: { id: string; code: string }[] = []
  for (const { at: where, place, keeper, ...how } of boxes) {
    const then = at(ground, on(15, '09:30'))
    const body = { unitCode: unitCode(where), place, keeperId: people[keeper] }
    const { boxId } = await call<{ boxId: string }>(then, people[keeper]!, 'openBox', {}, body)
    const { rows } = await call<{ rows: { id: string; code: string }[] }>(then, people[keeper]!, 'listBoxes', {}, {})
    hung.push(rows.find(({ id }) => id === boxId)!)
    if ('takenDown' in how) await call(at(ground, on(3, '16:00')), people[keeper]!, 'closeBox', { boxId }, {})
  }
  const [box] = hung
  for (const note of notes) {
    const then = at(ground, ago(0, note.ago))
    if ('typedBy' in note) {
      const { text, name, typedBy } = note
      await call(then, people[typedBy]!, 'typeNote', { boxId: box!.id }, { text, name })
    } else {
      await call(then, null, 'leaveNote', {}, { code: box!.code, text: note.text })
    }
  }
}

async function askRounds(ground: JobGround, people: People): Promise<void> {
  for (const { at: where, by, asked, lasts, question, explanation, headings, answers, result } of rounds) {
    const officer = people[by]!
    const begun = at(ground, on(asked, '09:00'))
    const lastDay = addDays(dateOf(begun.now()), lasts)
    const body = { unitCode: unitCode(where), question, explanation, lastDay }
    const { roundId } = await call<{ roundId: string }>(begun, officer, 'askRound', {}, body)
    const { code } = await call<{ code: string }>(begun, officer, 'getRound', { roundId }, {})
    for (const [index, { by: who, text, ...how }] of answers.entries()) {
      const then = at(ground, on(asked - 1, `1${index}:20`))
      if ('paper' in how) await call(then, people[who!]!, 'typeAnswer', { roundId }, { text })
      else if (who) await call(then, people[who]!, 'answerRound', { roundId }, { text })
      else await call(then, null, 'answerByPoster', {}, { code, text })
    }
    await sortAnswers(at(ground, on(asked - 2, '09:00')), officer, roundId, headings, answers)
    if (result !== null) {
      await call(at(ground, on(asked - lasts - 2, '15:00')), officer, 'sayResult', { roundId }, { result })
    }
  }
}

async function sortAnswers(
  then: JobGround,
  officer: string,
  roundId: string,
  headings: readonly string[],
  answers: readonly { readonly text: string; readonly heading: string | null }[],
): Promise<void> {
  const ids = new Map<string, string>()
  for (const name of headings) {
    const { headingId } = await call<{ headingId: string }>(then, officer, 'addHeading', { roundId }, { name })
    ids.set(name, headingId)
  }
  const { rows } = await call<{ rows: { id: string; text: string }[] }>(then, officer, 'listAnswers', { roundId }, {})
  for (const { id, text } of rows) {
    const heading = answers.find((answer) => answer.text === text)?.heading
    if (heading) await call(then, officer, 'sortAnswer', { answerId: id }, { headingId: ids.get(heading) })
  }
}

const calendar = publicCalendar()

/** The street as of then. */
function at(ground: JobGround, when: When): JobGround {
  const now = ground.now()
  const moment = when({ calendar, before: now, now })
  return { ...ground, now: () => moment }
}

/** Calls the contract as a browser would, without the wire; as nobody where `personId` is null. */
async function call<Answered>(
  ground: JobGround,
  personId: string | null,
  name: string,
  params: object,
  sent: object,
): Promise<Answered> {
  const { calls, routes } = intake.api!
  const { body, query } = calls[name]
  const asked = { params, query: query?.parse(sent), body: body?.parse(sent) }
  const request = { address: '', userAgent: '', secure: false, token: null }
  const carryOut = (
    context: Pick<RequestContext, 'tx' | 'actor' | 'now' | 'commandId' | 'source'>,
  ): Promise<Answered | Declined> =>
    routes[name]({ ...context, request, setSession: () => {} } satisfies RequestContext, asked)
  const answer = await (personId === null
    ? ground.db.transact(nobody, (tx) =>
        carryOut({ tx, actor: nobody, now: ground.now(), commandId: uuidv7(ground.now()), source: 'web' }),
      )
    : runAs(ground, personId, carryOut, 'web'))
  if (answer instanceof Declined) throw answer
  return answer
}
