import { classes } from './classes.ts'
import styles from './kind-mark.module.css'
import type { MarkWeight } from './palette.ts'

interface Props {
  /** One character: 急 难 愁 盼, or another mark of the street. */
  character: string
  weight: MarkWeight
  /** What screen readers say in its place. */
  label?: string
  size?: 'small' | 'normal'
}

/** The serif seal of a need's kind. */
export function KindMark({ character, weight, label, size = 'normal' }: Props) {
  return (
    <span className={classes(styles.mark, styles[weight], styles[size])} role="img" aria-label={label ?? character}>
      <span aria-hidden>{character}</span>
    </span>
  )
}
