import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './timeline.module.css'
import { At } from './text.tsx'

export interface TimelineEntry {
  id: string
  title: ReactNode
  /** Epoch milliseconds; null for what is still ahead. */
  at?: number | null
  /** Who, and how: second-level text that elder mode keeps here, since it is the news itself. */
  note?: ReactNode
  state?: 'done' | 'current' | 'ahead'
}

/** What happened, in order, with who and when; then what is still ahead. */
export function Timeline({ entries, spoken = false }: { entries: readonly TimelineEntry[]; spoken?: boolean }) {
  return (
    <ol className={styles.timeline}>
      {entries.map(({ id, title, at, note, state = 'done' }) => (
        <li
          key={id}
          className={classes(styles.entry, styles[state])}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <p className={styles.title}>{title}</p>
          {(at != null || note) && (
            <p className={styles.note}>
              {at != null && <At at={at} spoken={spoken} />}
              {at != null && note && <span className={styles.dot}>{words.dot}</span>}
              {note}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

interface StepsProps {
  /** 收到 · 派人 · 上门 · 您确认 */
  steps: readonly string[]
  /** The step that runs now, from 0; `steps.length` when all is done. */
  current: number
  /** What elder mode says in its place: `已派人，等上门`. */
  summary?: string
}

/** Where a thing stands, as the resident sees it; elder mode says it in words. */
export function Steps({ steps, current, summary }: StepsProps) {
  const at = Math.min(current, steps.length - 1)
  return (
    <>
      <ol className={classes(styles.steps, 'not-elder')}>
        {steps.map((step, index) => {
          const state = index < current ? 'done' : index === current ? 'current' : 'ahead'
          return (
            <li
              key={step}
              className={classes(styles.step, styles[`${state}Step`])}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span className={styles.circle} aria-hidden>
                {state === 'done' && <Check size="0.85em" strokeWidth={3} />}
              </span>
              <span>{step}</span>
              <span className="heard">{words.steps[state]}</span>
            </li>
          )
        })}
      </ol>
      <p className={classes(styles.summary, 'elder-only')}>
        <Check size="1.1em" strokeWidth={2.5} aria-hidden className={styles.summaryMark} />
        {summary ?? words.steps.summary(steps[at] ?? '', at + 1, steps.length)}
      </p>
    </>
  )
}
