import type { When } from './story.ts'
import type { Calendar } from '../../platform/calendar/working-time.ts'

/** The ids of everything that a story may name. */
export interface Names {
  readonly people: Readonly<Record<string, string>>
  readonly teams: Readonly<Record<string, string>>
  /** By `team community`. */
  readonly squads: Readonly<Record<string, string>>
  /** By `grid building`. */
  readonly buildings: Readonly<Record<string, string>>
  /** By `broad name`. */
  readonly categories: Readonly<Record<string, string>>
  readonly unitCode: (at: string) => string
}

interface Resolving {
  readonly names: Names
  /** Needs made so far, by the keys of their stories. */
  readonly made: ReadonlyMap<string, string>
  readonly clock: { readonly calendar: Calendar; readonly before: number; readonly now: number }
}

/** The body of a call, with ids in place of names and milliseconds in place of moments. */
export function resolveBody(body: object, resolving: Resolving): Record<string, unknown> {
  const { names, made, clock } = resolving
  const resolved: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(body)) {
    if (typeof value === 'function') resolved[key] = Math.round((value as When)(clock))
    else if (key === 'team') resolved.teamId = idOf(names.teams, value)
    else if (key === 'squad') resolved.squadId = idOf(names.squads, value.join(' '))
    else if (key === 'assignee') resolved.assigneeId = idOf(names.people, value)
    else if (key === 'reporter') resolved.reporterId = idOf(names.people, value)
    else if (key === 'people') resolved.personIds = value.map((name: string) => idOf(names.people, name))
    else if (key === 'visitors') resolved.visitorIds = value.map((name: string) => idOf(names.people, name))
    else if (key === 'supportingTeams')
      resolved.supportingTeamIds = value.map((name: string) => idOf(names.teams, name))
    else if (key === 'supportingUnits') resolved.supportingUnitCodes = value.map(names.unitCode)
    else if (key === 'unit') resolved.unitCode = names.unitCode(value)
    else if (key === 'building') resolved.buildingId = idOf(names.buildings, value.join(' '))
    else if (key === 'finer') {
      const { category } = body as { category: string }
      resolved.finerCategoryId = idOf(names.categories, `${category} ${value}`)
    } else if (key === 'into') resolved.intoId = idOf(Object.fromEntries(made), value)
    else if (key === 'dispatch') resolved.dispatch = resolveBody(value, resolving)
    else resolved[key] = value
  }
  return resolved
}

function idOf(ids: Readonly<Record<string, string>>, name: string): string {
  const id = ids[name]
  if (!id) throw new Error(`the demo street has no ${name}`)
  return id
}
