import type { FastifyInstance, FastifyReply } from 'fastify'
import { Declined, Invalid, NotFound, TooMany } from '../contract/errors.ts'
import type { ErrorKind } from '../contract/errors.ts'
import { DatabaseAway, LostCommit } from '../database/database.ts'
import { words } from './words.zh.ts'

const statusOf: Record<ErrorKind, number> = {
  invalid: 400,
  'signed-out': 401,
  'not-found': 404,
  conflict: 409,
  refused: 422,
  'too-many': 429,
}

export interface FailureView {
  readonly error: ErrorKind | 'failed'
  readonly reason: string
  readonly field: string | null
  readonly message: string
}

/** Turns whatever is thrown into one of the closed list, with a Chinese sentence that says what to do next. */
export function answerFailures(app: FastifyInstance, refusals: Readonly<Record<string, string>>): void {
  const fieldWords = words.fields as Readonly<Record<string, string>>
  const reasonWords = words.reasons as Readonly<Record<string, string>>

  function sentence(declined: Declined): string {
    if (declined instanceof TooMany) return words.errors['too-many'](declined.retryAfterSeconds)
    const { reason, kind } = declined
    const known = refusals[reason] ?? reasonWords[reason] ?? (declined.field ? fieldWords[reason] : undefined)
    return known ?? (words.errors[kind] as string)
  }

  function send(reply: FastifyReply, declined: Declined) {
    const { kind, reason, field } = declined
    if (declined instanceof TooMany) reply.header('retry-after', declined.retryAfterSeconds)
    const view: FailureView = { error: kind, reason, field, message: sentence(declined) }
    return reply.code(statusOf[kind]).type('application/json').send(JSON.stringify(view))
  }

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    if (error instanceof Declined) return send(reply, error)
    const known = fromDatabase(error) ?? fromFramework(error)
    if (known) return send(reply, known)
    request.log.error({ err: { type: error.name, code: error.code, stack: error.stack } }, 'request failed')
    const busy = isBusy(error)
    const view: FailureView = {
      error: 'failed',
      reason: busy ? 'busy' : 'failed',
      field: null,
      message: busy ? words.errors.busy : words.errors.failed,
    }
    return reply
      .code(busy ? 503 : 500)
      .type('application/json')
      .send(JSON.stringify(view))
  })
}

/** What a client sent can make the database refuse: those are the client's errors, not ours. */
function fromDatabase({ code }: { code?: string }): Declined | null {
  if (code === '22021' || code === '22P05') return new Invalid('body', 'bad-shape') // bytes that are no text
  if (code === '22P02' || code === '22003' || code === '22007' || code === '22008')
    return new Invalid('body', 'bad-shape')
  if (code === '42501') return new NotFound() // row security refused the row
  return null
}

function fromFramework({ statusCode, code }: { statusCode?: number; code?: string }): Declined | null {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return new Invalid('body', 'too-large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Invalid('body', 'not-json')
  if (statusCode === 429) return new TooMany(60)
  if (statusCode === 404) return new NotFound()
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Invalid('body', 'bad-shape')
  return null
}

/** The database is away, full, or broke off meanwhile: the same may well succeed in a moment. */
function isBusy(error: Error & { code?: string }): boolean {
  if (error instanceof DatabaseAway || error instanceof LostCommit) return true
  return busyCodes.has(error.code ?? '') || busyMessages.some((message) => error.message.includes(message))
}

const busyCodes = new Set([
  '53100', // disk full
  '53300', // too many connections
  '57P01', // ended by an administrator
  '57P02', // ended by a crash
  '57P03', // starting up or shutting down
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
])

/** What the driver says without a code. */
const busyMessages = ['Connection terminated', 'connection error and is not queryable', 'Client was closed']
