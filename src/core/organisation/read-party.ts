import type { Context } from '../../platform/actor/actor.ts'
import { addDays, startOfDay } from '../../platform/calendar/dates.ts'
import { Invalid, Refused } from '../../platform/contract/errors.ts'
import { listNames } from '../people/index.ts'
import { may } from './access.ts'
import { listServices } from './member-service.ts'
import { belongsOn, type MemberSort, periodRefusal, type ThemeDaySort } from './party.ts'
import { getPartyBody, listEverybodyOf } from './party-actions.ts'
import type { MembershipView, PartyBodyView, PartyFilters, ServiceRow, ThemeDayView } from './party-contract.ts'
import { listMemberships, listPartyBodies, listThemeDays, listWhoCame, type ThemeDay } from './party-store.ts'

interface Paging<Sort> {
  readonly sort: Sort
  readonly after?: string | undefined
  readonly limit: number
}

/** Party bodies of the units where the actor works. */
export async function readBodies({ tx, actor }: Context): Promise<PartyBodyView[]> {
  const bodies = await listPartyBodies(tx)
  return bodies
    .filter(({ unitCode }) => may(actor, 'recordThemeDay', unitCode))
    .map(({ id, kind, name, unitCode }) => ({
      id,
      kind,
      name,
      unitCode,
      can: { changeMembers: may(actor, 'changeBodies', unitCode), recordThemeDay: kind === 'branch' },
    }))
}

/** One page of who belongs to which Party body. */
export async function readMembers(
  context: Context,
  { q, unit, kind, duty, ended, sort, after, limit }: PartyFilters['members'] & Paging<MemberSort>,
): Promise<{ rows: MembershipView[]; next: string | null }> {
  const { tx, actor } = context
  const found = await listMemberships(tx, {
    ...(q && { words: q }),
    ...(unit && { unitCode: unit }),
    ...(kind && { kind }),
    ...(duty && { duty }),
    ended: ended === '1',
    sort,
    ...(after && { after: cursorOf(after) }),
    limit: limit + 1,
  })
  const shown = found.slice(0, limit)
  const bodies = await bodyNames(context)
  const names = await listNames(
    tx,
    shown.map(({ personId }) => personId),
  )

  const rows = shown.map(({ id, personId, bodyId, unitCode, duty: is, fromDay, toDay }) => ({
    id,
    personId,
    name: names.get(personId)?.name ?? '',
    bodyId,
    bodyName: bodies.get(bodyId) ?? '',
    duty: is,
    fromDay,
    toDay,
    can: { end: toDay === null && may(actor, 'changeBodies', unitCode) },
  }))
  return { rows, next: found.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** One page of theme days. */
export async function readThemeDays(
  context: Context,
  { q, unit, year, sort, after, limit }: PartyFilters['themeDays'] & Paging<ThemeDaySort>,
): Promise<{ rows: ThemeDayView[]; next: string | null }> {
  const found = await listThemeDays(context.tx, {
    ...(q && { words: q }),
    ...(unit && { unitCode: unit }),
    ...(year && { year }),
    sort,
    ...(after && { after: cursorOf(after) }),
    limit: limit + 1,
  })
  const shown = found.slice(0, limit)
  return { rows: await themeDayViews(context, shown), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

export async function themeDayViews(context: Context, days: readonly ThemeDay[]): Promise<ThemeDayView[]> {
  const { tx, actor } = context
  const came = await listWhoCame(
    tx,
    days.map(({ id }) => id),
  )
  const everybody = await listEverybodyOf(context, [...new Set(days.map(({ bodyId }) => bodyId))])
  const bodies = await bodyNames(context)
  const names = await listNames(tx, [...[...came.values()].flat(), ...days.map(({ recordedBy }) => recordedBy)])

  return days.map((day) => {
    const { id, bodyId, unitCode, heldOn, subject, place, speaker, done, recordedBy, recordedAt } = day
    return {
      id,
      bodyId,
      bodyName: bodies.get(bodyId) ?? '',
      unitCode,
      heldOn,
      subject,
      place,
      speaker,
      done,
      came: (came.get(id) ?? []).map((personId) => ({ personId, name: names.get(personId)?.name ?? '' })),
      belonged: everybody.filter((member) => member.bodyId === bodyId && belongsOn(member, heldOn)).length,
      recordedBy: names.get(recordedBy)?.name ?? '',
      recordedAt,
      can: { mend: may(actor, 'recordThemeDay', unitCode) },
    }
  })
}

const mostServices = 2_000

/** What the members of a body did for others between two days, both with it. */
export async function readServiceList(
  context: Context,
  bodyId: string,
  { from, to }: { from: string; to: string },
): Promise<{ bodyName: string; rows: ServiceRow[]; members: number; at: number }> {
  const { tx, now } = context
  const body = await getPartyBody(context, bodyId)
  const refusal = periodRefusal(from, to)
  if (refusal) throw new Refused(refusal)
  const everybody = await listEverybodyOf(context, [bodyId])
  const members = everybody.filter(({ fromDay, toDay }) => fromDay <= to && (toDay === null || toDay >= from))
  const personIds = [...new Set(members.map(({ personId }) => personId))]
  const services = await listServices(context, {
    personIds,
    from: startOfDay(from),
    to: startOfDay(addDays(to, 1)),
    most: mostServices,
  })
  const names = await listNames(tx, personIds)
  const rows = services.map(({ personId, what, at }) => ({ personId, name: names.get(personId)?.name ?? '', what, at }))
  return { bodyName: body.name, rows, members: personIds.length, at: now }
}

async function bodyNames({ tx }: Context): Promise<Map<string, string>> {
  return new Map((await listPartyBodies(tx)).map(({ id, name }) => [id, name]))
}

function cursorOf(after: string): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(after)) throw new Invalid('query.after', 'bad-shape')
  return after
}
