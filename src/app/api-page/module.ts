import type { FastifyInstance } from 'fastify'
import { NotFound } from '../../platform/contract/errors.ts'
import type { Ground, Module } from '../../platform/http/module.ts'
import { css, renderApi } from './render.ts'
import type { OpenApi } from './render.ts'

/** `/api`: the OpenAPI document as a page for people who write programs against it. Staff only; no script runs on it. */
export const module: Module = {
  name: 'app/api-page',
  rawRoutes(app: FastifyInstance, ground: Ground) {
    const hidden = { schema: { hide: true } as never }
    app.get('/api', hidden, async (request, reply) => {
      const actor = await ground.actorOf(request as never)
      if (actor.grants.length === 0) throw new NotFound()
      return reply.type('text/html; charset=utf-8').send(renderApi(app.swagger() as unknown as OpenApi))
    })
    app.get('/api/page.css', hidden, async (_request, reply) => reply.type('text/css; charset=utf-8').send(css))
  },
}
