/** One team went into another. */
export interface Succession {
  readonly fromTeamId: string
  readonly intoTeamId: string
  readonly onDay: string
  readonly reason: string
}

export type SuccessionRefusal = 'merged-into-itself' | 'team-ended' | 'team-of-another-street' | 'day-to-come'

interface Merged {
  readonly id: string
  readonly streetCode: string
  readonly endedAt: number | null
}

/** Why a team can't go into these others on that day, or null. A team that ended is merged no more, and none is merged into it. */
export function successionRefusal(
  team: Merged,
  into: readonly Merged[],
  onDay: string,
  today: string,
): SuccessionRefusal | null {
  if (into.some(({ id }) => id === team.id)) return 'merged-into-itself'
  if ([team, ...into].some(({ endedAt }) => endedAt !== null)) return 'team-ended'
  if (into.some(({ streetCode }) => streetCode !== team.streetCode)) return 'team-of-another-street'
  return onDay > today ? 'day-to-come' : null
}

/**
 * Every team whose deeds count for this one: itself, what went into it, and what went into that. What went into several
 * teams counts for each of them.
 */
export function countedFor(
  teamId: string,
  successions: readonly Pick<Succession, 'fromTeamId' | 'intoTeamId'>[],
): string[] {
  const counted = new Set([teamId])
  for (const known of counted) {
    for (const { fromTeamId, intoTeamId } of successions) if (intoTeamId === known) counted.add(fromTeamId)
  }
  return [...counted]
}
