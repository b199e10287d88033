import { useKeys } from '../keys.ts'
import { words } from '../words.zh.ts'

interface ListKeys {
  /** The ids in the order shown. */
  ids: readonly string[]
  current: string | null
  /** Moves to a row; the page opens it or marks it. */
  onMove: (id: string) => void
  onOpen?: (id: string) => void
  onPick?: (id: string) => void
  labels: { next: string; previous: string; open?: string; pick?: string }
}

/** J K move, Enter opens, X selects, wherever the focus is outside inputs. */
export function useListKeys({ ids, current, onMove, onOpen, onPick, labels }: ListKeys): void {
  function step(by: number): void {
    const at = current === null ? -1 : ids.indexOf(current)
    const next = ids[at === -1 ? (by > 0 ? 0 : ids.length - 1) : Math.min(ids.length - 1, Math.max(0, at + by))]
    if (next !== undefined) onMove(next)
  }

  const here = current !== null && ids.includes(current) ? current : null
  useKeys([
    { key: 'j', label: labels.next, act: () => step(1) },
    { key: 'k', label: labels.previous, act: () => step(-1) },
    ...(onOpen ? [{ key: 'o', label: labels.open ?? words.panes.detail, act: () => here && onOpen(here) }] : []),
    ...(onPick ? [{ key: 'x', label: labels.pick ?? words.selected, act: () => here && onPick(here) }] : []),
  ])
}
