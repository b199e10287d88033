import type { ReactNode } from 'react'
import styles from './page-head.module.css'

interface Props {
  title: ReactNode
  /** Under the title; elder mode leaves it out. */
  second?: ReactNode
  /** At the right end: buttons. */
  actions?: ReactNode
}

/** The heading of a page that is no list with detail. */
export function PageHead({ title, second, actions }: Props) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {second && <p className="second">{second}</p>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </header>
  )
}

/** The body of a desk page that scrolls as a whole: inner space, a readable width. */
export function PageBody({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div className={styles.scroll}>
      <div className={narrow ? styles.narrow : styles.body}>{children}</div>
    </div>
  )
}
