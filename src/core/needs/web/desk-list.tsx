import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { NeedRow } from '../views.ts'
import styles from './desk-list.module.css'
import { DeskRow } from './desk-row.tsx'
import { words } from './words-desk.zh.ts'

interface Props {
  rows: readonly NeedRow[]
  current: string
  picked: ReadonlySet<string>
  addressOf: (needId: string) => string
  onOpen: (needId: string) => void
  onPick: (needId: string) => void
  /** The row that the keyboard moved to gets the focus once it is drawn. */
  focusNext: RefObject<boolean>
  hasMore: boolean
  loadingMore: boolean
  onMore: () => void
  /** Under the last row: that this is all. */
  end: ReactNode
}

const rowHeight = 70
const footHeight = 72

/** The rows of the inbox: as many as fit are drawn, the next page is asked for before the reader gets there. */
export function DeskList({
  rows,
  current,
  picked,
  addressOf,
  onOpen,
  onPick,
  focusNext,
  hasMore,
  loadingMore,
  onMore,
  end,
}: Props) {
  const list = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length + 1,
    getScrollElement: () => list.current?.parentElement ?? null,
    estimateSize: (index) => (index === rows.length ? footHeight : rowHeight),
    getItemKey: (index) => rows[index]?.id ?? 'end',
    overscan: 6,
    initialRect: { width: 404, height: 700 },
  })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasMore && !loadingMore && last >= rows.length - 10) onMore()
  }, [hasMore, loadingMore, last, rows.length, onMore])

  const at = rows.findIndex((row) => row.id === current)
  useEffect(() => {
    if (at < 0) return
    virtual.scrollToIndex(at, { align: 'auto' })
    if (!focusNext.current) return
    focusNext.current = false
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-need="${current}"]`)?.focus({ preventScroll: true })
    })
  }, [at, current, focusNext, virtual])

  return (
    <div ref={list}>
      <ul aria-label={words.list.label} className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const need = rows[index]
          if (!need) {
            return (
              <li key={key} className={styles.end} style={{ transform: `translateY(${start}px)` }}>
                {hasMore ? words.list.more : end}
              </li>
            )
          }
          return (
            <li
              key={key}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              aria-posinset={index + 1}
              aria-setsize={hasMore ? -1 : rows.length}
            >
              <DeskRow
                need={need}
                to={addressOf(need.id)}
                here={need.id === current}
                picked={picked.has(need.id)}
                picking={picked.size > 0}
                onPick={onPick}
                onOpen={onOpen}
              />
            </li>
          )
        })}
      </ul>
    </div>
  )
}
