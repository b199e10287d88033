import type { LucideIcon } from 'lucide-react'
import { Link } from '../link.tsx'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './tab-bar.module.css'

export interface PhoneTab {
  id: string
  label: string
  to: string
  icon: LucideIcon | null
}

/** The phone's tabs, at most five: the open one is red by line and weight. */
export function TabBar({ tabs, current }: { tabs: readonly PhoneTab[]; current: string | null }) {
  return (
    <nav aria-label={words.tabs} className={styles.bar}>
      {tabs.map(({ id, label, to, icon: Icon }) => (
        <Link
          key={id}
          to={to}
          className={classes(styles.tab, id === current && styles.here)}
          aria-current={id === current ? 'page' : undefined}
        >
          {Icon && <Icon size="1.4em" strokeWidth={1.75} aria-hidden />}
          <span>{label}</span>
        </Link>
      ))}
    </nav>
  )
}
