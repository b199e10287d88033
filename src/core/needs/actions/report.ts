import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { bindAttachments } from '../../../platform/attachments/index.ts'
import { Invalid, NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { listMattersOfficers } from '../../organisation/index.ts'
import { getPlace, listAddresses } from '../../territory/index.ts'
import { access } from '../access.ts'
import { clockOfOrder } from '../deadline.ts'
import type { Level } from '../need.ts'
import { findHome, findHomeAndNumber, type Home, insertNeed, takeNumber } from '../store/report-store.ts'
import {
  type Beginning,
  beginningOf,
  factsOf,
  newNeed,
  type PickedPlace,
  type Reported,
  reportedOf,
  type Reporting,
  yearOf,
} from './new-need.ts'
import { countOwnReport } from './own-reports.ts'
import { runningClock } from './take-step.ts'
import { tell, tellUrgent } from './tell.ts'
import { notices } from './words.zh.ts'

/**
 * Takes in a need: one's own, or as staff somebody else's. Words or a voice note; a place that was picked, else the
 * reporter's home. A family helper asks for who let them: the policy knows. What may accuse somebody of the street is guarded from its first second.
 */
export async function report(context: Context, told: Reporting): Promise<Reported> {
  const { tx, now } = context
  const me = personOf(context)
  const begun = beginningOf(told)
  const theirOwn = !begun.forSomebody || told.source === 'family-helper'
  if (theirOwn && !(await countOwnReport(context, me, context.commandId))) throw new Refused('reported-too-often')
  const reporter = await findReporterHome(context, told, begun.forSomebody)
  const place = await findPlace(context, told, reporter)
  if (!theirOwn && !takesInFor(context, place.unitCode)) throw new Refused('no-right')
  const number = reporter?.number ?? (await takeNumber(tx, place.unitCode, yearOf(now)))
  if (number === undefined) throw new Invalid('body.unitCode', 'not-a-choice')
  const running = told.order
    ? clockOfOrder(now, told.order.dueBy)
    : await runningClock(context, place.unitCode, begun.clock, begun.kind)
  const need = newNeed(told, begun, { me, now, number, place, livesAlone: reporter?.livesAlone ?? null, running })
  return keep(context, told, begun, need)
}

/**
 * Takes in a need of somebody who is not signed in. Whoever lets it in has checked the way that it came and picked its
 * place; the policy of that way checks it once more.
 */
export async function reportUnsigned(context: Context, told: Reporting, place: PickedPlace): Promise<Reported> {
  const { tx, now } = context
  const begun = beginningOf(told)
  const number = await takeNumber(tx, place.unitCode, yearOf(now))
  if (number === undefined) throw new NotFound()
  const running = await runningClock(context, place.unitCode, begun.clock, begun.kind)
  return keep(context, told, begun, newNeed(told, begun, { me: null, now, number, place, livesAlone: null, running }))
}

async function keep(
  context: Context,
  told: Reporting,
  begun: Beginning,
  need: ReturnType<typeof newNeed>,
): Promise<Reported> {
  insertNeed(context.tx, need)
  await log(context, {
    kind: begun.text === null ? 'reportByVoice' : 'report',
    noun: 'need',
    nounId: need.id,
    unitCode: need.unitCode,
    facts: factsOf(need),
  })
  const uploads = [...told.photoIds, ...(told.voiceNoteId ? [told.voiceNoteId] : [])]
  await bindAttachments(context, 'need', need.id, uploads)
  if (begun.guarded || begun.kind === 'urgent') await tellAtOnce(context, need)
  return reportedOf(need)
}

/** Staff may take in for somebody within their units. */
export function takesInFor({ actor }: Context, unitCode: string): boolean {
  return actor.grants.some(
    ({ post, unitCode: scope }) =>
      scope !== null && (access.transcribe as readonly string[]).includes(post) && unitCode.startsWith(scope),
  )
}

/**
 * Where the reporter lives, as far as it is asked for: staff name a person whom they may see. Whoever reports from home
 * gets the need's number in the same question.
 */
async function findReporterHome(
  context: Context,
  told: Reporting,
  forSomebody: boolean,
): Promise<(Home & { readonly number?: string }) | undefined> {
  const { tx, now } = context
  const picked = told.unitCode !== undefined || told.buildingId !== undefined || told.doorId !== undefined
  if (!forSomebody) return picked ? undefined : findHomeAndNumber(tx, personOf(context), yearOf(now))
  if (!told.reporterId) return undefined
  const home = await findHome(tx, told.reporterId)
  if (!home) throw new Refused('reporter-unknown')
  return home
}

async function findPlace(context: Context, told: Reporting, home: Home | undefined): Promise<PickedPlace> {
  const { tx } = context
  if (told.doorId) return (await addressOf(tx, told.doorId)) ?? raise(new Invalid('body.doorId', 'not-a-choice'))
  if (told.buildingId) {
    const { unitCode, buildingId, doorId } = await getPlace(tx, { buildingId: told.buildingId })
    return { unitCode, buildingId, doorId }
  }
  if (told.unitCode) return { unitCode: told.unitCode, buildingId: null, doorId: null }
  if (!home) throw new Refused('place-missing')
  const { unitCode, buildingId, doorId } = home
  return { unitCode, buildingId, doorId }
}

async function addressOf(tx: Context['tx'], doorId: string): Promise<PickedPlace | undefined> {
  const place = (await listAddresses(tx, [doorId])).get(doorId)
  return place && { unitCode: place.unitCode, buildingId: place.buildingId, doorId: place.doorId }
}

function raise(error: Error): never {
  throw error
}

interface Fresh {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly unitCode: string
  readonly level: Level
  readonly guardedAt: number | null
}

async function tellAtOnce(context: Context, need: Fresh): Promise<void> {
  if (need.guardedAt === null) {
    return tellUrgent(context, need, 'urgent', notices.urgent(need.number, need.title))
  }
  const officers = await listMattersOfficers(context.tx, need.unitCode.slice(0, 9))
  await tell(context, need, officers, 'guarded', notices.guarded(need.number), `/desk/need/${need.id}`)
}
