import type { Choices, Mapping } from '../contract.ts'
import { words } from '../words.zh.ts'

export type ListPart = Mapping['lists'][number]
export type CellPart = Mapping['cells'][number]

export interface Place {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

export function cellAt({ cells }: Mapping, at: Place): CellPart | undefined {
  return cells.find(({ sheet, row, column }) => sheet === at.sheet && row === at.row && column === at.column)
}

export function listAt({ lists }: Mapping, at: Place): ListPart | undefined {
  return lists.find(({ sheet, firstRow, lastRow }) => sheet === at.sheet && at.row >= firstRow && at.row <= lastRow)
}

/** With this part in its cell, or with nothing there. */
export function withCell(mapping: Mapping, at: Place, part: Omit<CellPart, keyof Place> | null): Mapping {
  const others = mapping.cells.filter((cell) => cell !== cellAt(mapping, at))
  return { ...mapping, cells: part ? [...others, { ...at, ...part }] : others }
}

/** With the list changed, or without it. */
export function withList(mapping: Mapping, list: ListPart, changes: Partial<ListPart> | null): Mapping {
  const lists = mapping.lists.flatMap((one) => (one !== list ? [one] : changes ? [{ ...one, ...changes }] : []))
  return { ...mapping, lists }
}

/** With a field in a column of a list, or with nothing there. A list without any column is none. */
export function withField(mapping: Mapping, list: ListPart, column: number, field: string | null): Mapping {
  const others = list.columns.filter((one) => one.column !== column)
  const columns = field === null ? others : [...others, { column, field }].sort((a, b) => a.column - b.column)
  return withList(mapping, list, columns.length > 0 ? { columns } : null)
}

/** With whatever is suggested where nothing is said yet. */
export function withSuggested(mapping: Mapping, suggested: Mapping): Mapping {
  const lists = suggested.lists.filter(
    (list) =>
      !mapping.lists.some(
        ({ sheet, firstRow, lastRow }) => sheet === list.sheet && firstRow <= list.lastRow && list.firstRow <= lastRow,
      ),
  )
  const all = { ...mapping, lists: [...mapping.lists, ...lists] }
  const cells = suggested.cells.filter((cell) => !cellAt(mapping, cell) && !listAt(all, cell))
  return { ...all, cells: [...mapping.cells, ...cells] }
}

/** How many places the suggestions would fill. */
export function countNew(mapping: Mapping, suggested: Mapping): number {
  const after = withSuggested(mapping, suggested)
  const columns = (lists: Mapping['lists']) => lists.reduce((sum, list) => sum + list.columns.length, 0)
  return after.cells.length - mapping.cells.length + columns(after.lists) - columns(mapping.lists)
}

/** What a cell takes, in words; null when it takes nothing. */
export function labelAt(mapping: Mapping, at: Place, choices: Choices): string | null {
  const list = listAt(mapping, at)
  const field = list?.columns.find(({ column }) => column === at.column)?.field
  if (list && field !== undefined) {
    return choices.lists.find(({ name }) => name === list.list)?.fields.find(({ key }) => key === field)?.name ?? field
  }
  const cell = cellAt(mapping, at)
  return cell ? labelOf(cell, choices) : null
}

function labelOf({ figure, fact, unit, team, kind, category }: CellPart, choices: Choices): string {
  if (fact) return choices.facts.find((one) => one.fact === fact)?.name ?? fact
  const name = choices.figures.find((one) => one.figure === figure)?.name ?? ''
  const { units, teams, kinds, categories } = choices
  const parts = [
    [units, unit],
    [teams, team],
    [kinds, kind],
    [categories, category],
  ] as const
  return parts.reduce<string>((label, [list, value]) => {
    const part = value && list.find((one) => one.value === value)?.name
    return part ? words.part(label, part) : label
  }, name)
}

/** 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
