import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { dateOf } from '../calendar/dates.ts'
import { uuidv7 } from '../command/command.ts'
import { SignedOut, TooMany } from '../contract/errors.ts'
import type { Ground } from '../http/module.ts'
import { writeRows } from '../imports/write-xlsx.ts'
import type { Cell } from '../imports/xlsx.ts'
import { getList, narrowedBy, takeRows } from './actions.ts'
import { cellOfSheet } from './cells.ts'
import type { AnyList } from './list.ts'

const dateFormats = { days: 'yyyy-mm-dd', moments: 'yyyy-mm-dd hh:mm' } as const
const waitSeconds = 10

/** Download of a list as a workbook: a stream, which a contract can't express. */
export function serveSheets(app: FastifyInstance, ground: Ground): void {
  app.route({
    method: 'GET',
    url: '/api/lists/:list/sheet',
    // Whoever asks for the headers alone would be on record as having taken the rows.
    exposeHeadRoute: false,
    schema: {
      tags: ['lists'],
      operationId: 'lists.takeSheet',
      summary: 'The list as .xlsx, by the filters and the sort of its page’s address; who took it goes on record',
      params: { type: 'object', properties: { list: { type: 'string' } } },
    } as never,
    handler: (request, reply) => download(request, reply, ground),
  })
}

async function download(request: FastifyRequest, reply: FastifyReply, ground: Ground): Promise<unknown> {
  const actor = await ground.actorOf(request as never)
  if (!actor.personId) throw new SignedOut()
  const list = getList({ actor }, (request.params as { list: string }).list)
  const narrowed = narrowedBy(list, request.query as Record<string, unknown>)

  const now = ground.now()
  const context = { actor, now, commandId: uuidv7(now), source: 'web' as const }
  const file = await oneAtATime(actor.personId, () =>
    kept(ground.dataDir, (handle) =>
      ground.db.transact(actor, async (tx) => {
        const rows = takeRows({ ...context, tx }, list, narrowed)
        await handle.writeFile(await sheetOf(list, rows))
      }),
    ),
  )
  const name = encodeURIComponent(`${list.title}-${dateOf(now)}.xlsx`)
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('content-length', (await file.stat()).size)
  return reply.send(file.createReadStream({ start: 0 }))
}

function sheetOf(list: AnyList, rows: AsyncIterable<unknown>) {
  const heads = list.columns.map(({ head, width, dates }) => ({
    head,
    ...(width && { width }),
    ...(dates && { dates: dateFormats[dates] }),
  }))
  return writeRows(heads, cellsOf(list, rows), list.title)
}

async function* cellsOf({ columns }: AnyList, rows: AsyncIterable<unknown>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map((column) => cellOfSheet(column, row))
}

/**
 * A file that only its handle leads to: whatever happens, nothing of it stays on the disk. It is written whole before any
 * of it is sent, so that what can't go on record doesn't leave.
 */
async function kept(dataDir: string, write: (handle: FileHandle) => Promise<void>): Promise<FileHandle> {
  const folder = path.join(dataDir, 'leaving')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = path.join(folder, randomUUID())
  const handle = await open(name, 'wx+', 0o600)
  try {
    await unlink(name)
    await write(handle)
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

const taking = new Set<string>()

/** Someone who takes a long list holds a connection for a while: one each is enough. */
async function oneAtATime<T>(personId: string, work: () => Promise<T>): Promise<T> {
  if (taking.has(personId)) throw new TooMany(waitSeconds)
  taking.add(personId)
  try {
    return await work()
  } finally {
    taking.delete(personId)
  }
}
