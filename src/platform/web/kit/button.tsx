import type { LucideIcon } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Link } from '../link.tsx'
import styles from './button.module.css'
import { classes } from './classes.ts'

/**
 * `main` is the one act of the page: red on the phone, 黛 on the desk. `primary` is 黛 on both, for a phone page that has
 * red elsewhere. `danger` undoes or throws away.
 */
export type ButtonKind = 'main' | 'primary' | 'plain' | 'quiet' | 'danger'

interface Look {
  kind?: ButtonKind
  icon?: LucideIcon
  /** The key that does the same, shown at the end: `E`. */
  hotkey?: string
  /** As wide as its place. */
  wide?: boolean
  children: ReactNode
}

interface Props extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** Sending: it can't be pressed again, and says so to screen readers. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** A button that names its result: 请赵春兰去, never 提交. */
export function Button({ kind = 'plain', icon, hotkey, wide, busy, disabled, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      aria-keyshortcuts={hotkey}
      className={classes(styles.button, styles[kind], wide && styles.wide, className)}
      {...rest}
    >
      <Inside icon={icon} hotkey={hotkey}>
        {children}
      </Inside>
    </button>
  )
}

interface LinkProps extends Look {
  /** An address of ours, or `tel:…`. */
  to: string
  className?: string
}

/** A link that looks like a button: it leads somewhere, or calls. */
export function ButtonLink({ kind = 'plain', icon, hotkey, wide, to, className, children }: LinkProps) {
  const look = classes(styles.button, styles[kind], wide && styles.wide, className)
  const inside = (
    <Inside icon={icon} hotkey={hotkey}>
      {children}
    </Inside>
  )
  if (/^[a-z]+:/.test(to)) {
    return (
      <a href={to} className={look}>
        {inside}
      </a>
    )
  }
  return (
    <Link to={to} className={look}>
      {inside}
    </Link>
  )
}

/** Several buttons in a row; the main one first. */
export function Buttons({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>
}

function Inside({ icon: Icon, hotkey, children }: Pick<Look, 'icon' | 'hotkey' | 'children'>) {
  return (
    <>
      {Icon && <Icon className={styles.icon} size="1.15em" strokeWidth={1.75} aria-hidden />}
      <span>{children}</span>
      {hotkey && (
        <kbd className={styles.key} aria-hidden>
          {hotkey}
        </kbd>
      )}
    </>
  )
}
