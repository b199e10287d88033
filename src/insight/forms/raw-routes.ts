import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context } from '../../platform/actor/actor.ts'
import { Invalid, NotFound, Refused, SignedOut } from '../../platform/contract/errors.ts'
import type { Ground } from '../../platform/http/module.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { addForm, addVersion, type BroughtForm, getFile, getForm } from './actions.ts'
import { readFilled } from './files.ts'
import { getFilling } from './routes.ts'
import { words } from './words.zh.ts'
import { mostFormBytes } from './workbook.ts'

const uuid = z.uuid()
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Blank forms in, filled ones out. */
export function serveForms(app: FastifyInstance, ground: Ground): void {
  app.route({
    method: 'POST',
    url: '/api/forms/of/:unit',
    schema: { summary: 'Bring in somebody’s blank form for a unit', consumes: ['multipart/form-data'] } as never,
    async handler(request) {
      const { unit } = request.params as { unit: string }
      return { formId: await bring(request, ground, (context, brought) => addForm(context, unit, brought)) }
    },
  })
  app.route({
    method: 'POST',
    url: '/api/forms/:formId/versions',
    schema: { summary: 'Bring in a newer blank of a form', consumes: ['multipart/form-data'] } as never,
    async handler(request) {
      await bring(request, ground, (context, brought) => addVersion(context, idOf(request, 'formId'), brought))
      return request.params
    },
  })
  app.route({
    method: 'GET',
    url: '/api/forms/:formId/blank.xlsx',
    schema: { summary: 'The blank form as it came' } as never,
    async handler(request, reply) {
      const { name, file } = await asAsker(request, ground, async (context) => {
        const form = await getForm(context, idOf(request, 'formId'))
        return { name: form.version.fileName, file: await getFile(context, form) }
      })
      return send(reply, name, file)
    },
  })
  app.route({
    method: 'GET',
    url: '/api/fillings/:fillingId/form.xlsx',
    schema: { summary: 'The filled form, for who asked for it' } as never,
    async handler(request, reply) {
      const { name, file } = await asAsker(request, ground, async (context) => {
        const { id, formName, periodFrom, periodTo } = await getFilling(context, idOf(request, 'fillingId'))
        const file = await readFilled(context.tx, ground.dataDir, id)
        return { name: words.fileName(formName, periodFrom, periodTo), file }
      })
      return send(reply, name, file)
    },
  })
}

async function bring<T>(
  request: FastifyRequest,
  ground: Ground,
  keep: (context: Context, brought: BroughtForm) => Promise<T>,
): Promise<T> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  const id = uuid.safeParse(request.headers['command-id'])
  if (!id.success) throw new Invalid('Command-Id', 'missing-command-id')

  const limits = { files: 1, fileSize: mostFormBytes + 1 }
  const file = request.isMultipart() ? await request.file({ limits, throwFileSizeLimit: false }) : undefined
  if (!file) throw new Refused('form-missing')
  const bytes = await file.toBuffer()
  const fileName = Array.from(file.filename.split(/[\\/]/).at(-1) || words.nameless)
    .slice(-100)
    .join('')
    .slice(-120)
  return runAs(ground, personId, (context) => keep(context, { id: id.data, fileName, bytes }), 'web')
}

async function asAsker<T>(request: FastifyRequest, ground: Ground, work: (context: Context) => Promise<T>): Promise<T> {
  const { personId } = await ground.actorOf(request as never)
  if (!personId) throw new SignedOut()
  return runAs(ground, personId, work, 'web')
}

function idOf(request: FastifyRequest, name: string): string {
  const id = uuid.safeParse((request.params as Record<string, string>)[name])
  if (!id.success) throw new NotFound()
  return id.data
}

function send(reply: FastifyReply, name: string, bytes: Buffer): FastifyReply {
  return reply
    .header('content-type', xlsx)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'no-store')
    .send(bytes)
}
