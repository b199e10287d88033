import { newest } from 'virtual:news'
import { useSyncExternalStore } from 'react'

const place = 'wuse.news-read'
const listeners = new Set<() => void>()
let read = kept()

/** Whether there is something new that nobody has read on this device yet. */
export function useNews(): { isNew: boolean; markRead: () => void } {
  const isNew = useSyncExternalStore(listen, () => read !== newest)
  return { isNew, markRead }
}

function markRead(): void {
  read = newest
  try {
    localStorage.setItem(place, newest)
  } catch {
    // Read for this page alone.
  }
  for (const tell of listeners) tell()
}

function kept(): string | null {
  try {
    return localStorage.getItem(place)
  } catch {
    // A browser that keeps nothing would call it new for ever.
    return newest
  }
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
