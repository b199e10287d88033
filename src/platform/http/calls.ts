import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'

import type { Actor } from '../actor/actor.ts'
import { findCommand, hashBody, rememberCommand } from '../command/command.ts'
import type { Command } from '../command/command.ts'
import type { Asked, Call, Calls } from '../contract/contract.ts'
import { Conflict, Declined, Invalid, SignedOut } from '../contract/errors.ts'
import type { Database, Tx } from '../database/database.ts'
import { gather } from '../database/gather.ts'
import type { Api, GatheredRoute, RequestContext } from './module.ts'
import { answerSchema, inputSchema } from './schema.ts'

type Handler = (context: RequestContext, asked: Asked<Call>) => Promise<unknown>

export interface Serving {
  readonly db: Database
  readonly now: () => number
  readonly secure: boolean
  readonly cookieName: string
  actorOf(request: FastifyRequest): Promise<{ actor: Actor; token: string | null }>
}

/** Serves each call of a contract: parses, opens the one transaction, runs the handler, writes the answer. */
export function serveCalls(
  app: FastifyInstance,
  tag: string,
  calls: Calls,
  { routes, gathered }: Pick<Api, 'routes' | 'gathered'>,
  serving: Serving,
): void {
  for (const [name, call] of Object.entries(calls)) {
    const [method, url] = call.address.split(' ') as [string, string]
    const handler = routes[name] as Handler
    app.route({
      method,
      url,
      schema: { response: { 200: answerSchema(call.answer) } } as never,
      config: { swaggerTransform: () => ({ url, schema: openApi(tag, name, call) }) } as never,
      handler:
        method === 'GET'
          ? readRoute(call, handler, serving)
          : commandRoute(name, call, handler, gathered[name], serving),
    })
  }
}

type Addressed = Calls[string]

/** What the OpenAPI document says of a call; made when somebody asks for the document. */
function openApi(tag: string, name: string, call: Addressed) {
  return {
    tags: [tag],
    operationId: `${tag}.${name}`,
    summary: call.summary,
    ...(call.refusals?.length && { description: `May refuse with: ${call.refusals.join(', ')}` }),
    ...(call.open === 'public' && { security: [] }),
    ...(call.params && { params: inputSchema(call.params) }),
    ...(call.query && { querystring: inputSchema(call.query) }),
    ...(call.body && { body: inputSchema(call.body) }),
    response: { 200: answerSchema(call.answer) },
  }
}

type Route = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

function readRoute(call: Call, handler: Handler, serving: Serving): Route {
  return async (request, reply) => {
    const { actor, token } = await signedIn(call, request, serving)
    const asked = parse(call, request)
    return serving.db.read(actor, (tx) => handler(contextOf(tx, actor, token, '', request, reply, serving), asked))
  }
}

/** A command as it came, with who sent it. */
interface Sent {
  readonly actor: Actor
  readonly asked: Asked<Call>
  readonly command: Command
  readonly now: number
  readonly contextIn: (tx: Tx) => RequestContext
}

/** A command: carried out once for each `Command-Id`, however often it is sent. */
function commandRoute(
  name: string,
  call: Addressed,
  handler: Handler,
  gathered: GatheredRoute<Call> | undefined,
  serving: Serving,
): Route {
  const { db, now } = serving
  const once = (sent: Sent) => carryOutOnce(db, handler, sent)
  const inTurn =
    gathered && gather({ alone: once, together: (all: readonly Sent[]) => carryOutTogether(db, gathered, all) })

  return async (request, reply) => {
    const { actor, token } = await signedIn(call, request, serving)
    const asked = parse(call, request)
    const id = request.headers['command-id']
    if (typeof id !== 'string' || !uuidPattern.test(id)) throw new Invalid('Command-Id', 'missing-command-id')
    const contextIn = (tx: Tx) => contextOf(tx, actor, token, id, request, reply, serving)

    // Signing in leaves no answer behind that somebody else could ask for again.
    const { personId } = actor
    if (!personId || call.open === 'public' || call.remembered === false) {
      const answer = await db.transact(actor, (tx) => handler(contextIn(tx), asked))
      // Returned and not thrown: what the handler wrote is kept, like the count of a wrong try.
      if (answer instanceof Declined) throw answer
      return answer
    }
    const command = { id, personId, call: name, bodyHash: hashBody(call.address, asked.params, asked.body) }
    const sent = { actor, asked, command, now: now(), contextIn }
    return inTurn && gathered.takes(asked, personId, sent.now) ? inTurn(sent) : once(sent)
  }
}

