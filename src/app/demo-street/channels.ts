import { module as family } from '../../core/family/module.ts'
import { module as groupChats } from '../../core/group-chats/module.ts'
import { module as orderModule } from '../../core/orders/module.ts'
import { addDays, dateOf } from '../../platform/calendar/dates.ts'
import { publicCalendar } from '../../platform/calendar/public-holidays.ts'
import { Declined } from '../../platform/contract/errors.ts'
import type { Module, RequestContext } from '../../platform/http/module.ts'
import { type JobGround, runAs } from '../../platform/jobs/jobs.ts'
import { findPersonByPhone } from '../../core/people/index.ts'
import { chat, consents, orders } from './channels.zh.ts'
import { ago, on, type When } from './story.ts'
import { phoneOf, unitCode } from './street.ts'

type People = Readonly<Record<string, string>>

/** Family helpers, orders of 12345 and superiors, and a piece of a WeChat group, each through its own call. */
export async function makeChannels(ground: JobGround, people: People): Promise<void> {
  await letRelativesHelp(ground, people)
  await recordOrders(ground, people)
  await pasteChat(ground, people)
}

async function letRelativesHelp(ground: JobGround, people: People): Promise<void> {
  for (const { resident, tail, days, purposes, asks, ...told } of consents) {
    const given = at(ground, on(4, '10:00'))
    const residentId = people[resident]!
    const { helperName, relation, city } = told
    const toDay = addDays(dateOf(ground.now()), days)
    const naming = { helperName, relation, city, phone: phoneOf(tail), purposes, toDay }
    if ('writtenBy' in told) {
      const calledAt = given.now() - 15 * 60_000
      const body = { ...naming, residentId, way: 'telephone', calledAt }
      await call(family, given, people[told.writtenBy]!, 'writeDown', {}, body)
    } else {
      await call(family, given, residentId, 'give', {}, naming)
    }
    if (asks) {
      const helperId = await runAs(ground, residentId, ({ tx }) => findPersonByPhone(tx, phoneOf(tail)))
      const { ago: minutes, ...body } = asks
      await call(family, at(ground, ago(0, minutes)), helperId!, 'askFor', { residentId }, body)
    }
  }
}

async function recordOrders(ground: JobGround, people: People): Promise<void> {
  for (const { by, at: where, recorded, dueInHours, answer, callerName, ...told } of orders) {
    const then = at(ground, on(recorded, '09:40'))
    const body = {
      ...told,
      unitCode: unitCode(where),
      dueAt: ground.now() + dueInHours * 3_600_000,
      ...(callerName && { callerName }),
    }
    const { needId } = await call<{ needId: string }>(orderModule, then, people[by]!, 'record', {}, body)
    if (answer)
      await call(orderModule, at(ground, on(recorded - 2, '15:00')), people[by]!, 'answer', { needId }, answer)
  }
}

async function pasteChat(ground: JobGround, people: People): Promise<void> {
  const then = at(ground, ago(0, chat.ago))
  const text = chat.text.replaceAll('{day}', dateOf(then.now()).replaceAll('-', '/'))
  const body = { unitCode: unitCode(chat.at), chatName: chat.name, text }
  await call(groupChats, then, people[chat.by]!, 'paste', {}, body)
}

const calendar = publicCalendar()

/** The street as of then. */
function at(ground: JobGround, when: When): JobGround {
  const now = ground.now()
  const moment = when({ calendar, before: now, now })
  return { ...ground, now: () => moment }
}

/** Calls a module's contract as a browser would, without the wire. */
async function call<Answered>(
  { api }: Module,
  ground: JobGround,
  personId: string,
  name: string,
  params: object,
  sent: object,
): Promise<Answered> {
  const { body } = api!.calls[name]
  const asked = { params, query: {}, body: body.parse(sent) }
  const request = { address: '', userAgent: '', secure: false, token: null }
  const carryOut = (context: Omit<RequestContext, 'request' | 'setSession'>): Promise<Answered | Declined> =>
    api!.routes[name]({ ...context, request, setSession: () => {} } satisfies RequestContext, asked)
  const answer = await runAs(ground, personId, carryOut, 'web')
  if (answer instanceof Declined) throw answer
  return answer
}
