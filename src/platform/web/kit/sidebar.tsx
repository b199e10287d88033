import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from '../link.tsx'
import { words } from '../words.zh.ts'
import { Mark } from './brand.tsx'
import { classes } from './classes.ts'
import styles from './sidebar.module.css'

export interface LoopStep {
  id: string
  /** 听 研 派 办 评 看 */
  character: string
  label: string
  to: string
  count?: number | undefined
}

/** The loop is the navigation: six characters in circles on a line; the red seal says where you are. */
export function LoopNav({ steps, current }: { steps: readonly LoopStep[]; current: string | null }) {
  return (
    <ul className={styles.loop} aria-label={words.loop}>
      {steps.map((step) => (
        <li key={step.id} className={styles.step}>
          <Link
            to={step.to}
            className={classes(styles.loopLink, step.id === current && styles.here)}
            aria-current={step.id === current ? 'page' : undefined}
          >
            <span className={styles.circle} aria-hidden>
              {step.character}
            </span>
            <span className={styles.label}>{step.label}</span>
            {step.count !== undefined && <span className={styles.count}>{step.count}</span>}
          </Link>
        </li>
      ))}
    </ul>
  )
}

export interface NavGroup {
  id: string
  title: string
  items: readonly { id: string; label: string; to: string; icon: LucideIcon | null; count?: number | undefined }[]
}

interface SidebarProps {
  brand: string
  street: string
  loop: ReactNode
  groups: readonly NavGroup[]
  current: string | null
  /** At the foot: who is signed in. */
  person: ReactNode
}

/** The desk's sidebar, 188 px: the loop, then things, then people and books. */
export function Sidebar({ brand, street, loop, groups, current, person }: SidebarProps) {
  const nav = useRef<HTMLElement>(null)
  // On a low screen the menu scrolls: where you are is in sight.
  useEffect(() => {
    nav.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' })
  }, [current])

  return (
    <nav ref={nav} className={styles.sidebar} aria-label={words.mainNavigation}>
      <Link to="/desk" className={styles.brand}>
        <Mark size="28px" />
        <span className={styles.names}>
          <span className={styles.name}>{brand}</span>
          <span className={styles.street}>{street}</span>
        </span>
      </Link>
      <div className={styles.menus}>
        {loop}
        {groups.map((group) => (
          <div key={group.id} className={styles.group}>
            <h2 className={styles.groupTitle}>{group.title}</h2>
            <ul>
              {group.items.map(({ id, label, to, icon: Icon, count }) => (
                <li key={id}>
                  <Link
                    to={to}
                    className={classes(styles.link, id === current && styles.hereLink)}
                    aria-current={id === current ? 'page' : undefined}
                  >
                    {Icon && <Icon size="16px" strokeWidth={1.75} aria-hidden className={styles.icon} />}
                    <span className={styles.label}>{label}</span>
                    {count ? <span className={styles.count}>{count}</span> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className={styles.person}>{person}</div>
    </nav>
  )
}