async function carryOutOnce(
  db: Database,
  handler: Handler,
  { actor, asked, command, contextIn }: Sent,
): Promise<unknown> {
  try {
    return await db.transact(actor, async (tx) => {
      const context = contextIn(tx)
      const answer = await handler(context, asked)
      rememberCommand(tx, command, answer, context.now)
      return answer
    })
  } catch (error) {
    return answerOfTwin(db, actor, command, error)
  }
}

function carryOutTogether(db: Database, gathered: GatheredRoute<Call>, all: readonly Sent[]) {
  const commands = all.map(({ actor, asked, command, now }) => ({ command, sessionId: actor.sessionId, asked, now }))
  return db.transact(all[0]!.actor, (tx) => gathered.carryOut(tx, commands))
}

/**
 * Carried out before, or beside this one: then the second couldn't remember its answer, or was declined because the first
 * had done it, and the first one's answer stands. Nobody asks beforehand, as hardly any command comes twice.
 */
async function answerOfTwin(db: Database, actor: Actor, command: Command, error: unknown): Promise<unknown> {
  if (!(error instanceof Declined) && !isUniqueViolation(error)) throw error
  const earlier = await db.read(actor, (tx) => findCommand(tx, command))
  if (earlier === 'other-body') throw new Conflict('other-body')
  if (earlier.known) return earlier.answer
  throw isTaken(error) ? new Conflict('other-body') : error
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function isUniqueViolation(error: unknown): boolean {
  return (error as { code?: string }).code === '23505'
}

/** The id stands for a command of somebody else. */
function isTaken(error: unknown): boolean {
  return (error as { constraint?: string }).constraint === 'command_pkey'
}

async function signedIn(call: Call, request: FastifyRequest, serving: Serving) {
  const signed = await serving.actorOf(request)
  if (call.open !== 'public' && !signed.actor.personId) throw new SignedOut()
  return signed
}

function parse(call: Call, request: FastifyRequest): Asked<Call> {
  return {
    params: call.params ? parsePart('params', call.params, request.params) : {},
    query: call.query ? parsePart('query', call.query, request.query) : {},
    body: call.body ? parsePart('body', call.body, request.body ?? {}) : undefined,
  } as Asked<Call>
}

function parsePart(part: string, schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  throw new Invalid([part, ...issue.path].join('.'), reasonOf(issue))
}

/** The first thing that is wrong, as a word of ours. A schema may bring its own word as the message `word:…`. */
function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('word:')) return issue.message.slice(5)
  if (issue.code === 'too_small')
    return issue.origin === 'string' || issue.origin === 'array' ? 'too-short' : 'too-small'
  if (issue.code === 'too_big') return issue.origin === 'string' || issue.origin === 'array' ? 'too-long' : 'too-big'
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return 'not-a-choice'
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'required'
  return 'bad-shape'
}

function contextOf(
  tx: Tx,
  actor: Actor,
  token: string | null,
  commandId: string,
  request: FastifyRequest,
  reply: FastifyReply,
  { now, secure, cookieName }: Serving,
): RequestContext {
  return {
    tx,
    actor,
    now: now(),
    commandId,
    source: 'web',
    request: {
      address: request.ip,
      userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
      secure,
      token,
    },
    setSession(value, maxAgeSeconds) {
      const options = { path: '/', httpOnly: true, secure, sameSite: 'lax' as const }
      if (value) reply.setCookie(cookieName, value, { ...options, maxAge: maxAgeSeconds ?? 86_400 })
      else reply.clearCookie(cookieName, options)
    },
  }
}
