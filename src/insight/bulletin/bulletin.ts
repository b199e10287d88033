import type { FigureKey } from '../figures/figure.ts'

/** In which order the list goes, the usual one first; `-to` has those first whose period ends last. */
export const bulletinSorts = ['-written', 'written', '-to'] as const
export type BulletinSort = (typeof bulletinSorts)[number]

/** What is counted for a bulletin: these figures whole, needs by kind and category besides. */
export const figuresOfABulletin = [
  'needs-heard',
  'needs-served',
  'needs-closed',
  'needs-rated',
  'needs-satisfied',
  'needs-late',
  'needs-reopened',
  'needs-referred',
  'visits',
  'visitor-trips',
  'hours-served',
  'volunteers-asked',
  'volunteers-agreed',
  'volunteers',
  'squads',
  'partners',
] as const satisfies readonly FigureKey[]
export type BulletinFigure = (typeof figuresOfABulletin)[number]

/** How many there are of a kind, a category, or of needs in a team or a unit. */
export interface PartCount {
  readonly part: string
  readonly name: string
  readonly count: number
}

export interface Line {
  readonly part: string
  readonly name: string
  readonly counts: readonly [number, number, number]
}

/** Everything that was counted, as of one moment. */
export interface Frozen {
  readonly unitName: string
  readonly counted: Readonly<Record<BulletinFigure, number>>
  readonly kinds: readonly PartCount[]
  readonly categories: readonly PartCount[]
  /** Heard, closed, satisfied. */
  readonly teams: readonly Line[]
  /** Heard, closed, late: by community for a street, by grid for a community. */
  readonly units: readonly Line[]
}

/** The figures of the two small tables, in the order of their columns. */
export const teamColumns = ['needs-heard', 'needs-closed', 'needs-satisfied'] as const satisfies readonly FigureKey[]
export const unitColumns = ['needs-heard', 'needs-closed', 'needs-late'] as const satisfies readonly FigureKey[]

/** More lines than this are told as one, so that the page holds them. */
const mostLines = 8

/** The first lines, and the others as one under `name`. */
export function shortened(lines: readonly Line[], name: (count: number) => string): Line[] {
  if (lines.length <= mostLines) return [...lines]
  const rest = lines.slice(mostLines - 1)
  const sum = (at: 0 | 1 | 2) => rest.reduce((all, { counts }) => all + counts[at], 0)
  return [...lines.slice(0, mostLines - 1), { part: '', name: name(rest.length), counts: [sum(0), sum(1), sum(2)] }]
}

/** Numbers of a text that were not counted for this bulletin: whoever typed them should look again. */
export function strangeNumbers(
  text: string,
  { counted, kinds, categories, teams, units }: Omit<Frozen, 'counted'> & { counted: Readonly<Record<string, number>> },
  known: string,
): string[] {
  const lines = [...teams, ...units].flatMap(({ counts }) => counts)
  const own = [...Object.values(counted), ...[...kinds, ...categories].map(({ count }) => count), ...lines].map(String)
  const allowed = new Set([...own, ...numbersOf(known)])
  return [...new Set(numbersOf(text).filter((number) => !allowed.has(number)))]
}

function numbersOf(text: string): string[] {
  return text.match(/\d+(?:\.\d+)?/g) ?? []
}

/** What a page of A4 holds between its margins, and what stands on it, in points. */
const pagePoints = ((297 - 37 - 35) / 25.4) * 72
const charactersOfALine = 27
const linePoints = 28
const tableLinePoints = 18
const headPoints = 90
const footPoints = linePoints
const titleCharactersOfALine = 20
const titleLinePoints = 36

/** How many points a bulletin is too long for one page; 0 when it fits. */
export function pointsTooLong(text: { title: string; paragraphs: readonly string[] }, tableLines: number): number {
  const titleLines = Math.ceil(widthOf(text.title) / titleCharactersOfALine)
  const lines = text.paragraphs.reduce((sum, paragraph) => sum + linesOf(paragraph), 0)
  const table = (tableLines + 1) * tableLinePoints + linePoints / 2
  const points = headPoints + titleLines * titleLinePoints + lines * linePoints + table + footPoints
  return Math.max(0, Math.ceil(points - pagePoints))
}

/** Two characters are left free at the beginning. */
function linesOf(paragraph: string): number {
  return Math.max(1, Math.ceil((widthOf(paragraph) + 2) / charactersOfALine))
}

/** In Chinese characters: letters and digits are half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((width, character) => width + (character < '\u0100' ? 0.5 : 1), 0)
}

/** `一、听诉求。` and what follows it: the head of a paragraph is set in another face. */
export function headOf(paragraph: string): { head: string; rest: string } {
  const head = /^[一二三四五六七八九十]、[^。]{1,20}。/.exec(paragraph)?.[0] ?? ''
  return { head, rest: paragraph.slice(head.length) }
}
