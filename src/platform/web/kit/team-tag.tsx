import { classes } from './classes.ts'
import { teamColour } from './palette.ts'
import styles from './team-tag.module.css'

interface Props {
  name: string
  /** A key of the palette, as the team's data has it. */
  colour: string | null | undefined
  /** Before the name: `建议`. */
  prefix?: string
  look?: 'text' | 'tint'
}

/** A team: always its dot with its name. */
export function TeamTag({ name, colour, prefix, look = 'text' }: Props) {
  return (
    <span className={classes(styles.tag, styles[teamColour(colour)], look === 'tint' && styles.tinted)}>
      <TeamDot colour={colour} />
      {prefix}
      {name}
    </span>
  )
}

/** The dot alone, only ever beside a name; 绚丽彩's is the wheel of five colours. */
export function TeamDot({ colour }: { colour: string | null | undefined }) {
  const key = teamColour(colour)
  if (key !== 'rainbow') return <span className={classes(styles.dot, styles[`${key}Dot`])} aria-hidden />
  return (
    <svg className={styles.wheel} viewBox="-5 -5 10 10" aria-hidden>
      <path d="M0 0V-5A5 5 0 0 1 4.76-1.55Z" fill="#B8281C" />
      <path d="M0 0L4.76-1.55A5 5 0 0 1 2.94 4.05Z" fill="#B04E08" />
      <path d="M0 0L2.94 4.05A5 5 0 0 1-2.94 4.05Z" fill="#2C7A3A" />
      <path d="M0 0L-2.94 4.05A5 5 0 0 1-4.76-1.55Z" fill="#1F62B0" />
      <path d="M0 0L-4.76-1.55A5 5 0 0 1 0-5Z" fill="#7442A8" />
    </svg>
  )
}
