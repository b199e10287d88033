import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { matchRoute } from '../platform/web/route.ts'

/** The browser bundle, made by the build. Where it is missing only the API answers. */
const built = join(import.meta.dirname, '../../dist/web')

/** Addresses that the browser's router leads on from. */
const leads = ['/start', '/desk', '/m/']

export interface BrowserFiles {
  /** The document that shows this address, whether or not there is such a page: it says so itself. */
  documentOf(path: string): Buffer
  serve(app: FastifyInstance): Promise<void>
}

/**
 * The built pages; null where nothing was built. `paths` are those of all pages: files with a hash in their name are
 * served for good, the two documents of the faces fresh each time, and only at the addresses of pages.
 */
export async function openBrowserFiles(paths: readonly string[], folder = built): Promise<BrowserFiles | null> {
  if (!existsSync(join(folder, 'desk.html'))) return null
  const desk = await readFile(join(folder, 'desk.html'))
  const phone = await readFile(join(folder, 'phone.html'))
  const routes = [...leads, ...paths].map((path) => ({ path }))

  function documentOf(path: string): Buffer {
    return onPhone.test(path) ? phone : desk
  }

  async function showPage(request: FastifyRequest, reply: FastifyReply) {
    const path = request.url.split('?', 1)[0]!
    if (!matchRoute(routes, path)) return reply.callNotFound()
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(documentOf(path))
  }

  return {
    documentOf,
    async serve(app) {
      await app.register(fastifyStatic, {
        root: folder,
        preCompressed: true,
        index: false,
        wildcard: true,
        prefix: '/',
        cacheControl: false,
        dotfiles: 'ignore', // what the build leaves for itself
        setHeaders(reply, path) {
          const hashed = path.includes('/assets/')
          reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
        allowedPath: (path) => !path.endsWith('.html'),
      })
      const hidden = { schema: { hide: true } as never }
      for (const path of ['/', '/start', '/kit', ...faces.flatMap((face) => [face, `${face}/*`])]) {
        app.get(path, hidden, showPage)
      }
    },
  }
}

const faces = ['/desk', '/wall', '/m', '/sign-in', '/first-run', '/c', '/b', '/r', '/n', '/receipt']

/** What people open on a phone: codes of cards and posters lead there too. */
const onPhone = /^\/(m|sign-in|first-run|c|b|r|n|receipt)(\/|$)/
