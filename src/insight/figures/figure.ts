import { addDays, startOfDay, weekdayOf } from '../../platform/calendar/dates.ts'

/**
 * The closed list of what is counted. Each figure is counted from records that can be listed; none is typed by hand.
 */
export const figureKeys = [
  'needs-heard',
  'needs-served',
  'needs-closed',
  'needs-rated',
  'needs-satisfied',
  'needs-late',
  'needs-reopened',
  'needs-referred',
  'hours-served',
  'visits',
  'visitor-trips',
  'volunteers-asked',
  'volunteers-agreed',
  'people',
  'people-new',
  'people-alone',
  'volunteers',
  'staff',
  'teams',
  'squads',
  'partners',
  'imports',
  'rows-imported',
] as const
export type FigureKey = (typeof figureKeys)[number]

/** What a figure can be told apart by. Only needs have a kind, a category and a team. */
export const dimensions = ['community', 'grid', 'team', 'kind', 'category', 'month'] as const
export type Dimension = (typeof dimensions)[number]

const places = ['community', 'grid'] as const
const placesAndMonths = [...places, 'month'] as const

/** By what each figure may be told apart, and counted in part. */
export const dimensionsOf = {
  'needs-heard': dimensions,
  'needs-served': dimensions,
  'needs-closed': dimensions,
  'needs-rated': dimensions,
  'needs-satisfied': dimensions,
  'needs-late': dimensions,
  'needs-reopened': dimensions,
  'needs-referred': dimensions,
  'hours-served': dimensions,
  visits: dimensions,
  'visitor-trips': dimensions,
  'volunteers-asked': dimensions,
  'volunteers-agreed': dimensions,
  people: places,
  'people-new': placesAndMonths,
  'people-alone': places,
  volunteers: ['community', 'team'],
  staff: places,
  teams: [],
  squads: ['community', 'team'],
  partners: ['community'],
  imports: ['month'],
  'rows-imported': ['month'],
} as const satisfies Record<FigureKey, readonly Dimension[]>

/** What a figure counts: things and people once, turns each time, minutes as hours. */
export const countings = ['件', '次', '人', '人次', '小时', '支', '家', '条'] as const
export type Counting = (typeof countings)[number]

/** Days from and to, both within, as people write them. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** A period as moments: from the first one of the first day up to, and without, the first one after the last day. */
export function momentsOf({ from, to }: Period): { from: number; to: number } {
  return { from: startOfDay(from), to: startOfDay(addDays(to, 1)) }
}

/** Whether the days are in order and not more than ten years apart. */
export function isPeriod({ from, to }: Period): boolean {
  return from <= to && Number(to.slice(0, 4)) - Number(from.slice(0, 4)) <= 10
}

/** The periods that papers are mostly asked for, as of a day; each that runs ends with that day. */
export function usualPeriods(today: string) {
  const [year, month] = today.split('-').map(Number) as [number, number]
  const firstOf = (y: number, m: number) => new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10)
  const before = (day: string) => addDays(day, -1)
  const quarter = month - ((month - 1) % 3)
  return {
    'last-week': { from: addDays(today, -weekdayOf(today) - 6), to: addDays(today, -weekdayOf(today)) },
    'this-month': { from: firstOf(year, month), to: today },
    'last-month': { from: firstOf(year, month - 1), to: before(firstOf(year, month)) },
    'this-quarter': { from: firstOf(year, quarter), to: today },
    'last-quarter': { from: firstOf(year, quarter - 3), to: before(firstOf(year, quarter)) },
    'this-year': { from: firstOf(year, 1), to: today },
    'last-year': { from: firstOf(year - 1, 1), to: before(firstOf(year, 1)) },
  } as const satisfies Record<string, Period>
}

/** What is counted where: a figure in a unit and a period, or only a part of it. */
export interface Scope extends Period {
  readonly unitCode: string
  readonly kind?: string | undefined
  readonly category?: string | undefined
  readonly teamId?: string | undefined
}
