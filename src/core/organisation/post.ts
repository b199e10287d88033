import type { Level } from '../territory/unit.ts'

/** The closed list of posts. A post is what somebody is, a unit, team or squad is where, and both have a from and a to. */
export const posts = [
  'street-officer',
  'committee-secretary',
  'matters-officer',
  'branch-secretary',
  'community-worker',
  'grid-worker',
  'auditor',
  'team-leader',
  'squad-leader',
  'team-member',
  'partner-contact',
  'operator',
] as const
export type Post = (typeof posts)[number]

/** The orders of a list of posts: those first that were given last, or first. */
export const postSorts = ['-given', 'given'] as const
export type PostSort = (typeof postSorts)[number]

export type Right = 'business' | 'guarded' | 'log' | 'configure' | 'import' | 'partner'

/** What each post opens in its units. The database has the same rows in `actor.post_right`; a test compares them. */
export const rightsOfPost = {
  'street-officer': ['business', 'configure', 'import'],
  'committee-secretary': ['business'],
  'matters-officer': ['guarded'],
  'branch-secretary': ['business', 'configure', 'import'],
  'community-worker': ['business', 'import'],
  'grid-worker': ['business'],
  auditor: ['log'],
  'team-leader': [],
  'squad-leader': [],
  'team-member': [],
  'partner-contact': ['partner'],
  operator: ['business', 'guarded', 'configure', 'log', 'import'],
} as const satisfies Record<Post, readonly Right[]>

/** Where a post is held: at which levels of unit, and whether within a team or a squad of it. */
export const placeOfPost = {
  'street-officer': { levels: ['street'], within: null },
  'committee-secretary': { levels: ['street'], within: null },
  'matters-officer': { levels: ['street'], within: null },
  'branch-secretary': { levels: ['community'], within: null },
  'community-worker': { levels: ['community'], within: null },
  'grid-worker': { levels: ['grid'], within: null },
  auditor: { levels: ['street'], within: null },
  'team-leader': { levels: ['street'], within: 'team' },
  'squad-leader': { levels: ['community'], within: 'squad' },
  'team-member': { levels: ['street', 'community'], within: 'team' },
  // Given with the partner, not here.
  'partner-contact': { levels: [], within: null },
  operator: { levels: [], within: null },
} as const satisfies Record<Post, { levels: readonly Level[]; within: 'team' | 'squad' | null }>

/** Posts of staff; the others are of teams, and the operator is nobody. */
export const staffPosts = [
  'street-officer',
  'committee-secretary',
  'matters-officer',
  'branch-secretary',
  'community-worker',
  'grid-worker',
  'auditor',
] as const satisfies readonly Post[]

/** Who answers for a unit, first who decides. A matter that is late or contested goes to these, level by level. */
export const responsiblePosts = {
  grid: ['grid-worker'],
  community: ['branch-secretary', 'community-worker'],
  street: ['street-officer', 'committee-secretary'],
} as const satisfies Record<Level, readonly Post[]>

export interface PostScope {
  readonly level: Level
  readonly teamId: string | null
  readonly squadId: string | null
}

export type PostRefusal = 'wrong-level' | 'team-missing' | 'squad-missing' | 'no-team-here'

/** Why the post can't be held there, or null. */
export function postRefusal(post: Post, { level, teamId, squadId }: PostScope): PostRefusal | null {
  const place: { levels: readonly Level[]; within: 'team' | 'squad' | null } = placeOfPost[post]
  if (!place.levels.includes(level)) return 'wrong-level'
  if (place.within === null) return teamId || squadId ? 'no-team-here' : null
  if (!teamId) return 'team-missing'
  return place.within === 'squad' && !squadId ? 'squad-missing' : null
}

export type TermRefusal = 'ends-before-it-begins'

export function termRefusal(from: number, to: number | null): TermRefusal | null {
  return to !== null && to <= from ? 'ends-before-it-begins' : null
}

export type EndRefusal = 'already-ended' | 'ends-in-the-past' | 'ends-after-its-term'

/** Why a post can't end at that moment, or null. A term is shortened, never stretched: another one is given from its end on. */
export function endRefusal(held: { readonly validTo: number | null }, endsAt: number, now: number): EndRefusal | null {
  if (held.validTo !== null && held.validTo <= now) return 'already-ended'
  if (endsAt < now) return 'ends-in-the-past'
  return held.validTo !== null && endsAt > held.validTo ? 'ends-after-its-term' : null
}

export type UndoJoinRefusal = 'not-just-joined'

const undoMs = 10 * 60_000

/** Why it can't be taken back that somebody was put into a squad, or null: who did it may, for a short while. */
export function undoJoinRefusal(
  {
    post,
    squadId,
    givenBy,
    validFrom,
  }: {
    readonly post: Post
    readonly squadId: string | null
    readonly givenBy: string | null
    readonly validFrom: number
  },
  me: string,
  now: number,
): UndoJoinRefusal | null {
  const isMine = post === 'team-member' && squadId !== null && givenBy === me
  return isMine && now - validFrom <= undoMs ? null : 'not-just-joined'
}

/** Terms that a list of posts may be narrowed to besides those that run. */
export const termFilters = ['ending', 'coming', 'former'] as const
export type TermFilter = (typeof termFilters)[number]
