/** 项目清单: what is done together with a partner; and 需求清单, what a partner asks. */
export const projectStates = ['agreed', 'running', 'finished', 'dropped'] as const
export type ProjectState = (typeof projectStates)[number]

export interface ProjectFacts {
  readonly startedAt: number | null
  readonly finishedAt: number | null
  readonly droppedAt: number | null
}

export function projectState({ startedAt, finishedAt, droppedAt }: ProjectFacts): ProjectState {
  if (finishedAt !== null) return 'finished'
  if (droppedAt !== null) return 'dropped'
  return startedAt === null ? 'agreed' : 'running'
}

export type ProjectRefusal =
  | 'project-over'
  | 'project-started'
  | 'project-not-started'
  | 'ends-too-early'
  | 'partner-need-closed'

/** From when to when, of a project or of what a partner asks; null when the days stand in order. */
export function daysRefusal(fromDay: string, toDay: string | null): ProjectRefusal | null {
  return toDay !== null && toDay < fromDay ? 'ends-too-early' : null
}

export function startRefusal(project: ProjectFacts): ProjectRefusal | null {
  const state = projectState(project)
  if (state === 'running') return 'project-started'
  return state === 'agreed' ? null : 'project-over'
}

/** Why it can't end, or null: it may be dropped at any time, and finished once it has begun. */
export function endProjectRefusal(project: ProjectFacts, ending: 'finished' | 'dropped'): ProjectRefusal | null {
  const state = projectState(project)
  if (state === 'finished' || state === 'dropped') return 'project-over'
  return ending === 'finished' && state === 'agreed' ? 'project-not-started' : null
}
