import { lightOf } from './deadline.ts'
import type { Directory } from './directory.ts'
import { isEnded, residentStepOf, stageOf } from './need.ts'
import type { ListedNeed, WorkNeed } from './store/list-store.ts'
import type { Visit } from './store/parts-store.ts'
import { type Said, sayMoment, standing } from './timeline/words.zh.ts'
import type { MyNeedRow, NeedRow, WorkRow } from './views.ts'
import { words } from './words.zh.ts'

/** Rows of the store as they leave the server. Pure. */

/** One line of a list. */
export function rowView(need: ListedNeed, called: Called, now: number): NeedRow {
  const { units, teams, squads, categories, people } = called
  return {
    id: need.id,
    number: need.number,
    title: need.state === 'voice' ? words.voiceTitle : need.title,
    state: need.state,
    stage: isEnded(need.state) ? null : stageOf[need.state],
    kind: need.kind,
    category: need.category,
    finerCategory:
      need.categoryId && need.category
        ? { id: need.categoryId, broad: need.category, name: categories.get(need.categoryId) ?? '' }
        : null,
    unitCode: need.unitCode,
    unitName: unitNameOf(need.unitCode, units),
    source: need.source,
    team: (need.teamId && teams.get(need.teamId)) || null,
    squad: need.squadId ? { id: need.squadId, name: squads.get(need.squadId) ?? '' } : null,
    assignee: need.assigneeId ? { id: need.assigneeId, name: people.get(need.assigneeId) ?? '' } : null,
    level: need.level,
    flags: need.flags === null ? [] : [...need.flags],
    guarded: need.guardedAt !== null,
    voice: need.state === 'voice',
    heardAt: need.heardAt,
    deadlineAt: need.deadlineAt,
    soonAt: need.soonAt,
    provisional: need.provisional,
    light: lightOf(now, need.soonAt, need.deadlineAt),
    handedBackCount: need.handedBackCount,
    extensionAsked: need.extensionAsked,
    version: need.version,
  }
}

/** What the ids of a line are called. */
export interface Called extends Directory {
  readonly people: ReadonlyMap<string, string>
}

/** Community and grid, as people say it. */
export function unitNameOf(unitCode: string, units: Directory['units']): string {
  const name = units.get(unitCode) ?? unitCode
  const community = unitCode.length > 12 ? units.get(unitCode.slice(0, 12)) : undefined
  return community === undefined || name.startsWith(community) ? name : `${community} · ${name}`
}

export function workView(need: WorkNeed, visits: readonly Visit[], called: Called, now: number): WorkRow {
  return {
    ...rowView(need, called, now),
    part: need.part,
    invitation:
      need.part === 'asked-of-me' && need.invitationId
        ? { id: need.invitationId, expiresAt: need.invitationExpiresAt!, visitAt: need.invitationVisitAt }
        : null,
    nextVisitAt: nextVisit(visits, need.id, now)?.visitAt ?? null,
  }
}

/** One line of what is the reader's own: how it stands, in plain words. */
export function mineView(need: ListedNeed, visits: readonly Visit[], called: Called, now: number): MyNeedRow {
  const visit = nextVisit(visits, need.id, now)
  return {
    id: need.id,
    number: need.number,
    title: need.state === 'voice' ? words.voiceTitle : need.title,
    state: need.state,
    residentStep: residentStepOf[need.state],
    heardAt: need.heardAt,
    deadlineAt: need.deadlineAt,
    sentence: standingSentence(need, visit, called),
    nextVisitAt: visit?.visitAt ?? null,
    canConfirm: need.state === 'done' || need.state === 'calling',
  }
}

type Standing = Pick<ListedNeed, 'state' | 'assigneeId' | 'teamId' | 'referredTo' | 'declinedTo'>

/** How it stands, in one sentence on the resident's card. */
export function standingSentence(need: Standing, visit: Visit | undefined, { people, teams }: Called): string {
  const visitors = visit?.visitorIds.map((id) => people.get(id)).filter(Boolean)
  const said: Said = {
    ...nothingSaid,
    who: need.assigneeId ? (people.get(need.assigneeId) ?? null) : null,
    team: need.teamId ? (teams.get(need.teamId)?.name ?? null) : null,
    receiver: visitors?.length ? visitors.join('、') : null,
    when: visit ? sayMoment(visit.visitAt) : null,
    to: need.state === 'declined' ? need.declinedTo : need.referredTo,
  }
  return standing[need.state](said)
}

export function nextVisit(visits: readonly Visit[], needId: string, now: number): Visit | undefined {
  return visits.findLast(
    (visit) => visit.needId === needId && visit.cancelledAt === null && visit.visitAt > now - graceMs,
  )
}

// A visit that began two hours ago may still be going on.
const graceMs = 2 * 3_600_000

const nothingSaid: Said = {
  who: null,
  team: null,
  receiver: null,
  kind: null,
  category: null,
  when: null,
  mark: null,
  minutes: null,
  count: null,
  level: null,
  number: null,
  granted: null,
  outcome: null,
  flags: null,
  state: null,
  own: false,
  helper: null,
  to: null,
  imported: false,
  file: null,
}
