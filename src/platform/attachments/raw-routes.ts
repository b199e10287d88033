import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Invalid, NotFound, Refused, SignedOut } from '../contract/errors.ts'
import type { Ground } from '../http/module.ts'
import { answerSchema } from '../http/schema.ts'
import { AttachmentView } from './contract.ts'
import { keyOf, openDisk } from './disk.ts'
import { mostBytes } from './limits.ts'
import { parseRange } from './range.ts'
import { type AttachmentRow, findAttachment } from './store.ts'
import { keepUpload } from './upload.ts'

const uuid = z.uuid()

/** Upload and download: streams, which a contract can't express. */
export function serveAttachments(app: FastifyInstance, ground: Ground): void {
  app.route({
    method: 'POST',
    url: '/api/attachments',
    schema: {
      tags: ['attachments'],
      operationId: 'attachments.upload',
      summary: 'Upload a photo, a voice note of at most a minute or a PDF; `Command-Id` becomes its id',
      consumes: ['multipart/form-data'],
      response: { 200: answerSchema(AttachmentView) },
    } as never,
    handler: (request) => upload(request, ground),
  })
  app.route({
    method: 'GET',
    url: '/api/attachments/:attachmentId',
    schema: {
      tags: ['attachments'],
      operationId: 'attachments.download',
      summary: 'The file, to whoever sees what it belongs to; `?size=small` gives a photo at 480 px',
      params: { type: 'object', properties: { attachmentId: { type: 'string', format: 'uuid' } } },
      querystring: { type: 'object', properties: { size: { type: 'string', enum: ['small'] } } },
    } as never,
    handler: (request, reply) => download(request, reply, ground),
  })
}

async function upload(request: FastifyRequest, ground: Ground): Promise<AttachmentView> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const id = uuid.safeParse(request.headers['command-id'])
  if (!id.success) throw new Invalid('Command-Id', 'missing-command-id')
  if (!request.isMultipart()) throw new Refused('file-missing')

  const file = await request.file({ limits: { files: 1, fileSize: mostBytes } })
  if (!file) throw new Refused('file-missing')
  // Throws the framework's own error when the file is longer than the limit.
  const received = await file.toBuffer()
  return keepUpload(
    { db: ground.db, dataDir: ground.dataDir, now: ground.now() },
    { id: id.data, personId, name: file.filename, received },
  )
}

async function download(request: FastifyRequest, reply: FastifyReply, ground: Ground): Promise<unknown> {
  const { attachmentId } = request.params as { attachmentId: string }
  const actor = await ground.actorOf(request as never)
  if (!actor.personId) throw new SignedOut()
  const row = uuid.safeParse(attachmentId).success
    ? await ground.db.read(actor, (tx) => findAttachment(tx, attachmentId))
    : undefined
  if (!row) throw new NotFound()

  const small = (request.query as { size?: string }).size === 'small' && row.kind === 'photo'
  const etag = `"${row.sha256.slice(0, 32)}${small ? 's' : ''}"`
  setHeaders(reply, row, etag)
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()

  const key = keyOf(row.id, small)
  const disk = await openDisk(ground.dataDir)
  if (row.kind === 'document') return reply.header('content-length', row.bytes).send(await disk.getStream(key))
  return sendBytes(request, reply, Buffer.from(await disk.getBytes(key)))
}

/** A file is shown or saved as what it is: it never becomes a page, and nothing in it may act. */
function setHeaders(reply: FastifyReply, { mime, name, kind }: AttachmentRow, etag: string): void {
  const shown = kind === 'document' ? 'attachment' : 'inline'
  reply
    .header('content-type', mime)
    .header('content-disposition', `${shown}; filename*=UTF-8''${encodeName(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    // Kept by the browser, yet asked for each time: whoever lost sight of it gets nothing.
    .header('cache-control', 'private, no-cache')
    .header('etag', etag)
    .header('accept-ranges', 'bytes')
}

function sendBytes(request: FastifyRequest, reply: FastifyReply, bytes: Buffer): FastifyReply {
  const range = parseRange(request.headers.range, bytes.length)
  if (range === null) return reply.send(bytes)
  if (range === 'unsatisfiable') return reply.code(416).header('content-range', `bytes */${bytes.length}`).send()
  const { from, to } = range
  return reply
    .code(206)
    .header('content-range', `bytes ${from}-${to}/${bytes.length}`)
    .send(bytes.subarray(from, to + 1))
}

/** RFC 8187: everything but letters, digits and a few marks is percent-encoded. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
}
