import type { Answer, Call, Sending } from '../contract/contract.ts'
import { ApiError } from './api-error.ts'
import { commandId } from './command-id.ts'
import { rememberServerTime } from './now.ts'

interface Options {
  commandId?: string
  signal?: AbortSignal
}

type Method<C extends Call> =
  Record<never, never> extends Sending<C>
    ? (input?: Sending<C> & Options) => Promise<Answer<C>>
    : (input: Sending<C> & Options) => Promise<Answer<C>>

/** One function for each call of a contract. */
export type Client<Calls> = { readonly [Name in keyof Calls]: Calls[Name] extends Call ? Method<Calls[Name]> : never }

interface Sent extends Options {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/**
 * The typed client of a module: `client<typeof needsCalls>(needsAddresses)`. The contract comes as a type alone, so no
 * zod reaches the browser. Each function throws `ApiError`.
 */
export function client<Calls>(addresses: Readonly<Record<keyof Calls & string, string>>): Client<Calls> {
  const methods: Record<string, (input?: Sent) => Promise<unknown>> = {}
  for (const name of Object.keys(addresses) as (keyof Calls & string)[]) {
    methods[name] = (input) => call(addresses[name], input)
  }
  return methods as Client<Calls>
}

/** One call by its address, for the few whose contract stands above the caller: `call<Me>('GET /api/me')`. */
export function call<Answered>(address: string, input: Sent = {}): Promise<Answered> {
  const [method = 'GET', path = '/'] = address.split(' ')
  return send(method, addressOf(path, input), input) as Promise<Answered>
}

/** Fills `:names` of a path and appends the query; lists become repeated keys, empty values are left out. */
export function addressOf(path: string, { params = {}, query = {} }: Pick<Sent, 'params' | 'query'>): string {
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(String(params[key])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one))
    }
  }
  const text = search.toString()
  return text ? `${filled}?${text}` : filled
}

async function send(method: string, address: string, { body, signal, commandId: id }: Sent): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['command-id'] = id ?? commandId()
  const form = body instanceof FormData
  if (body !== undefined && !form) headers['content-type'] = 'application/json'

  const response = await fetch(address, {
    method,
    headers,
    credentials: 'same-origin',
    body: body === undefined ? null : form ? body : JSON.stringify(body),
    signal: signal ?? null,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new ApiError({ error: 'offline' }, 0)
  })
  rememberServerTime(response.headers.get('date'))

  const text = await response.text()
  const answer = text ? parse(text) : null
  if (response.ok && answer !== undefined) return answer
  throw new ApiError(isError(answer) ? answer : { error: 'broken' }, response.status)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isError(answer: unknown): answer is { error: string } {
  return typeof answer === 'object' && answer !== null && typeof (answer as { error?: unknown }).error === 'string'
}
