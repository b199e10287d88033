import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NotFound, SignedOut } from '../../platform/contract/errors.ts'
import type { Ground } from '../../platform/http/module.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { getBulletin } from './actions.ts'
import { bulletinDocx } from './docx.ts'
import { words } from './words.zh.ts'

/** The one page as a .docx. */
export function serveBulletins(app: FastifyInstance, ground: Ground): void {
  app.route({
    method: 'GET',
    url: '/api/bulletins/:bulletinId/page.docx',
    schema: {
      summary: 'A bulletin as one page for Word',
      params: { type: 'object', properties: { bulletinId: { type: 'string', format: 'uuid' } } },
    } as never,
    handler: (request, reply) => download(request, reply, ground),
  })
}

async function download(request: FastifyRequest, reply: FastifyReply, ground: Ground): Promise<unknown> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const id = z.uuid().safeParse((request.params as { bulletinId: string }).bulletinId)
  if (!id.success) throw new NotFound()

  const bulletin = await runAs(ground, personId, (context) => getBulletin(context, id.data), 'web')
  const name = encodeURIComponent(words.fileName(bulletin.figures.unitName, bulletin.year, bulletin.number))
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('cache-control', 'no-store')
  return reply.send(await bulletinDocx(bulletin))
}
