import { useEffect, useRef, useSyncExternalStore } from 'react'

/** One key and what it does: `{ key: 'e', label: words.dispatch, act }`. `mod+k` is ⌘K or Ctrl K. */
export interface Key {
  key: string
  label: string
  act: () => void
}

type Shown = readonly Pick<Key, 'key' | 'label'>[]

const inUse: { current: readonly Key[] }[] = []
const listeners = new Set<() => void>()
let shown: Shown = []

/**
 * Gives a page its keys while it is open. Letters are off inside inputs and dialogs and while a modifier is held; the last
 * page to ask wins a key that two want.
 */
export function useKeys(keys: readonly Key[]): void {
  const mine = useRef(keys)
  mine.current = keys
  const names = keys.map((key) => `${key.key} ${key.label}`).join('\n')

  useEffect(() => {
    inUse.push(mine)
    renew()
    return () => {
      inUse.splice(inUse.indexOf(mine), 1)
      renew()
    }
  }, [names])
}

/** The keys of the open page, for the list that `?` shows. */
export function useShownKeys(): Shown {
  return useSyncExternalStore(listen, () => shown)
}

/** Starts to listen on the window; the shell calls it once. */
export function useKeyboard(): void {
  useEffect(() => {
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey) return

  const mod = event.metaKey || event.ctrlKey
  const pressed = mod ? `mod+${event.key.toLowerCase()}` : event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (!mod && isTyping(event.target)) return

  for (let at = inUse.length - 1; at >= 0; at--) {
    const found = inUse[at]?.current.find((key) => key.key === pressed)
    if (!found) continue
    event.preventDefault()
    found.act()
    return
  }
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.closest('[role=dialog],[role=alertdialog],[role=menu],[role=listbox]'))
    return true
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

function renew(): void {
  const seen = new Set<string>()
  shown = [...inUse].reverse().flatMap(({ current }) => current.filter(({ key }) => !seen.has(key) && seen.add(key)))
  for (const tell of listeners) tell()
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
