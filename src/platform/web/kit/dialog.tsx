import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './dialog.module.css'
import { IconButton } from './icon-button.tsx'

interface Props {
  title: string
  /** `alert` asks before something heavy; `plain` shows or edits. */
  role?: 'alert' | 'plain'
  place?: 'middle' | 'right'
  onClose: () => void
  children: ReactNode
  /** The acts at its foot. */
  foot?: ReactNode
  /** Without its own way to close at the top, when the foot has one. */
  bare?: boolean
}

/**
 * What floats over a page: keeps the focus inside, closes by Escape, gives the focus back. Our own, since the element
 * `dialog` is newer than the browsers that this must run in.
 */
export function Dialog({ title, role = 'plain', place = 'middle', onClose, children, foot, bare }: Props) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const before = document.activeElement
    const first = box.current?.querySelector<HTMLElement>('[data-first]') ?? box.current
    first?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  function key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (event.key === 'Tab') keepInside(event, box.current)
  }

  return (
    <div
      className={classes(styles.veil, styles[place])}
      onClick={(event) => event.target === event.currentTarget && role === 'plain' && onClose()}
    >
      <div
        ref={box}
        role={role === 'alert' ? 'alertdialog' : 'dialog'}
        aria-modal="true"
        aria-labelledby={id}
        tabIndex={-1}
        className={styles.box}
        onKeyDown={key}
      >
        <div className={styles.head}>
          <h2 id={id} className={styles.title}>
            {title}
          </h2>
          {!bare && <IconButton icon={X} word={words.close} onClick={onClose} />}
        </div>
        <div className={styles.body}>{children}</div>
        {foot && <div className={styles.foot}>{foot}</div>}
      </div>
    </div>
  )
}

function keepInside(event: KeyboardEvent, box: HTMLElement | null): void {
  const stops = [
    ...(box?.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea,[tabindex="0"]') ?? []),
  ].filter((stop) => !stop.hasAttribute('disabled') && stop.offsetParent !== null)
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
  const other = event.shiftKey ? stops[stops.length - 1] : stops[0]
  if (!other) return event.preventDefault()
  if (document.activeElement === edge || document.activeElement === box) {
    event.preventDefault()
    other.focus()
  }
}
