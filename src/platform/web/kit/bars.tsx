import { classes } from './classes.ts'
import styles from './bars.module.css'
import { teamColour } from './palette.ts'

export interface Bar {
  id: string
  label: string
  value: number
  /** A team's colour; without one, ink. */
  colour?: string | null
  note?: string
}

interface Props {
  label: string
  bars: readonly Bar[]
  unit?: string
}

/** Amounts beside each other, each with its number in words: a small chart that needs no chart library. */
export function Bars({ label, bars, unit }: Props) {
  const longest = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <ul aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.id} className={styles.bar}>
          <span className={styles.words}>
            <span className={styles.label}>{bar.label}</span>
            {bar.note && <span className={styles.note}>{bar.note}</span>}
            <span className={styles.value}>
              {bar.value.toLocaleString('zh-CN')}
              {unit && <span className={styles.unit}>{unit}</span>}
            </span>
          </span>
          <span className={styles.track} aria-hidden>
            <span
              className={classes(styles.fill, styles[teamColour(bar.colour)])}
              style={{ width: `${(bar.value / longest) * 100}%` }}
            />
          </span>
        </li>
      ))}
    </ul>
  )
}
