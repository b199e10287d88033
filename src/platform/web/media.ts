import { useSyncExternalStore } from 'react'

/** Whether a media query holds, kept up to date: `useMedia('(min-width: 1280px)')`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = matchMedia(query)
      list.addEventListener('change', tell)
      return () => list.removeEventListener('change', tell)
    },
    () => matchMedia(query).matches,
  )
}
