import { type KeyboardEvent, useRef } from 'react'
import { classes } from '../../../platform/web/kit/classes.ts'
import type { Choices, Mapping, SheetView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-mapping.module.css'
import { cellAt, labelAt, letterOf, listAt, type Place, withCell, withField } from './mapping.ts'

/** Where Enter leads: the first question about the cell. */
export const firstQuestion = 'data-about-the-cell'

interface Props {
  grid: SheetView
  mapping: Mapping
  choices: Choices
  current: Place
  onCurrent: (place: Place) => void
  onMapping: (mapping: Mapping) => void
}

/** A sheet as it looks, with what goes into its cells: one stop for Tab, arrows between cells. */
export function SheetGrid({ grid, mapping, choices, current, onCurrent, onMapping }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const texts = new Map(grid.cells.map((cell) => [`${cell.row} ${cell.column}`, cell]))
  const merges = new Map(grid.merges.map((merge) => [`${merge.row} ${merge.column}`, merge]))
  const covered = new Map(grid.merges.flatMap((merge) => cellsBehind(merge, grid)))
  const columns = Array.from({ length: grid.columns }, (_, column) => column)

  function move(event: KeyboardEvent): void {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key]
    if (event.key === 'Enter') {
      event.preventDefault()
      document.querySelector<HTMLElement>(`[${firstQuestion}]`)?.focus()
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      const list = listAt(mapping, current)
      onMapping(list ? withField(mapping, list, current.column, null) : withCell(mapping, current, null))
    }
    if (!step) return
    event.preventDefault()
    const next = nextPlace(current, step as [number, number], grid, covered)
    onCurrent(next)
    box.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus()
  }

  return (
    <div className={styles.sheet} ref={box}>
      <table role="grid" aria-label={words.map.grid} onKeyDown={move}>
        <thead>
          <tr>
            <th aria-hidden />
            {columns.map((column) => (
              <th key={column} scope="col">
                {letterOf(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: grid.rows }, (_, at) => at + 1).map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column) => {
                const key = `${row} ${column}`
                if (covered.has(key)) return null
                const merge = merges.get(key)
                const cell = texts.get(key)
                const place = { sheet: grid.sheet, row, column }
                const taken = labelAt(mapping, place, choices)
                const guess = taken === null ? labelAt(grid.suggested, place, choices) : null
                const isCurrent = row === current.row && column === current.column
                return (
                  <td
                    key={column}
                    data-cell={key}
                    role="gridcell"
                    tabIndex={isCurrent ? 0 : -1}
                    aria-selected={isCurrent}
                    colSpan={merge ? merge.lastColumn - merge.column + 1 : undefined}
                    rowSpan={merge ? merge.lastRow - merge.row + 1 : undefined}
                    title={guess ? words.map.suggested(guess) : undefined}
                    className={classes(taken !== null && styles.taken, guess !== null && styles.guess)}
                    onClick={() => onCurrent(place)}
                    onFocus={() => onCurrent(place)}
                  >
                    {cell?.formula ? <span className={styles.formula}>{words.map.formulaMark}</span> : cell?.text}
                    {taken !== null && <span className={styles.label}>{taken}</span>}
                    {guess !== null && <span className={styles.guessLabel}>{guess}</span>}
                    {cellAt(mapping, place)?.append && <span className="heard">{words.map.append}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

type Merge = SheetView['merges'][number]

/** The cells that a merged one covers, each with the one that stands for it. */
function cellsBehind(merge: Merge, { rows, columns }: SheetView): [string, Merge][] {
  const found: [string, Merge][] = []
  for (let row = merge.row; row <= Math.min(merge.lastRow, rows); row++) {
    for (let column = merge.column; column <= Math.min(merge.lastColumn, columns - 1); column++) {
      if (row !== merge.row || column !== merge.column) found.push([`${row} ${column}`, merge])
    }
  }
  return found
}

/** The next cell that can be seen; behind a merged one the way goes on. */
function nextPlace(
  from: Place,
  [down, right]: [number, number],
  grid: SheetView,
  covered: ReadonlyMap<string, Merge>,
): Place {
  let { row, column } = from
  for (;;) {
    row += down
    column += right
    if (row < 1 || row > grid.rows || column < 0 || column >= grid.columns) return from
    const merge = covered.get(`${row} ${column}`)
    if (!merge) return { ...from, row, column }
    if (merge.row !== from.row || merge.column !== from.column) return { ...from, row: merge.row, column: merge.column }
  }
}
