import { useNow } from '../now.ts'
import { exactWords, leftShort, leftWords, type Tone, toneOf } from '../time.ts'
import { timeWords } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './deadline.module.css'

interface Props {
  /** Epoch milliseconds; null shows nothing. */
  dueAt: number | null
  /** The server's light, when it counted working time: else the clock decides. */
  light?: 'green' | 'yellow' | 'red'
  /** For a narrow list: `剩 1:18`. */
  short?: boolean
  /** Beyond the known holidays: says so. */
  provisional?: boolean
}

const tones = { green: 'calm', yellow: 'soon', red: 'late' } as const satisfies Record<string, Tone>

/** How long is left comes first; late and soon speak by word and weight, then by colour. */
export function Deadline({ dueAt, light, short = false, provisional = false }: Props) {
  const now = useNow()
  if (dueAt === null) return null

  const tone = light ? tones[light] : toneOf(dueAt, now)
  return (
    <time className={classes(styles.deadline, styles[tone])} dateTime={new Date(dueAt).toISOString()}>
      <span className={styles.left} title={exactWords(dueAt, now)}>
        {short ? leftShort(dueAt, now) : leftWords(dueAt, now)}
      </span>
      {provisional && <span className={styles.provisional}>{timeWords.provisional}</span>}
    </time>
  )
}

interface CardProps extends Omit<Props, 'short'> {
  /** What is due: `研判期限`. */
  label: string
  /** When its clock began, for the bar. */
  since?: number
  /** What happens when it passes. */
  note?: string
}

/** The deadline of one thing, as the card on top of the right rail. */
export function DeadlineCard({ label, dueAt, light, since, note, provisional = false }: CardProps) {
  const now = useNow()
  if (dueAt === null) return null

  const tone = light ? tones[light] : toneOf(dueAt, now)
  const share = since === undefined || dueAt <= since ? null : Math.min(1, Math.max(0, (now - since) / (dueAt - since)))
  return (
    <section className={classes(styles.card, styles[`${tone}Card`])}>
      <h2 className={styles.label}>{label}</h2>
      <p className={styles.value}>{leftWords(dueAt, now)}</p>
      {share !== null && (
        <div className={styles.bar} aria-hidden>
          <div className={styles.used} style={{ width: `${Math.round(share * 100)}%` }} />
        </div>
      )}
      <p className={styles.note}>
        {timeWords.dueBy(exactWords(dueAt, now))}
        {note}
      </p>
      {provisional && <p className={styles.note}>{timeWords.provisional}</p>}
    </section>
  )
}
