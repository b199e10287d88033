import { type Context, personOf } from '../../platform/actor/actor.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { getPerson } from '../people/index.ts'
import { getUnit } from '../territory/index.ts'
import { may } from './access.ts'
import { bodiesOf, type Duty, membershipEndRefusal, membershipRefusal, themeDayRefusal } from './party.ts'
import {
  findPartyBody,
  findThemeDay,
  insertMembership,
  insertPartyBodies,
  insertThemeDay,
  listMemberships,
  listPartyBodies,
  lockMembership,
  type Membership,
  type PartyBody,
  replaceWhoCame,
  type ThemeDay,
  updateMembershipAsEnded,
  updateThemeDay,
} from './party-store.ts'
import { words } from './words.zh.ts'

const mostMembers = 2_000

/** The Party body, or `NotFound`. */
export async function getPartyBody({ tx }: Pick<Context, 'tx'>, bodyId: string): Promise<PartyBody> {
  const body = await findPartyBody(tx, bodyId)
  if (!body) throw new NotFound()
  return body
}

/** Adds the Party bodies that a unit of this level has, as far as they are missing. */
export async function addBodies(context: Context, unitCode: string): Promise<void> {
  const { tx, actor } = context
  const unit = await getUnit(tx, unitCode)
  if (!may(actor, 'changeBodies', unitCode)) throw new Refused('not-your-post')
  const there = (await listPartyBodies(tx, [unitCode])).map(({ kind }) => kind)
  const missing = bodiesOf[unit.level].filter((kind) => !there.includes(kind))
  if (missing.length === 0) throw new Refused('bodies-complete')

  await insertPartyBodies(
    tx,
    missing.map((kind) => ({ unitCode, kind, name: words.bodyName(kind, unit.name) })),
  )
  await log(context, { kind: 'bodies-added', noun: 'unit', nounId: unit.id, unitCode, facts: { kinds: missing } })
}

/** Adds somebody to a Party body from a day on, and returns the membership's id. */
export async function addMember(
  context: Context,
  bodyId: string,
  { personId, duty, fromDay }: { personId: string; duty: Duty; fromDay: string },
): Promise<string> {
  const { tx, actor, now } = context
  const { unitCode } = await getPartyBody(context, bodyId)
  if (!may(actor, 'changeBodies', unitCode)) throw new Refused('not-your-post')
  await getPerson(context, personId)
  const refusal = membershipRefusal(fromDay, dateOf(now))
  if (refusal) throw new Refused(refusal)

  const id = uuidv7(now)
  const added = await insertMembership(tx, { id, bodyId, unitCode, personId, duty, fromDay }, personOf(context))
  if (!added) throw new Refused('member-known')
  await log(context, {
    kind: 'member-added',
    noun: 'person',
    nounId: personId,
    unitCode,
    facts: { bodyId, duty, fromDay },
  })
  return id
}

/** Ends a membership; the day told is its last one. */
export async function endMembership(context: Context, membershipId: string, onDay: string): Promise<void> {
  const { tx, actor, now } = context
  const membership = await lockMembership(tx, membershipId)
  if (!membership) throw new NotFound()
  const { unitCode, personId, bodyId } = membership
  if (!may(actor, 'changeBodies', unitCode)) throw new Refused('not-your-post')
  const refusal = membershipEndRefusal(membership, onDay, dateOf(now))
  if (refusal) throw new Refused(refusal)

  await updateMembershipAsEnded(tx, membershipId, onDay)
  await log(context, { kind: 'membership-ended', noun: 'person', nounId: personId, unitCode, facts: { bodyId, onDay } })
}

export interface ThemeDayTold extends Pick<ThemeDay, 'heldOn' | 'subject' | 'place' | 'speaker' | 'done'> {
  /** Members who came. */
  readonly cameIds: readonly string[]
}

/** Puts a branch's theme day on record, and returns its id. */
export async function recordThemeDay(context: Context, bodyId: string, told: ThemeDayTold): Promise<string> {
  const { tx, now } = context
  const body = await getBranchFor(context, bodyId, told)
  const { unitCode } = body
  const { cameIds, ...words } = told

  const id = uuidv7(now)
  await insertThemeDay(tx, { ...words, id, bodyId, unitCode, recordedBy: personOf(context), recordedAt: now })
  await replaceWhoCame(tx, id, [...new Set(cameIds)])
  const facts = { bodyId, heldOn: told.heldOn, came: cameIds.length }
  await log(context, { kind: 'theme-day-recorded', noun: 'theme-day', nounId: id, unitCode, facts })
  return id
}

/** Mends the record of a theme day; the log keeps who did. */
export async function mendThemeDay(context: Context, themeDayId: string, told: ThemeDayTold): Promise<void> {
  const { tx } = context
  const day = await getThemeDay(context, themeDayId)
  await getBranchFor(context, day.bodyId, told)
  const { cameIds, ...words } = told

  await updateThemeDay(tx, themeDayId, words)
  await replaceWhoCame(tx, themeDayId, [...new Set(cameIds)])
  const facts = { bodyId: day.bodyId, heldOn: told.heldOn, came: cameIds.length }
  await log(context, { kind: 'theme-day-mended', noun: 'theme-day', nounId: themeDayId, unitCode: day.unitCode, facts })
}

/** The record of a theme day, or `NotFound`. */
export async function getThemeDay({ tx }: Pick<Context, 'tx'>, themeDayId: string): Promise<ThemeDay> {
  const day = await findThemeDay(tx, themeDayId)
  if (!day) throw new NotFound()
  return day
}

/** Everybody who belongs or belonged to a body. */
export async function listEverybodyOf({ tx }: Pick<Context, 'tx'>, bodyIds: readonly string[]): Promise<Membership[]> {
  return bodyIds.length === 0 ? [] : listMemberships(tx, { bodyIds, ended: true, limit: mostMembers })
}

async function getBranchFor(context: Context, bodyId: string, told: ThemeDayTold): Promise<PartyBody> {
  const body = await getPartyBody(context, bodyId)
  if (!may(context.actor, 'recordThemeDay', body.unitCode)) throw new Refused('not-your-post')
  const refusal = themeDayRefusal(body, told, await listEverybodyOf(context, [bodyId]), dateOf(context.now))
  if (refusal) throw new Refused(refusal)
  return body
}
