import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { makeToken } from '../accounts/index.ts'
import { uuidv7 } from '../command/command.ts'
import { bindAttachments, listAttachments } from './attachments.ts'
import { keyOf } from './disk.ts'

const street = await openTestStreet()
const thing = uuidv7()
const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#785a3c' } })
  .jpeg()
  .toBuffer()
const paper = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF')

beforeAll(async () => {
  // A noun of this test alone: a thing is seen by its owner.
  await street.admin.query(`
    create table public.thing (id uuid primary key, owner uuid not null);
    grant select on public.thing to wuse_app;
    create policy thing_files on attachments.attachment for select to wuse_app using (
      attachment.noun = 'thing' and exists (
        select from public.thing where thing.id = attachment.noun_id and thing.owner = (select actor.me())))`)
  await street.admin.query('insert into public.thing values ($1, $2)', [thing, street.id('李敏')])
})

describe('an upload', () => {
  test("is the uploader's alone until it belongs to something", async () => {
    const { id } = await kept('王福贵', photo, '楼道.jpg')
    expect((await download('王福贵', id)).statusCode).toBe(200)
    for (const other of ['李敏', '韩志远']) expect((await download(other, id)).statusCode).toBe(404)
    expect((await download(null, id)).statusCode).toBe(401)
  })

  test('goes over to the noun: whoever sees that sees it, and nobody else', async () => {
    const { id } = await kept('王福贵', photo, '楼道.jpg')
    await street.act('王福贵', (context) => bindAttachments(context, 'thing', thing, [id]))
    expect((await download('李敏', id)).statusCode).toBe(200)
    expect((await download('王福贵', id)).statusCode).toBe(404)
    expect(await street.act('李敏', ({ tx }) => listAttachments(tx, 'thing', [thing]))).toMatchObject(
      new Map([[thing, [{ id, kind: 'photo', name: '楼道.jpg', width: 800, height: 600 }]]]),
    )
    expect(await street.act('韩志远', ({ tx }) => listAttachments(tx, 'thing', [thing]))).toEqual(new Map())
  })

  test('can be used once, and only by who sent it', async () => {
    const { id } = await kept('王福贵', photo, 'a.jpg')
    const bind = (person: string) => street.act(person, (context) => bindAttachments(context, 'thing', thing, [id]))
    await expect(bind('李敏')).rejects.toThrow('not-your-upload')
    await bind('王福贵')
    await expect(bind('王福贵')).rejects.toThrow('not-your-upload')
  })

  test('sent twice is one file; another file under its id is refused', async () => {
    const id = uuidv7()
    const first = await upload('王福贵', photo, 'a.jpg', id)
    const second = await upload('王福贵', photo, 'a.jpg', id)
    expect(first.json()).toEqual(second.json())
    expect((await upload('王福贵', paper, 'a.pdf', id)).json()).toMatchObject({ error: 'conflict' })
    expect((await upload('李敏', photo, 'a.jpg', id)).json()).toMatchObject({ error: 'conflict' })
  })

  test.each([
    ['a page that calls itself a photo', Buffer.from('<html><script>1</script>'), 'photo.jpg', 'file-kind'],
    ['nothing', Buffer.alloc(0), 'photo.jpg', 'file-empty'],
    [
      'a photo of the newer kind',
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      'a.heic',
      'file-is-heic',
    ],
  ])('of %s is refused', async (_, bytes, name, reason) => {
    const answer = await upload('王福贵', bytes, name)
    expect([answer.statusCode, answer.json().reason]).toEqual([422, reason])
    expect(answer.json().message).toMatch(/。$/)
  })

  test('of more than 20 MB is refused', async () => {
    const answer = await upload('王福贵', Buffer.alloc(21 * 1024 * 1024, 'x'), 'a.pdf')
    expect([answer.statusCode, answer.json().reason]).toEqual([400, 'too-large'])
  })

  test('needs somebody who is signed in, and an id', async () => {
    expect((await upload(null, photo, 'a.jpg')).json()).toMatchObject({ error: 'signed-out' })
    expect((await upload('王福贵', photo, 'a.jpg', 'x')).json()).toMatchObject({ reason: 'missing-command-id' })
  })

  test('that nobody used is gone after a day, file and row', async () => {
    const { id } = await kept('马永年', photo, 'a.jpg')
    const file = join(street.dataDir, 'files', keyOf(id))
    await street.runJob('attachments.sweep')
    expect(existsSync(file)).toBe(true)
    street.clock.now += 25 * 3_600_000
    await street.runJob('attachments.sweep')
    expect(existsSync(file)).toBe(false)
    expect((await download('马永年', id)).statusCode).toBe(404)
  })

  test('of more than forty unused ones waits until some are used', async () => {
    for (let i = 0; i < 40; i++) await kept('马永年', paper, `${i}.pdf`)
    expect((await upload('马永年', paper, '41.pdf')).json()).toMatchObject({ reason: 'too-many-unused' })
  })
})

describe('a file', () => {
  test('is sent as what it is and nothing more', async () => {
    const { id } = await kept('王福贵', photo, '楼道积水.jpg')
    const { headers } = await download('王福贵', id)
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('楼道积水.jpg')}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-cache',
    })
    expect((await download('王福贵', id, { 'if-none-match': String(headers.etag) })).statusCode).toBe(304)
    const small = await sharp((await download('王福贵', id, {}, '?size=small')).rawPayload).metadata()
    expect(small).toMatchObject({ width: 480, height: 360 })
  })

  test('that is a paper is saved, not shown', async () => {
    const { id } = await kept('王福贵', paper, '证明.pdf')
    const answer = await download('王福贵', id)
    expect(answer.headers).toMatchObject({ 'content-type': 'application/pdf' })
    expect(answer.headers['content-disposition']).toMatch(/^attachment/)
    expect(answer.rawPayload).toEqual(paper)
  })

  test('is sent in parts, as Safari asks for sound', async () => {
    const { id } = await kept('王福贵', photo, 'a.jpg')
    const whole = (await download('王福贵', id)).rawPayload
    const part = await download('王福贵', id, { range: 'bytes=10-19' })
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, `bytes 10-19/${whole.length}`])
    expect(part.rawPayload).toEqual(whole.subarray(10, 20))
    expect((await download('王福贵', id, { range: 'bytes=9999999-' })).statusCode).toBe(416)
  })

  test.each(['no-id', '../../keys/master.json', uuidv7()])('%s is not there', async (id) => {
    expect((await download('王福贵', encodeURIComponent(id))).statusCode).toBe(404)
  })
})

const tokens = new Map<string, string>()

async function headersOf(person: string | null): Promise<Record<string, string>> {
  if (!person) return {}
  if (!tokens.has(person)) {
    tokens.set(person, await street.act(null, (context) => makeToken(context, street.id(person), { hours: 1000 })))
  }
  return { authorization: `Bearer ${tokens.get(person)}` }
}

async function upload(person: string | null, bytes: Buffer, name: string, id = uuidv7()) {
  const boundary = 'x-wuse-test'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const headers = {
    ...(await headersOf(person)),
    'command-id': id,
    'content-type': `multipart/form-data; boundary=${boundary}`,
  }
  return street.app.inject({ method: 'POST', url: '/api/attachments', headers, payload })
}

async function kept(person: string, bytes: Buffer, name: string): Promise<{ id: string }> {
  const answer = await upload(person, bytes, name)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

async function download(person: string | null, id: string, headers: Record<string, string> = {}, query = '') {
  return street.app.inject({
    method: 'GET',
    url: `/api/attachments/${id}${query}`,
    headers: { ...(await headersOf(person)), ...headers },
  })
}
