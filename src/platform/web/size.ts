import { useSyncExternalStore } from 'react'

export const sizes = ['standard', 'large', 'xlarge', 'huge'] as const
export type Size = (typeof sizes)[number]

interface Choice {
  size: Size
  elder: boolean
}

const place = 'wuse.size'
const listeners = new Set<() => void>()
let choice: Choice = { size: 'standard', elder: false }

/** Puts the kept choice on the document; call it once before the first render. */
export function restoreSize(): void {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as Partial<Choice> | null
    if (kept && sizes.includes(kept.size as Size)) choice = { size: kept.size as Size, elder: kept.elder === true }
  } catch {
    // A browser that keeps nothing shows the standard size.
  }
  show()
}

/** 字号 and 长辈版. From 特大 on the elder layout holds, since the standard one would wrap its chips. */
export function useSize() {
  const { size, elder } = useSyncExternalStore(listen, () => choice)
  return {
    size,
    elder: elder || size === 'xlarge' || size === 'huge',
    setSize: (next: Size) => choose({ size: next, elder: elder || next === 'xlarge' || next === 'huge' }),
    enterElder: () => choose({ size: size === 'standard' ? 'large' : size, elder: true }),
    leaveElder: () => choose({ size: 'standard', elder: false }),
  }
}

function choose(next: Choice): void {
  choice = next
  try {
    localStorage.setItem(place, JSON.stringify(next))
  } catch {
    // Kept for this page alone.
  }
  show()
  for (const tell of listeners) tell()
}

function show(): void {
  const root = document.documentElement
  root.dataset['size'] = choice.size
  root.toggleAttribute('data-elder', choice.elder || choice.size === 'xlarge' || choice.size === 'huge')
}

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
