/** Pages and acts that somebody went to by name, newest first, kept on the device for each person; never whom they sought. */

const mostKept = 12
const placeOf = (personId: string) => `wuse.recent.${personId}`

export function readRecent(personId: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(placeOf(personId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function noteRecent(personId: string, to: string): void {
  try {
    const kept = [to, ...readRecent(personId).filter((one) => one !== to)].slice(0, mostKept)
    localStorage.setItem(placeOf(personId), JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing shows the menu's order.
  }
}
