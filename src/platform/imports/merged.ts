import type { Cell, Row } from './xlsx.ts'

/** A merged area of a sheet: rows as people count them, columns from 0, both ends within it. */
export interface Area {
  top: number
  bottom: number
  left: number
  right: number
}

/** More than any sheet that a person merged by hand. */
export const mostMerged = 50_000

/** The areas that a piece of a sheet names. */
export function areasIn(xml: string): Area[] {
  return Array.from(xml.matchAll(naming), ([, left, top, right, bottom]) => ({
    top: Number(top),
    bottom: Number(bottom),
    left: columnOf(left!),
    right: columnOf(right!),
  }))
}

const naming = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g

/** `AB` is 27. */
export function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Gives each cell of a merged area the value of its first: a head over two rows, a house name beside all its doors. */
export async function* unroll(rows: AsyncGenerator<Row>, areas: readonly Area[]): AsyncGenerator<Row> {
  const coming = areas.toSorted((a, b) => a.top - b.top)
  let next = 0
  let open: { area: Area; value: Cell }[] = []
  for await (const row of rows) {
    open = open.filter(({ area }) => area.bottom >= row.rowNumber)
    for (; next < coming.length && coming[next]!.top <= row.rowNumber; next++) {
      const area = coming[next]!
      const value = area.top === row.rowNumber ? (row.cells[area.left] ?? null) : null
      if (value !== null && area.bottom >= row.rowNumber) open.push({ area, value })
    }
    yield open.length === 0 || row.cells.every((cell) => cell === null)
      ? row
      : { ...row, cells: filled(row.cells, open) }
  }
}

function filled(cells: readonly Cell[], open: readonly { area: Area; value: Cell }[]): Cell[] {
  const whole = [...cells]
  for (const { area, value } of open) {
    for (let column = area.left; column <= Math.min(area.right, mostColumns); column++) {
      while (whole.length < column) whole.push(null)
      whole[column] ??= value
    }
  }
  return whole
}

const mostColumns = 200
