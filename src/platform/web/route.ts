/** A path with its `$names`: `/desk/needs/$needId`. */
export interface Pattern {
  readonly path: string
}

export interface Match<P extends Pattern> {
  readonly route: P
  readonly params: Readonly<Record<string, string>>
}

/**
 * The route that a path leads to. A plain word wins over a `$name` at the same place, whatever the order of the list; a
 * slash at the end makes no difference.
 */
export function matchRoute<P extends Pattern>(routes: readonly P[], path: string): Match<P> | null {
  const segments = segmentsOf(path)
  let best: (Match<P> & { rank: string }) | null = null
  for (const route of routes) {
    const params = paramsOf(segmentsOf(route.path), segments)
    if (!params) continue
    const rank = segmentsOf(route.path)
      .map((part) => (part.startsWith('$') ? '1' : '0'))
      .join('')
    if (!best || rank < best.rank) best = { route, params, rank }
  }
  return best
}

/** The query of an address as plain texts: no guessing of numbers, so that `?q=007` stays what was typed. */
export function readQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query))
}

export function writeQuery(search: Readonly<Record<string, string>>): string {
  const query = new URLSearchParams(search).toString()
  return query ? `?${query}` : ''
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null

  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith('$')) params[part.slice(1)] = decoded(segment)
    else if (part !== segment) return null
  }
  return params
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean)
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
