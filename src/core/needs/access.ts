import type { Actor } from '../../platform/actor/actor.ts'
import type { Post } from '../organisation/post.ts'
import type { Purpose } from '../people/consent.ts'
import type { NeedFacts, Step } from './need.ts'

/** Who may take which step, as a table that reads aloud. The database answers who may see; this answers who may do. */

/** A part that somebody has in one need, whatever post they hold. */
export type Part =
  | 'anybody'
  | 'reporter'
  | 'assignee'
  | 'team-in-charge'
  | 'asked'
  | 'helper'
  | 'asks-for'
  | 'follows-for'
  | 'confirms-for'
  | 'clock'
export type Who = Post | 'operator' | Part

const desk = ['street-officer', 'committee-secretary', 'branch-secretary', 'community-worker', 'operator'] as const
const afoot = [...desk, 'grid-worker'] as const
const inCharge = ['assignee', 'team-in-charge'] as const
const guarding = ['matters-officer', 'operator'] as const

export const access = {
  report: ['anybody'],
  reportByVoice: ['anybody'],
  transcribe: afoot,
  setUrgent: afoot,
  triage: desk,
  dispatch: desk,
  ask: [...desk, ...inCharge],
  sayYes: ['asked'],
  sayNo: ['asked'],
  stopAsking: [...desk, ...inCharge],
  invitationsExpire: ['clock'],
  accept: inCharge,
  handBack: inCharge,
  planVisit: [...afoot, ...inCharge, 'helper'],
  startServing: [...afoot, ...inCharge, 'helper'],
  note: [...afoot, ...guarding, ...inCharge, 'helper', 'reporter', 'asks-for'],
  finish: [...afoot, ...inCharge, 'helper'],
  confirm: ['reporter', 'confirms-for'],
  sayUnsolved: ['reporter', 'confirms-for'],
  callBackFallsDue: ['clock'],
  callBack: [...afoot, ...guarding],
  askExtension: [...desk, ...inCharge, 'grid-worker', 'helper'],
  answerExtension: ['street-officer', 'committee-secretary', 'branch-secretary', 'operator'],
  decline: [...desk, ...guarding],
  refer: desk,
  followUp: [...desk, ...guarding],
  takeBack: [...desk, ...guarding],
  settle: [...desk, ...guarding],
  mark: afoot,
  guard: afoot,
  clear: guarding,
  handOff: guarding,
  join: desk,
  separate: desk,
  withdraw: ['reporter', 'asks-for'],
  undo: [...afoot, ...inCharge],
  escalate: ['clock'],
} as const satisfies Record<Step, readonly Who[]>

/** What the rules must know of somebody's part in a need beyond its columns. */
export interface Involved {
  /** Was asked to help and has not answered. */
  readonly asked: boolean
  /** Said yes, or is named as a visitor. */
  readonly helping: boolean
  /** What the reporter lets them do, as a family helper. */
  readonly purposes: readonly Purpose[]
}

/** What a family helper sees nothing of, they don't take part in. Being told is no part. */
const partOf: Readonly<Record<Purpose, Part | null>> = {
  ask: 'asks-for',
  follow: 'follows-for',
  confirm: 'confirms-for',
  'be-told': null,
}

const notInvolved: Involved = { asked: false, helping: false, purposes: [] }

/**
 * What the actor is in this need: posts whose scope covers it, and parts in it. While a need is guarded, no post counts
 * but the one for such matters, whoever else may have come to see it.
 */
export function standingIn(actor: Actor, need: NeedFacts, involved: Involved = notInvolved): ReadonlySet<Who> {
  const standing = new Set<Who>(['anybody'])
  const { personId, grants } = actor
  if (personId === null) return standing
  if (need.reporterId === personId) standing.add('reporter')

  for (const grant of grants) {
    if (need.guardedAt !== null && !(guarding as readonly string[]).includes(grant.post)) continue
    if (isUnitPost(grant.post)) {
      if (grant.unitCode !== null && need.unitCode.startsWith(grant.unitCode)) standing.add(grant.post as Who)
    } else if (need.dispatchedAt !== null && need.guardedAt === null) {
      const leadsTeam = grant.post === 'team-leader' && need.teamId !== null && need.teamId === grant.teamId
      const leadsSquad = grant.post === 'squad-leader' && need.squadId !== null && need.squadId === grant.squadId
      if (leadsTeam || leadsSquad) standing.add('team-in-charge')
    }
  }
  if (need.guardedAt !== null) return standing

  if (need.assigneeId === personId && need.dispatchedAt !== null) standing.add('assignee')
  if (involved.asked) standing.add('asked')
  if (involved.helping) standing.add('helper')
  if (involved.purposes.includes('follow')) {
    for (const purpose of involved.purposes) {
      const part = partOf[purpose]
      if (part) standing.add(part)
    }
  }
  return standing
}

/** Whether somebody of this standing may take the step, as far as posts go; the state has its own say. */
export function mayTake(step: Step, standing: ReadonlySet<Who>): boolean {
  return (access[step] as readonly Who[]).some((who) => standing.has(who))
}

function isUnitPost(post: string): boolean {
  return post !== 'team-leader' && post !== 'squad-leader' && post !== 'team-member'
}
