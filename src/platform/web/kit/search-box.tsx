import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useKeys } from '../keys.ts'
import { words } from '../words.zh.ts'
import styles from './search-box.module.css'

interface Props {
  label: string
  /** What may be searched: `搜编号、姓名、地址`. */
  placeholder?: string
  value: string
  /** Called a moment after the last letter, and at once on Enter. */
  onChange: (value: string) => void
}

/** Search by words and number; `/` jumps here. */
export function SearchBox({ label, placeholder, value, onChange }: Props) {
  const [typed, setTyped] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef(value)
  useKeys([{ key: '/', label: words.search, act: () => input.current?.focus() }])

  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value
      setTyped(value)
    }
  }, [value])

  useEffect(() => {
    if (typed === sent.current) return
    const timer = setTimeout(() => send(typed), 250)
    return () => clearTimeout(timer)
  })

  function send(next: string): void {
    sent.current = next
    onChange(next)
  }

  return (
    <form
      role="search"
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault()
        send(typed)
      }}
    >
      <Search size="1.1em" strokeWidth={1.75} className={styles.icon} aria-hidden />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && input.current?.blur()}
        className={styles.input}
      />
      {typed ? (
        <button
          type="button"
          aria-label={words.clear}
          className={styles.clear}
          onClick={() => (setTyped(''), send(''))}
        >
          <X size="1.1em" aria-hidden />
        </button>
      ) : (
        <kbd className={styles.key} aria-hidden>
          /
        </kbd>
      )}
    </form>
  )
}
