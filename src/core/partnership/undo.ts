/** For how long one's own step on many rows may be taken back. */
export const undoMinutes = 10

export type UndoRefusal = 'nothing-to-undo' | 'undo-too-late'

/** Why a step that was taken then, by somebody, can't be taken back by this person now, or null. */
export function undoRefusal(
  { at, by }: { readonly at: number | null; readonly by: string | null },
  me: string,
  now: number,
): UndoRefusal | null {
  if (at === null || by !== me) return 'nothing-to-undo'
  return now > at + undoMinutes * 60_000 ? 'undo-too-late' : null
}
