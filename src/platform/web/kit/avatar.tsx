import { classes } from './classes.ts'
import styles from './avatar.module.css'
import { teamColour } from './palette.ts'

interface Props {
  name: string
  /** The colour of the person's team, from the palette. */
  colour?: string | null
  /** A portrait, where one was consented to. */
  src?: string | null
  size?: 'normal' | 'large'
}

/** A person's first character on the tint of their team; always beside the whole name. */
export function Avatar({ name, colour, src, size = 'normal' }: Props) {
  const look = classes(styles.avatar, styles[size], styles[teamColour(colour)])
  if (src) return <img src={src} alt="" className={look} />
  return (
    <span className={look} aria-hidden>
      {name.slice(0, 1)}
    </span>
  )
}
