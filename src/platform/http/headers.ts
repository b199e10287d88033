import helmet from '@fastify/helmet'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import { Conflict, Refused } from '../contract/errors.ts'

/**
 * Sets the headers that every answer carries, and turns away what another site sends. An answer of the API isn't kept by
 * anybody, unless its handler says otherwise.
 */
export async function guardRequests(app: FastifyInstance, secure: boolean): Promise<void> {
  const always = await securityHeaders(secure)
  const unkept = { ...always, 'cache-control': 'no-store' }

  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith('/api/') ? unkept : always)
    done(isReading(request.method) ? undefined : (otherSite(request.headers) ?? undefined))
  })
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

interface Origin {
  readonly 'sec-fetch-site'?: string | string[] | undefined
  readonly origin?: string | undefined
  readonly host?: string | undefined
}

/** A page of another site can't act here: browsers say where a request comes from, and commands carry a header of ours. */
function otherSite({ 'sec-fetch-site': site, origin, host }: Origin): Error | null {
  if (site && site !== 'same-origin' && site !== 'none') return new Refused('other-site')
  if (origin === 'null') return new Conflict('other-site')
  if (origin && host && URL.parse(origin)?.host !== host) return new Refused('other-site')
  return null
}

/** The same for every request, so the library that knows them is asked once. */
async function securityHeaders(secure: boolean): Promise<Record<string, string>> {
  const sample = Fastify()
  await sample.register(helmet, headerPolicy(secure))
  sample.get('/', async () => '')
  const { headers } = await sample.inject('/')
  await sample.close()
  const own = ['content-type', 'content-length', 'date', 'connection']
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.includes(name) ? [] : [[name, String(value)]])),
  )
}

/** No script, style or connection but our own; nobody may frame us. */
function headerPolicy(secure: boolean) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'blob:', 'data:'],
        'media-src': ["'self'", 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'worker-src': ["'self'"],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' as const },
    xFrameOptions: { action: 'deny' as const },
  }
}
