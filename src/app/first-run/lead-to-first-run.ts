import type { FastifyInstance } from 'fastify'
import { needsFirstRun } from '../../core/organisation/index.ts'
import type { Ground } from '../../platform/http/module.ts'

/** While there is no street, every page leads to the one that makes it. Asked of the database until the answer is no. */
export function leadToFirstRun(app: FastifyInstance, { db }: Ground): void {
  let needed = true
  app.addHook('onRequest', async (request, reply) => {
    if (!needed || !isPage(request.method, request.url, request.headers.accept)) return
    needed = await db.read({ personId: null }, needsFirstRun)
    if (needed) return reply.redirect('/first-run', 302)
  })
}

function isPage(method: string, url: string, accept = ''): boolean {
  return method === 'GET' && accept.includes('text/html') && !/^\/(?:api|first-run|kit)(?:[/?]|$)/.test(url)
}
