import type { ReactNode } from 'react'
import { words } from '../words.zh.ts'
import styles from './bulk-bar.module.css'
import { Button } from './button.tsx'
import { classes } from './classes.ts'

interface Props {
  count: number
  onClear: () => void
  /** On a page that scrolls as a whole it stays in sight at the foot. */
  floating?: boolean
  /** The acts on all that is picked. */
  children: ReactNode
}

/** Shows while something is picked: how many, what can be done with them, and how to drop them. */
export function BulkBar({ count, onClear, floating = false, children }: Props) {
  if (count === 0) return null
  return (
    <div
      className={classes(styles.bar, floating && styles.floating)}
      role="region"
      aria-label={words.list.picked(count)}
    >
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
