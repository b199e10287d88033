import { useEffect, useState, useSyncExternalStore } from 'react'
import { words } from '../words.zh.ts'
import { Button } from './button.tsx'
import styles from './undo.module.css'

interface Toast {
  id: number
  text: string
  undo: (() => void) | null
}

const seconds = 6
const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let last = 0

/** Says what was done, with 撤回 for six seconds: `offerUndo(words.joined, () => separate.run(…))`. Light acts alone. */
export function offerUndo(text: string, undo: () => void): void {
  show({ id: ++last, text, undo })
}

/** Says what was done, when nothing can be taken back: 记下了. */
export function tell(text: string): void {
  show({ id: ++last, text, undo: null })
}

/** Where these sentences show; each shell has one. */
export function UndoToasts() {
  const shown = useSyncExternalStore(listen, () => toasts)
  return (
    <div role="status" aria-live="polite" className={styles.place}>
      {shown.map((toast) => (
        <UndoToast key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function UndoToast({ toast }: { toast: Toast }) {
  // It waits for whoever is still reading it or has reached its button.
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => drop(toast.id), seconds * 1000)
    return () => clearTimeout(timer)
  }, [toast.id, held])

  return (
    <div
      className={styles.toast}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo && (
        <Button
          kind="quiet"
          className={styles.undo}
          onClick={() => {
            drop(toast.id)
            toast.undo?.()
          }}
        >
          {words.undo}
        </Button>
      )}
    </div>
  )
}

function show(toast: Toast): void {
  toasts = [...toasts.slice(-1), toast]
  for (const changed of listeners) changed()
}

function drop(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id)
  for (const changed of listeners) changed()
}

function listen(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
