import { useEffect, useSyncExternalStore } from 'react'

/** Whether this device says that it has a connection. */
export function useOnline(): boolean {
  return useSyncExternalStore(listen, () => navigator.onLine)
}

/** Does something when the signal returns; null while nothing waits for it. */
export function useSignalBack(act: (() => void) | null): void {
  useEffect(() => {
    if (!act) return
    addEventListener('online', act)
    return () => removeEventListener('online', act)
  }, [act])
}

function listen(tell: () => void): () => void {
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}
