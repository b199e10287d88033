import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify, { LogController } from 'fastify'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { nobody } from '../actor/actor.ts'
import { NotFound } from '../contract/errors.ts'
import type { Database } from '../database/database.ts'
import type { Actors } from './actors.ts'
import { serveCalls } from './calls.ts'
import type { Serving } from './calls.ts'
import { answerFailures } from './failures.ts'
import { guardRequests } from './headers.ts'
import { serveMetrics } from './metrics.ts'
import type { Ground, Module } from './module.ts'
import { compileAnswer } from './serializer.ts'
import { collectRefusals } from './refusals.ts'

export interface ServerOptions {
  readonly db: Database
  readonly dataDir: string
  readonly actors: Actors
  readonly modules: readonly Module[]
  readonly now?: () => number
  /** Served over HTTPS, by us or by a proxy in front: then the cookie is bound to it. */
  readonly secure?: boolean
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Addresses of proxies whose `X-Forwarded-For` is believed. None by default. */
  readonly trustProxy?: string[]
  readonly logLevel?: string
  /** The document of the browser that says of an address that no page is there. Without it, all that isn't there is said in JSON. */
  readonly documentOf?: (path: string) => Buffer
}

/** The HTTP server with every module's calls. It holds no state but caches that may be lost. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { db, dataDir, actors, modules, now = Date.now, secure = false } = options
  const app = Fastify({
    ...(options.tls && { https: options.tls }),
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel ?? 'info', base: null },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 1024 * 1024,
    trustProxy: options.trustProxy ?? false,
    requestIdHeader: false,
    genReqId: () => '',
    // A line of the log tells nothing of its request but what it says itself.
    childLoggerFactory: (logger: unknown) => logger,
    routerOptions: { maxParamLength: 200 },
  } as never) as unknown as FastifyInstance

  const cookieName = secure ? '__Host-wuse' : 'wuse'
  const serving: Serving = { db, now, secure, cookieName, actorOf: (request) => signedBy(request, actors, cookieName) }
  const ground: Ground = {
    db,
    dataDir,
    now,
    actorOf: async (request) => (await signedBy(request as FastifyRequest, actors, cookieName)).actor,
  }

  answerFailures(app, collectRefusals(modules))
  app.setNotFoundHandler((request, reply) => {
    if (!options.documentOf || !asksForPage(request)) throw new NotFound()
    const document = options.documentOf(request.url.split('?', 1)[0]!)
    return reply.code(404).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(document)
  })
  // Requests are parsed by the contract itself; the schemas of the routes are for the document and the serializers.
  app.setValidatorCompiler(() => () => true)
  app.setSerializerCompiler(compileAnswer as never)
  await app.register(cookie)
  await app.register(multipart, { limits: { files: 1, fields: 4, fileSize: 64 * 1024 * 1024 } })
  await app.register(swagger, { openapi: openApiHead as never })
  await guardRequests(app, secure)
  logRequests(app)
  serveMetrics(app, db)

  for (const module of modules) {
    const tag = module.name.split('/').at(-1)!
    if (module.api) serveCalls(app, tag, module.api.calls, module.api, serving)
    if (module.rawRoutes) await module.rawRoutes(app, ground)
  }
  app.get('/openapi.json', { schema: { hide: true } as never }, async (_request, reply) =>
    reply.type('application/json').send(JSON.stringify(app.swagger())),
  )
  app.get('/healthz', { schema: { hide: true } as never }, async () => ({ alive: true }))
  app.get('/readyz', { schema: { hide: true } as never }, async (_request, reply) => {
    const ready = await db.alive()
    return reply.code(ready ? 200 : 503).send({ ready })
  })
  return app
}

/** Somebody looks at the address in a browser; a program, or a page that fetches, wants to read JSON. */
function asksForPage({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  return !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html')
}

async function signedBy(request: FastifyRequest, actors: Actors, cookieName: string) {
  const bearer = request.headers.authorization
  const token = bearer?.startsWith('Bearer ') ? bearer.slice(7) : (request.cookies[cookieName] ?? null)
  if (!token || token.length > 200) return { actor: nobody, token: null }
  return { actor: await actors.byToken(token), token }
}

const openApiHead = {
  openapi: '3.1.0',
  info: {
    title: 'Wuse 五色一彩',
    version: '0.1.0',
    description:
      'Every change carries a `Command-Id` (UUIDv7) made by the client: sent twice, it is done once and answered alike. Times are milliseconds since 1970.',
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'wuse' },
      token: { type: 'http' as const, scheme: 'bearer' },
    },
  },
  security: [{ session: [] }, { token: [] }],
}

/** One line a request: route, status, milliseconds. No address, name, query or body. */
function logRequests(app: FastifyInstance): void {
  const everyOne = app.log.level === 'debug' || app.log.level === 'trace'
  app.addHook('onResponse', (request, reply, done) => {
    const level = reply.statusCode >= 500 ? 'error' : 'debug'
    if (level === 'error' || everyOne) {
      request.log[level](
        {
          method: request.method,
          route: request.routeOptions.url ?? 'unknown',
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
        },
        'request',
      )
    }
    done()
  })
}
