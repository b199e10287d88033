import type { ReactNode } from 'react'
import { words } from '../words.zh.ts'
import styles from './bulk-bar.module.css'
import { Button } from './button.tsx'

interface Props {
  count: number
  onClear: () => void
  /** The acts on all that is picked. */
  children: ReactNode
}

/** Shows while something is picked: how many, what can be done with them, and how to drop them. */
export function BulkBar({ count, onClear, children }: Props) {
  if (count === 0) return null
  return (
    <div className={styles.bar} role="region" aria-label={words.list.picked(count)}>
      <p className={styles.count} role="status">
        {words.list.picked(count)}
      </p>
      <div className={styles.acts}>{children}</div>
      <Button kind="quiet" onClick={onClear}>
        {words.list.dropPicked}
      </Button>
    </div>
  )
}
