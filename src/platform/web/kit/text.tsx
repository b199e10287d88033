import { useNow } from '../now.ts'
import { agoWords, exactWords, pointWords, stampWords } from '../time.ts'
import { classes } from './classes.ts'
import styles from './text.module.css'

/** A number with its unit: `1,286 人`. */
export function Num({ value, unit }: { value: number; unit?: string }) {
  return (
    <span>
      <span className={styles.num}>{value.toLocaleString('zh-CN')}</span>
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  )
}

/** How long ago something was; the exact time on hover. */
export function Ago({ at }: { at: number }) {
  const now = useNow(60_000)
  return (
    <time dateTime={new Date(at).toISOString()} title={stampWords(at)}>
      {agoWords(at, now)}
    </time>
  )
}

/** A point in time: `spoken` (今天下午 2 点) for residents, else exact (今天 14:00). */
export function At({ at, spoken = false }: { at: number; spoken?: boolean }) {
  const now = useNow(60_000)
  return (
    <time dateTime={new Date(at).toISOString()} title={stampWords(at)}>
      {spoken ? pointWords(at, now) : exactWords(at, now)}
    </time>
  )
}

interface BadgeProps {
  tone?: 'good' | 'soon' | 'late' | 'plain' | 'link'
  children: string
}

/** One word about a thing: 满意, 已并入, 待回访. Never with a dot: a dot is a team. */
export function Badge({ tone = 'plain', children }: BadgeProps) {
  return <span className={classes(styles.badge, styles[tone])}>{children}</span>
}
