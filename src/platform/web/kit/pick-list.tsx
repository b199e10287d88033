import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { classes } from './classes.ts'
import { Field } from './field.tsx'
import styles from './pick-list.module.css'

export interface PickRow {
  id: string
  label: string
  hint?: string | undefined
  /** Before the label: an `<Avatar>`. */
  mark?: ReactNode
}

interface Props {
  label: string
  hint?: string | undefined
  error?: string | null | undefined
  placeholder?: string
  /** What is typed, and its changes. */
  typed: string
  onType: (text: string) => void
  /** What fits what is typed; empty while nothing does. */
  rows: readonly PickRow[]
  onTake: (id: string) => void
  /** Said when nothing fits. */
  nothing: string | null
  /** Opens on focus, before anything is typed. */
  opensAtOnce?: boolean
  onLeave?: () => void
}

/** A field with a list under it that typing narrows. Arrows move in the list, Enter takes, Escape closes. */
export function PickList(props: Props) {
  const { label, typed, onType, rows, onTake, nothing, opensAtOnce = false, onLeave, ...look } = props
  const id = useId()
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const shown = open ? rows : []

  function take(row: PickRow | undefined): void {
    if (!row) return
    setOpen(false)
    onTake(row.id)
  }

  function key(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by) {
      event.preventDefault()
      setOpen(true)
      setAt(open ? Math.min(rows.length - 1, Math.max(0, at + by)) : 0)
    }
    if (event.key === 'Enter' && shown.length > 0) {
      event.preventDefault()
      take(shown[at])
    }
    if (event.key === 'Escape' && open) {
      event.stopPropagation()
      setOpen(false)
    }
  }

  return (
    <div className={styles.picker}>
      <Field
        {...look}
        label={label}
        autoComplete="off"
        role="combobox"
        aria-expanded={shown.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
        value={typed}
        onFocus={() => setOpen(opensAtOnce || typed !== '')}
        onBlur={() => {
          setOpen(false)
          onLeave?.()
        }}
        onChange={(event) => {
          onType(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={key}
      />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={classes(styles.list, shown.length > 0 && styles.open)}
      >
        {shown.map((row, index) => (
          // The focus stays in the field: arrows move here, a tap takes.
          <li
            key={row.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes(styles.row, index === at && styles.at)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(row)}
          >
            {row.mark && <span className={styles.mark}>{row.mark}</span>}
            <span className={styles.words}>
              <span className={styles.name}>{row.label}</span>
              {row.hint && <span className={styles.hint}>{row.hint}</span>}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.nothing}>
        {open && rows.length === 0 ? nothing : null}
      </p>
    </div>
  )
}
