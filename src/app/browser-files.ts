import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** The browser bundle, made by the build. Where it is missing only the API answers. */
const built = join(import.meta.dirname, '../../dist/web')

/**
 * Serves the built pages: files with a hash in their name for good, the two entry documents fresh each time.
 * Every address that is no file and no API is a page of the phone (`/m/…`) or of the desk.
 */
export async function serveBrowser(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(built, 'desk.html'))) return
  const entries = {
    desk: await readFile(join(built, 'desk.html')),
    phone: await readFile(join(built, 'phone.html')),
  }
  await app.register(fastifyStatic, {
    root: built,
    preCompressed: true,
    index: false,
    wildcard: true,
    prefix: '/',
    cacheControl: false,
    setHeaders(reply, path) {
      const hashed = path.includes('/assets/')
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
    allowedPath: (path) => !path.endsWith('.html'),
  })
  const page = (entry: Buffer) => async (_request: unknown, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(entry)

  const hidden = { schema: { hide: true } as never }
  for (const path of ['/', '/desk', '/desk/*', '/wall', '/wall/*', '/kit', '/start'])
    app.get(path, hidden, page(entries.desk))
  for (const path of ['/m', '/m/*', '/sign-in', '/sign-in/*', '/first-run', '/first-run/*']) {
    app.get(path, hidden, page(entries.phone))
  }
}
