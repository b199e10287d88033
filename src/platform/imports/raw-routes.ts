import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Invalid, NotFound, Refused, SignedOut } from '../contract/errors.ts'
import type { Ground } from '../http/module.ts'
import { answerSchema } from '../http/schema.ts'
import { runAs } from '../jobs/jobs.ts'
import { bringWorkbook, getImporter } from './actions.ts'
import { keepWorkbook } from './files.ts'
import { previewWorkbook } from './preview.ts'
import { refusedWorkbook } from './refused-rows.ts'
import { findBatch, listRefusedRows } from './store.ts'
import { words } from './words.zh.ts'
import { openWorkbook } from './xlsx.ts'

const uuid = z.uuid()
const mostBytes = 64 * 1024 * 1024
const Brought = z.object({ batchId: z.uuid() })

/** Upload of a workbook and download of its refused rows: streams, which a contract can't express. */
export function serveImports(app: FastifyInstance, ground: Ground): void {
  app.route({
    method: 'POST',
    url: '/api/imports/kinds/:kind',
    schema: {
      tags: ['imports'],
      operationId: 'imports.upload',
      summary: 'Upload an .xlsx of this kind; `Command-Id` becomes the batch. Nothing comes in before it is started',
      consumes: ['multipart/form-data'],
      params: { type: 'object', properties: { kind: { type: 'string' } } },
      response: { 200: answerSchema(Brought) },
    } as never,
    handler: (request) => upload(request, ground),
  })
  app.route({
    method: 'GET',
    url: '/api/imports/:batchId/refused.xlsx',
    schema: {
      tags: ['imports'],
      operationId: 'imports.downloadRefused',
      summary: 'The refused rows with number and reason, as a workbook to mend and import again',
      params: { type: 'object', properties: { batchId: { type: 'string', format: 'uuid' } } },
    } as never,
    handler: (request, reply) => download(request, reply, ground),
  })
}

async function upload(request: FastifyRequest, ground: Ground): Promise<z.infer<typeof Brought>> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const { kind } = request.params as { kind: string }
  const importer = await runAs(ground, personId, async (context) => getImporter(context, kind), 'web')
  const id = uuid.safeParse(request.headers['command-id'])
  if (!id.success) throw new Invalid('Command-Id', 'missing-command-id')

  const file = request.isMultipart() ? await request.file({ limits: { files: 1, fileSize: mostBytes } }) : undefined
  if (!file) throw new Refused('workbook-missing')
  const bytes = await file.toBuffer()
  const workbook = await openWorkbook(bytes)
  const { headRow } = await previewWorkbook(workbook, importer)

  await keepWorkbook(ground.dataDir, id.data, bytes)
  const fileName = Array.from(file.filename.split(/[\\/]/).at(-1) || 'file.xlsx')
    .slice(-100)
    .join('')
    .slice(-120)
  const brought = { id: id.data, kind, fileName, bytes, headRow, rowCount: workbook.rowCount }
  await runAs(ground, personId, (context) => bringWorkbook(context, brought), 'web')
  return { batchId: id.data }
}

async function download(request: FastifyRequest, reply: FastifyReply, ground: Ground): Promise<unknown> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const { batchId } = request.params as { batchId: string }
  if (!uuid.safeParse(batchId).success) throw new NotFound()

  const { batch, importer, rows } = await runAs(
    ground,
    personId,
    async (context) => {
      const found = await findBatch(context.tx, batchId)
      if (!found) throw new NotFound()
      const refused = await listRefusedRows(context.tx, batchId, { after: 0, limit: found.rowCount })
      return { batch: found, importer: getImporter(context, found.kind), rows: refused }
    },
    'web',
  )
  const name = encodeURIComponent(words.refusedFile(batch.fileName.replace(/\.xlsx$/i, '')))
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('cache-control', 'no-store')
  return reply.send(await refusedWorkbook({ batch, importer, dataDir: ground.dataDir }, rows))
}
