import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Invalid, NotFound, Refused, SignedOut } from '../contract/errors.ts'
import type { Ground } from '../http/module.ts'
import { answerSchema } from '../http/schema.ts'
import { runAs } from '../jobs/jobs.ts'
import { dateOf } from '../calendar/dates.ts'
import { bringWorkbook, getImporter, tryBatch } from './actions.ts'
import { exportWorkbook } from './export.ts'
import { keepWorkbook } from './files.ts'
import { openLikeliest } from './preview.ts'
import { refusedWorkbook } from './refused-rows.ts'
import { mendedOf } from './run-batch.ts'
import { findBatch, listRefusedRows } from './store.ts'
import { templateWorkbook } from './template.ts'
import { words } from './words.zh.ts'

const uuid = z.uuid()
const mostBytes = 64 * 1024 * 1024
const Brought = z.object({ batchId: z.uuid() })

/** Upload of a workbook; download of its refused rows, of an empty one and of what there is: streams, which a contract can't express. */
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
  app.route({
    method: 'GET',
    url: '/api/imports/kinds/:kind/template',
    schema: {
      tags: ['imports'],
      operationId: 'imports.downloadTemplate',
      summary: 'An empty workbook of this kind with heads, choices, an example and what to write where',
      params: ofKind,
    } as never,
    handler: (request, reply) => downloadTemplate(request, reply, ground),
  })
  app.route({
    method: 'GET',
    url: '/api/imports/kinds/:kind/export',
    schema: {
      tags: ['imports'],
      operationId: 'imports.export',
      summary: 'What there is of this kind, by the columns of its template; strict fields masked',
      params: ofKind,
    } as never,
    handler: (request, reply) => downloadExport(request, reply, ground, () => null),
  })
  app.route({
    method: 'POST',
    url: '/api/imports/kinds/:kind/export',
    schema: {
      tags: ['imports'],
      operationId: 'imports.exportOpened',
      summary: 'The same with whole numbers; the reason goes on record, once for all rows',
      params: ofKind,
    } as never,
    handler: (request, reply) => downloadExport(request, reply, ground, () => reasonIn(request.body)),
  })
}

const ofKind = { type: 'object', properties: { kind: { type: 'string' } } }
const WhyOpened = z.object({ reason: z.string().trim().min(4).max(200) })

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
  const { workbook, preview } = await openLikeliest(bytes, importer)

  await keepWorkbook(ground.dataDir, id.data, bytes)
  const fileName = Array.from(file.filename.split(/[\\/]/).at(-1) || 'file.xlsx')
    .slice(-100)
    .join('')
    .slice(-120)
  const { sheet, rowCount } = workbook
  const brought = { id: id.data, kind, fileName, bytes, sheet, headRow: preview.headRow, rowCount }
  await runAs(
    ground,
    personId,
    async (context) => {
      const isNew = await bringWorkbook(context, brought)
      if (isNew) await tryBatch(context, brought.id, preview.mapping)
    },
    'web',
  )
  return { batchId: id.data }
}

async function download(request: FastifyRequest, reply: FastifyReply, ground: Ground): Promise<unknown> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const { batchId } = request.params as { batchId: string }
  if (!uuid.safeParse(batchId).success) throw new NotFound()

  const { batch, importer, rows, mended } = await runAs(
    ground,
    personId,
    async (context) => {
      const found = await findBatch(context.tx, batchId)
      if (!found) throw new NotFound()
      const refused = await listRefusedRows(context.tx, batchId, { after: 0, limit: found.rowCount })
      const importer = getImporter(context, found.kind)
      return { batch: found, importer, rows: refused, mended: await mendedOf(context, batchId) }
    },
    'web',
  )
  const name = words.refusedFile(batch.fileName.replace(/\.xlsx$/i, ''))
  asFile(reply, name)
  return reply.send(await refusedWorkbook({ batch, importer, dataDir: ground.dataDir, mended }, rows))
}

async function downloadTemplate(request: FastifyRequest, reply: FastifyReply, ground: Ground): Promise<unknown> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const { kind } = request.params as { kind: string }
  const importer = await runAs(ground, personId, async (context) => getImporter(context, kind), 'web')
  asFile(reply, words.template.file(importer.title))
  return reply.send(await templateWorkbook(importer))
}

async function downloadExport(
  request: FastifyRequest,
  reply: FastifyReply,
  ground: Ground,
  why: () => string | null,
): Promise<unknown> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const reason = why()
  const { kind } = request.params as { kind: string }
  const importer = await runAs(ground, personId, async (context) => getImporter(context, kind), 'web')
  const rows = await exportWorkbook(kind, reason, (work) => runAs(ground, personId, work, 'web'))
  asFile(reply, words.exportFile(importer.title, dateOf(ground.now())))
  return reply.send(rows)
}

function reasonIn(body: unknown): string {
  const read = WhyOpened.safeParse(body)
  if (!read.success) throw new Invalid('body.reason', 'too-short')
  return read.data.reason
}

function asFile(reply: FastifyReply, name: string): void {
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'no-store')
}
