import type { Cell } from '../imports/xlsx.ts'
import { isoDay, stampWords } from '../web/time.ts'
import type { Column } from './list.ts'

const shanghaiAheadMs = 8 * 3_600_000

/** A cell as it stands on paper. */
export function cellText<Row>({ cell, dates }: Column<Row>, row: Row): string {
  const value = cell(row)
  if (value === null) return ''
  if (!(value instanceof Date)) return String(value)
  return dates === 'days' ? isoDay(value.getTime()) : stampWords(value.getTime())
}

/** A cell of a workbook, whose clock knows no zone: a moment is written as the wall in Shanghai shows it. */
export function cellOfSheet<Row>({ cell }: Column<Row>, row: Row): Cell {
  const value = cell(row)
  if (!(value instanceof Date)) return value
  return new Date(value.getTime() + shanghaiAheadMs)
}
