import type { ReactNode } from 'react'
import { FilterBar } from '../../web/kit/filter-bar.tsx'
import { SearchBox } from '../../web/kit/search-box.tsx'
import { useSearchParams } from '../../web/search-params.ts'
import { words } from '../words.zh.ts'
import { listParams } from './list-address.ts'
import { ListActs, SortSelect } from './list-acts.tsx'
import styles from './list-toolbar.module.css'

interface Props {
  /** The name under which the list is declared. */
  list: string
  /** What the box is called: 找人; and what may be searched: 姓名、拼音或电话. */
  search: string
  searchHint?: string
  /** How many filters hold, the words aside, and how to drop them all. */
  on?: number
  onClear?: () => void
  /** What of the address is open, and so no part of the list: a drawer's row. */
  open?: readonly string[]
  /** How many rows show, and whether more follow; absent where the page counts otherwise. */
  shown?: number
  more?: boolean
  /** The list's own filters. */
  children?: ReactNode
}

/** Above every list of the desk: search, filters, order, saved views, workbook, paper and link. */
export function ListToolbar({
  list,
  search,
  searchHint,
  on = 0,
  onClear,
  open = [],
  shown,
  more = false,
  children,
}: Props) {
  const [{ q }, set] = useSearchParams(listParams)
  return (
    <FilterBar
      count={on}
      {...(onClear && { onClear })}
      end={
        <div className={styles.end}>
          {shown !== undefined && (
            <p className={styles.count} role="status">
              {words.count(shown, more)}
            </p>
          )}
          <SortSelect list={list} />
          <ListActs list={list} open={open} />
        </div>
      }
    >
      <SearchBox label={search} placeholder={searchHint ?? search} value={q} onChange={(next) => set({ q: next })} />
      {children}
    </FilterBar>
  )
}
