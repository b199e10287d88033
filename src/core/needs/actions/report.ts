import type { z } from 'zod'
import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { bindAttachments } from '../../../platform/attachments/index.ts'
import { dateOf } from '../../../platform/calendar/dates.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { Invalid, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { listMattersOfficers } from '../../organisation/index.ts'
import { getPlace, listAddresses } from '../../territory/index.ts'
import { access } from '../access.ts'
import { titleFrom } from '../cleaning.ts'
import type { Report } from '../contract.ts'
import { mayAccuse } from '../guarded.ts'
import { clockOf, firstLevel, type Level, type OpenState } from '../need.ts'
import { words } from '../words.zh.ts'
import { findHome, findHomeAndNumber, type Home, insertNeed, takeNumber } from '../store/report-store.ts'
import { asPatch, runningClock } from './take-step.ts'
import { tell, tellUrgent } from './tell.ts'
import { notices } from './words.zh.ts'

export type Reporting = z.output<typeof Report>

export interface Reported {
  readonly id: string
  readonly number: string
  readonly state: OpenState
  readonly unitCode: string
  readonly heardAt: number
  readonly deadlineAt: number
}

/**
 * Takes in a need: one's own, or as staff somebody else's. Words or a voice note; a place that was picked, else the
 * reporter's home. What may accuse somebody of the street is guarded from its first second.
 */
export async function report(context: Context, told: Reporting): Promise<Reported> {
  const { tx, now } = context
  const me = personOf(context)
  const forSomebody = told.source !== 'resident-phone'
  const text = told.text || null
  if (text === null && !told.voiceNoteId) throw new Refused('text-missing')
  const reporter = await findReporterHome(context, told, forSomebody)
  const place = await findPlace(context, told, reporter)
  if (forSomebody && !takesInFor(context, place.unitCode)) throw new Refused('no-right')
  const number = reporter?.number ?? (await takeNumber(tx, place.unitCode, yearOf(now)))
  if (number === undefined) throw new Invalid('body.unitCode', 'not-a-choice')

  const title = told.title ?? (text === null ? words.voiceTitle : titleFrom(text))
  const guarded = mayAccuse(`${told.title ?? ''}\n${text ?? ''}`)
  const state = text === null ? 'voice' : guarded ? 'guarded' : 'heard'
  const kind = forSomebody && told.urgent ? 'urgent' : null
  const level = firstLevel(place.unitCode)
  const clock = clockOf[state]
  const need = {
    id: uuidv7(now),
    number,
    ...place,
    placeNote: told.placeNote || null,
    source: told.source,
    reporterId: forSomebody ? (told.reporterId ?? null) : me,
    callerName: forSomebody ? (told.reporterName ?? null) : null,
    heardBy: forSomebody ? me : null,
    heardAt: now,
    title,
    body: text,
    topic: told.topic ?? null,
    timeWish: told.timeWish || null,
    contactWay: told.contactWay,
    photoIds: told.photoIds,
    voiceNoteId: told.voiceNoteId ?? null,
    kind,
    guardedAt: guarded ? now : null,
    state,
    level,
    livesAlone: reporter?.livesAlone ?? null,
    ...asPatch(await runningClock(context, place.unitCode, clock, kind), clock, level),
  } as const

  const uploads = [...told.photoIds, ...(told.voiceNoteId ? [told.voiceNoteId] : [])]
  insertNeed(tx, need)
  await log(context, {
    kind: text === null ? 'reportByVoice' : 'report',
    noun: 'need',
    nounId: need.id,
    unitCode: place.unitCode,
    facts: { state, source: told.source, reporterId: need.reporterId, photoIds: told.photoIds },
  })
  await bindAttachments(context, 'need', need.id, uploads)
  if (guarded || kind === 'urgent') await tellAtOnce(context, need)
  return { id: need.id, number, state, unitCode: place.unitCode, heardAt: now, deadlineAt: need.deadlineAt }
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

function yearOf(now: number): number {
  return Number(dateOf(now).slice(0, 4))
}

interface PickedPlace {
  readonly unitCode: string
  readonly buildingId: string | null
  readonly doorId: string | null
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
