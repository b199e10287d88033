import type { ReactNode } from 'react'
import { words } from '../words.zh.ts'
import { Button } from './button.tsx'
import styles from './filter-bar.module.css'

interface Props {
  /** How many filters hold. */
  count?: number
  onClear?: () => void
  /** A search box, selects, chips. */
  children: ReactNode
  /** At the end: what the list can do as a whole. */
  end?: ReactNode
}

/** Above a table: what narrows it. Every filter lives in the address. */
export function FilterBar({ count = 0, onClear, children, end }: Props) {
  return (
    <div className={styles.bar} role="group" aria-label={words.filters}>
      <div className={styles.filters}>{children}</div>
      {count > 0 && onClear && (
        <Button kind="quiet" onClick={onClear}>
          {words.clearFilters(count)}
        </Button>
      )}
      {end && <div className={styles.end}>{end}</div>}
    </div>
  )
}
