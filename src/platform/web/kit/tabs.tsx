import { Link } from '../link.tsx'
import { classes } from './classes.ts'
import styles from './tabs.module.css'

export interface Tab {
  id: string
  label: string
  count?: number | undefined
  /** Late: red by word and weight. */
  late?: boolean
}

interface Props {
  label: string
  tabs: readonly Tab[]
  current: string
  /** A view of its own address is a link … */
  to?: (id: string) => string
  /** … a part of this page is a button. */
  onChange?: (id: string) => void
}

/** Views of one list: 待研判 7 · 快到期 2 · 可合并 3. */
export function Tabs({ label, tabs, current, to, onChange }: Props) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => {
        const look = classes(styles.tab, tab.id === current && styles.current, tab.late && styles.late)
        const inside = (
          <>
            {tab.label}
            {tab.count !== undefined && ` ${tab.count}`}
          </>
        )
        const here = tab.id === current ? 'true' : undefined
        return to ? (
          <Link key={tab.id} to={to(tab.id)} className={look} aria-current={here}>
            {inside}
          </Link>
        ) : (
          <button key={tab.id} type="button" className={look} aria-current={here} onClick={() => onChange?.(tab.id)}>
            {inside}
          </button>
        )
      })}
    </nav>
  )
}
