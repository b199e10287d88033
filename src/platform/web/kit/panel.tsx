import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './panel.module.css'

interface SectionProps {
  title: string
  /** Beside the title, in second-level text. */
  aside?: ReactNode
  /** At the end of the line: a link. */
  action?: ReactNode
  children: ReactNode
}

/** A part of a page under its own heading. */
export function Section({ title, aside, action, children }: SectionProps) {
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {aside && <span className={classes(styles.aside, 'second')}>{aside}</span>}
        {action && <span className={styles.action}>{action}</span>}
      </div>
      {children}
    </section>
  )
}

interface PanelProps {
  children: ReactNode
  /** No inner space: for lists and tables. */
  flush?: boolean
  /** Read by 念给我听 after the title. */
  read?: boolean
  tone?: 'plain' | 'soon' | 'late' | 'good'
}

/** A white card with a hairline. */
export function Panel({ children, flush, read, tone = 'plain' }: PanelProps) {
  return (
    <div className={classes(styles.panel, flush && styles.flush, styles[tone])} data-read={read || undefined}>
      {children}
    </div>
  )
}

/** Label and value pairs: `row` as the strip under a title on the desk, `lines` one under another. */
export function Facts({ facts, look = 'lines' }: { facts: readonly Fact[]; look?: 'row' | 'lines' }) {
  return (
    <dl className={styles[look]}>
      {facts.map((fact) => (
        <div key={fact.label} className={styles.fact}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface Fact {
  label: string
  value: ReactNode
}
