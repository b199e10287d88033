import { z } from 'zod'

/** Where a call lives: `'POST /api/needs/:needId/dispatch'`. Plain data, so that a browser can import it without zod. */
export type Address = `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`
export type Addresses = Readonly<Record<string, Address>>

/** What one call takes, answers and may refuse. The answer's shape is also the whitelist of what leaves the server. */
export interface Call {
  readonly summary: string
  /** `public`: without sign-in. Everything else needs a signed-in actor. */
  readonly open?: 'public' | 'signed-in'
  /**
   * `false`: sent twice, it is carried out twice. For calls whose body or answer holds a secret, which must not lie in the
   * memory of commands. Public calls are never remembered.
   */
  readonly remembered?: false
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  readonly answer: z.ZodType
  /** The reason words that `Refused` may carry here; each has a Chinese sentence in the module's words. */
  readonly refusals?: readonly string[]
}

export type Calls<Definitions extends Record<string, Call> = Record<string, Call>> = {
  readonly [Name in keyof Definitions]: Definitions[Name] & { readonly address: Address }
}

/** Joins addresses and definitions; the compiler refuses one without the other. */
export function calls<const A extends Addresses, D extends { [Name in keyof A]: Call }>(
  addresses: A,
  definitions: D & { [Name in Exclude<keyof D, keyof A>]: never },
): Calls<D> {
  const joined: Record<string, Call & { address: Address }> = {}
  for (const [name, address] of Object.entries(addresses)) {
    joined[name] = { ...(definitions as Record<string, Call>)[name]!, address }
  }
  return joined as Calls<D>
}

type Parsed<T, Missing> = T extends z.ZodType ? z.output<T> : Missing

/** What a handler gets: parsed, with defaults filled in. */
export interface Asked<C extends Call> {
  readonly params: Parsed<C['params'], Record<string, never>>
  readonly query: Parsed<C['query'], Record<string, never>>
  readonly body: Parsed<C['body'], undefined>
}

type Sent<Key extends string, T> = T extends z.ZodType
  ? Record<string, never> extends z.input<T>
    ? { readonly [K in Key]?: z.input<T> }
    : { readonly [K in Key]: z.input<T> }
  : { readonly [K in Key]?: undefined }

/** What a client sends. */
export type Sending<C extends Call> = Sent<'params', C['params']> & Sent<'query', C['query']> & Sent<'body', C['body']>

export type Answer<C extends Call> = z.output<C['answer']>

/** An id made by `uuidv7()`, here or on a client. */
export const Id = z.uuid()
/** A moment in milliseconds since 1970-01-01T00:00Z. */
export const Moment = z.int().describe('milliseconds since 1970-01-01T00:00Z')
/** A day without a time: `2026-11-24`. */
export const Day = z.iso.date()

/** Key-set paging: 50 rows unless told, an opaque cursor for what follows. */
export const Paging = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

export function paged<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), next: z.string().nullable() })
}

export const Done = z.object({ done: z.literal(true) })
