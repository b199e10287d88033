import { writeQuery } from './route.ts'
import { usePlace, useRouter } from './router.ts'

/** How one filter stands in the address: read from its text, written to it; undefined leaves it out. */
interface Param<Value> {
  read: (text: string | undefined) => Value
  write: (value: Value) => string | undefined
}

/** Any of them, whatever its value. */
interface AnyParam {
  read: (text: string | undefined) => unknown
  write: (value: never) => string | undefined
}

type Params = Record<string, AnyParam>
type Values<P> = { [Name in keyof P]: P[Name] extends Param<infer Value> ? Value : never }

/** A text; empty when absent. */
export function text(): Param<string> {
  return { read: (kept) => kept ?? '', write: (value) => value || undefined }
}

/** One word of a closed list, or null. Anything else in the address counts as null. */
export function oneOf<const Word extends string>(list: readonly Word[]): Param<Word | null> {
  return { read: (kept) => list.find((word) => word === kept) ?? null, write: (value) => value ?? undefined }
}

/** Yes or no, kept as `1`. */
export function flag(): Param<boolean> {
  return { read: (kept) => kept === '1', write: (value) => (value ? '1' : undefined) }
}

/** A whole number, or null. */
export function whole(): Param<number | null> {
  return {
    read: (kept) => (kept && /^-?\d{1,15}$/.test(kept) ? Number(kept) : null),
    write: (value) => (value === null ? undefined : String(value)),
  }
}

/**
 * The filters of a page, kept in its address so that a view can be sent to a colleague:
 * `const [filters, setFilters] = useSearchParams({ q: text(), late: flag() })`. Declare the object outside the component.
 * Setting replaces the entry in the history, unless `push` is asked.
 */
export function useSearchParams<P extends { [Name in keyof P]: AnyParam }>(
  params: P,
): [Values<P>, (changes: Partial<Values<P>>, how?: { push?: boolean }) => void] {
  const router = useRouter()
  const values = readAll(params as Params, usePlace()?.search ?? {}) as Values<P>

  function set(changes: Partial<Values<P>>, { push = false } = {}): void {
    const latest = router.place()
    const next = { ...latest?.search }
    const merged = { ...readAll(params as Params, next), ...changes }
    for (const [name, param] of Object.entries(params as Params)) {
      const kept = param.write(merged[name as keyof typeof merged] as never)
      if (kept === undefined) delete next[name]
      else next[name] = kept
    }
    router.go((latest?.path ?? location.pathname) + writeQuery(next), { replace: !push, keepScroll: true })
  }

  return [values, set]
}

function readAll(params: Params, search: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, param.read(search[name])]))
}
