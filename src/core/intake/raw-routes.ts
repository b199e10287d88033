import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { nobody, unsignedId } from '../../platform/actor/actor.ts'
import { mostPhotoBytes } from '../../platform/attachments/limits.ts'
import { keepUpload } from '../../platform/attachments/upload.ts'
import { Invalid, Refused } from '../../platform/contract/errors.ts'
import type { Ground, RequestContext } from '../../platform/http/module.ts'
import { answerSchema } from '../../platform/http/schema.ts'
import { uploadRefusal } from './actions/unsigned.ts'

const uuid = z.uuid()
const Kept = z.object({ id: z.uuid() })

/** Photos and voice notes wait unused until the words arrive; more than this waits for nothing but the sweeper. */
const mostUnused = 5_000

/** A photo or a voice note of somebody who is not signed in: whoever has a code in force may send some. */
export function serveUnsignedUploads(app: FastifyInstance, ground: Ground): void {
  app.route({
    method: 'POST',
    url: '/api/intake/uploads',
    schema: {
      tags: ['intake'],
      operationId: 'intake.upload',
      summary: 'Upload a photo or a voice note with the code of a card or a box; `Command-Id` becomes its id',
      security: [],
      consumes: ['multipart/form-data'],
      response: { 200: answerSchema(Kept) },
    } as never,
    handler: (request) => upload(request, ground),
  })
}

async function upload(request: FastifyRequest, ground: Ground): Promise<{ id: string }> {
  const id = uuid.safeParse(request.headers['command-id'])
  if (!id.success) throw new Invalid('Command-Id', 'missing-command-id')
  const { 'intake-way': way, 'intake-code': code } = request.headers
  if ((way !== 'card' && way !== 'box') || typeof code !== 'string') throw new Invalid('Intake-Code', 'required')

  // Asked before the body is read: whoever has no code sends us nothing.
  const refusal = await ground.db.transact(nobody, (tx) =>
    uploadRefusal(
      {
        tx,
        actor: nobody,
        now: ground.now(),
        commandId: id.data,
        source: 'web',
        request: { address: request.ip, userAgent: '', secure: false, token: null },
        setSession: () => {},
      } satisfies RequestContext,
      way,
      code,
    ),
  )
  if (refusal) throw refusal

  if (!request.isMultipart()) throw new Refused('file-missing')
  const file = await request.file({ limits: { files: 1, fileSize: mostPhotoBytes } })
  if (!file) throw new Refused('file-missing')
  const received = await file.toBuffer()
  const { id: kept } = await keepUpload(
    { db: ground.db, dataDir: ground.dataDir, now: ground.now() },
    { id: id.data, personId: unsignedId, name: file.filename, received, mostUnused },
  )
  return { id: kept }
}
