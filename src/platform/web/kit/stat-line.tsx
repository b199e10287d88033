import { classes } from './classes.ts'
import styles from './stat-line.module.css'

export interface Stat {
  label: string
  value: number | string
  unit?: string
  /** Late in red, by word and weight. */
  tone?: 'late' | 'soon' | 'good'
}

/** A few figures in one line. Each says which rule counted it where its label alone does not. */
export function StatLine({ stats }: { stats: readonly Stat[] }) {
  return (
    <dl className={styles.line}>
      {stats.map((stat) => (
        <div key={stat.label} className={styles.stat}>
          <dd className={classes(styles.value, stat.tone && styles[stat.tone])}>
            {typeof stat.value === 'number' ? stat.value.toLocaleString('zh-CN') : stat.value}
            {stat.unit && <span className={styles.unit}>{stat.unit}</span>}
          </dd>
          <dt className={styles.label}>{stat.label}</dt>
        </div>
      ))}
    </dl>
  )
}
