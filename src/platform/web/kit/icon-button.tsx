import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes } from 'react'
import { classes } from './classes.ts'
import styles from './icon-button.module.css'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon
  /** The word beside the icon; an icon never stands alone. */
  word: string
  /** `round` is the outlined pill of the phone's top bar. */
  look?: 'bare' | 'round'
}

/** A small button of an icon and its word. */
export function IconButton({ icon: Icon, word, look = 'bare', className, ...rest }: Props) {
  return (
    <button type="button" className={classes(styles.button, styles[look], className)} {...rest}>
      <Icon size="1.15em" strokeWidth={1.75} aria-hidden className={styles.icon} />
      {word}
    </button>
  )
}
