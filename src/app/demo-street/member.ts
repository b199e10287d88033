import type { CommonSkill } from '../../core/people/skill.ts'

/**
 * Everybody of the demo street. Names, numbers, homes and stories are invented: nobody here is a real person. The
 * numbers begin with 1990000, which nobody has. Ids are made anew for each street; the names are what tests,
 * development and demonstration call them by.
 */
export interface Member {
  readonly name: string
  readonly called?: string
  readonly born?: number
  /** Where they belong: 街道, a community, or community and grid with the home behind it. */
  readonly at: string
  /** 楼 单元 室, in the grid of `at`. */
  readonly home?: string
  readonly livesAlone?: true
  /** The last four digits; `null` for somebody without a telephone. */
  readonly tail: string | null
  readonly posts?: readonly Post[]
  /** What they can do, and since which year. */
  readonly skills?: Partial<Record<CommonSkill, number>>
  /** Who they are, in one line. */
  readonly story: string
}

/** A post, and where: a unit as in `Member.at`, or a team, or a team's squad in a community. */
type Post =
  | readonly [post: StaffPost, at: string]
  | readonly [post: 'team-leader' | 'team-member', team: string]
  | readonly [post: 'squad-leader' | 'team-member', team: string, community: string]

type StaffPost =
  | 'street-officer'
  | 'committee-secretary'
  | 'matters-officer'
  | 'auditor'
  | 'branch-secretary'
  | 'community-worker'
  | 'grid-worker'
