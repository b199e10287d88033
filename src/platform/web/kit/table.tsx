import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { Link } from '../link.tsx'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './table.module.css'

const virtualFrom = 200
const rowPixels = 40

export interface Column<Row> {
  id: string
  head: string
  cell: (row: Row) => ReactNode
  /** The cell that names the row: it opens it, and is its header. The first column unless told otherwise. */
  heading?: boolean
  align?: 'start' | 'end'
  width?: string
  /** The server can sort by it. */
  sortable?: boolean
}

export interface Sort {
  column: string
  descending: boolean
}

interface Props<Row> {
  /** What the table is, for screen readers: its caption. */
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** What a row is called where it is named: its tick box. */
  rowName?: (row: Row) => string
  /** Where a row opens … */
  to?: (row: Row) => string
  /** … or what opens it here, such as a drawer. */
  onOpen?: (row: Row) => void
  current?: string | null
  picked?: ReadonlySet<string>
  onPick?: (picked: Set<string>) => void
  sort?: Sort | null
  onSort?: (sort: Sort) => void
  /** Rows in all, when the server pages. */
  total?: number
  dense?: boolean
  /** For the scrolling box of a long table. */
  height?: string
}

/**
 * A native table with its own keyboard: one stop for Tab, arrows and Home/End between rows, Space ticks, Enter opens. From
 * 200 rows only those in sight are drawn.
 */
export function Table<Row>(props: Props<Row>) {
  const { caption, columns, rows, rowId, picked, onPick, sort, onSort, total, dense, height } = props
  const box = useRef<HTMLDivElement>(null)
  const virtual = rows.length >= virtualFrom
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => rowPixels,
    overscan: 12,
  })
  const shown = virtualizer.getVirtualItems()
  const first = virtual ? (shown[0]?.index ?? 0) : 0
  const last = virtual ? (shown[shown.length - 1]?.index ?? -1) : rows.length - 1
  const before = virtual ? (shown[0]?.start ?? 0) : 0
  const after = virtual ? virtualizer.getTotalSize() - (shown[shown.length - 1]?.end ?? 0) : 0
  const width = columns.length + (onPick ? 1 : 0)

  function move(event: KeyboardEvent<HTMLTableSectionElement>): void {
    const row = (event.target as HTMLElement).closest('tr')
    const by = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length }[event.key]
    if (!row || by === undefined || (event.target as HTMLElement).tagName === 'SELECT') return

    event.preventDefault()
    const next = Math.min(rows.length - 1, Math.max(0, Number(row.dataset['row']) + by))
    if (virtual) virtualizer.scrollToIndex(next)
    requestAnimationFrame(() => {
      box.current?.querySelector<HTMLElement>(`tr[data-row="${next}"] [data-opens]`)?.focus()
    })
  }

  const all = onPick && picked && rows.length > 0 && rows.every((row) => picked.has(rowId(row)))
  return (
    <div
      className={classes(styles.box, virtual && styles.tall)}
      ref={box}
      style={height ? { maxHeight: height } : undefined}
      tabIndex={-1}
    >
      <table className={classes(styles.table, dense && styles.dense)} aria-rowcount={(total ?? rows.length) + 1}>
        <caption className="heard">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            {onPick && (
              <th scope="col" className={styles.tickCell}>
                <input
                  type="checkbox"
                  aria-label={words.list.pickAll}
                  checked={all ?? false}
                  onChange={() => onPick(all ? new Set() : new Set(rows.map(rowId)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <Head key={column.id} column={column} sort={sort ?? null} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={move}>
          {before > 0 && <Space pixels={before} width={width} />}
          {rows.slice(first, last + 1).map((row, index) => (
            <BodyRow key={rowId(row)} {...props} row={row} index={first + index} isFirst={first + index === 0} />
          ))}
          {after > 0 && <Space pixels={after} width={width} />}
        </tbody>
      </table>
    </div>
  )
}

interface HeadProps<Row> {
  column: Column<Row>
  sort: Sort | null
  onSort: ((sort: Sort) => void) | undefined
}

function Head<Row>({ column, sort, onSort }: HeadProps<Row>) {
  const sorted = sort?.column === column.id ? sort : null
  const Arrow = sorted?.descending ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      style={column.width ? { width: column.width } : undefined}
      className={column.align === 'end' ? styles.end : undefined}
      aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => onSort({ column: column.id, descending: sorted ? !sorted.descending : false })}
        >
          {column.head}
          {sorted && <Arrow size="1em" aria-hidden className={styles.arrow} />}
        </button>
      ) : (
        column.head
      )}
    </th>
  )
}

interface BodyRowProps<Row> extends Props<Row> {
  row: Row
  index: number
  isFirst: boolean
}

function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { row, index, isFirst, columns, rowId, rowName, to, onOpen, current, picked, onPick } = props
  const id = rowId(row)
  const headingId = (columns.find((column) => column.heading) ?? columns[0])?.id
  const isPicked = picked?.has(id) ?? false
  // Only one row is a tab stop: the open one, else the first; the arrows go on from there.
  const stop = current ? current === id : isFirst

  function turn(): void {
    const next = new Set(picked)
    if (!next.delete(id)) next.add(id)
    onPick?.(next)
  }

  function key(event: KeyboardEvent): void {
    if (event.key !== ' ' || !onPick || !(event.target as HTMLElement).dataset['opens']) return
    event.preventDefault()
    turn()
  }

  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      className={classes(current === id && styles.current, isPicked && styles.picked)}
      onKeyDown={key}
    >
      {onPick && (
        <td className={styles.tickCell}>
          <input
            type="checkbox"
            aria-label={words.list.pickRow(rowName?.(row) ?? id)}
            checked={isPicked}
            onChange={turn}
          />
        </td>
      )}
      {columns.map((column) => {
        const look = column.align === 'end' ? styles.end : undefined
        if (column.id !== headingId) {
          return (
            <td key={column.id} className={look}>
              {column.cell(row)}
            </td>
          )
        }
        return (
          <th key={column.id} scope="row" className={classes(styles.heading, look)}>
            {to ? (
              <Link to={to(row)} data-opens tabIndex={stop ? 0 : -1} className={styles.open}>
                {column.cell(row)}
              </Link>
            ) : onOpen ? (
              <button
                type="button"
                data-opens
                tabIndex={stop ? 0 : -1}
                className={styles.open}
                onClick={() => onOpen(row)}
              >
                {column.cell(row)}
              </button>
            ) : (
              column.cell(row)
            )}
          </th>
        )
      })}
    </tr>
  )
}

function Space({ pixels, width }: { pixels: number; width: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={width} style={{ height: pixels, padding: 0, border: 0 }} />
    </tr>
  )
}
