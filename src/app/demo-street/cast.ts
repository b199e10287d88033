import { residents } from './cast-residents.zh.ts'
import { squadLeaders } from './cast-squads.zh.ts'
import { communityStaff, gridWorkers, streetStaff } from './cast-staff.zh.ts'
import { leaders, volunteers } from './cast-teams.zh.ts'
import type { Member } from './member.ts'

/** Everybody of the demo street, staff first. */
export const cast: readonly Member[] = [
  ...streetStaff,
  ...communityStaff,
  ...gridWorkers,
  ...leaders,
  ...squadLeaders,
  ...volunteers,
  ...residents,
]
