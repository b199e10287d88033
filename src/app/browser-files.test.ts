import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nobody } from '../platform/actor/actor.ts'
import { buildServer } from '../platform/http/server.ts'
import { openBrowserFiles } from './browser-files.ts'
import { openTestStreet } from './testing/harness.ts'

const street = await openTestStreet()
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
let folder = ''
let app: FastifyInstance

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wuse-web-'))
  await mkdir(join(folder, 'assets'))
  await mkdir(join(folder, '.vite'))
  await writeFile(join(folder, 'desk.html'), 'the desk')
  await writeFile(join(folder, 'phone.html'), 'the phone')
  await writeFile(join(folder, 'assets/a-1234.js'), 'let a')
  await writeFile(join(folder, '.vite/manifest.json'), '{"built":true}')

  const files = (await openBrowserFiles(['/', '/desk/need/$needId', '/m/needs', '/sign-in'], folder))!
  const { db, dataDir } = street
  const actors = { byToken: async () => nobody }
  const { documentOf } = files
  app = await buildServer({ db, dataDir, actors, modules: [], logLevel: 'silent', documentOf })
  await files.serve(app)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

describe('addresses of pages', () => {
  it.each([
    ['/', 'the desk'],
    ['/start', 'the desk'],
    ['/desk/need/01a2', 'the desk'],
    ['/m/', 'the phone'],
    ['/m/needs?after=1', 'the phone'],
    ['/sign-in', 'the phone'],
  ])('%s is there', async (url, document) => {
    const { statusCode, body } = await app.inject({ url, headers: browser })
    expect([statusCode, body]).toEqual([200, document])
  })

  it.each([
    ['/nothing', 'the desk'],
    ['/desk/nothing', 'the desk'],
    ['/desk/need', 'the desk'],
    ['/desk.html', 'the desk'],
    ['/m/nothing', 'the phone'],
    ['/sign-in/nothing', 'the phone'],
    ['/assets/gone.js', 'the desk'],
  ])('%s is not there, and a browser gets the page that says so', async (url, document) => {
    const { statusCode, body, headers } = await app.inject({ url, headers: browser })
    expect([statusCode, body]).toEqual([404, document])
    expect(headers['content-type']).toContain('text/html')
    expect(headers['content-security-policy']).toContain("script-src 'self'")
  })

  it.each(['/api/nothing', '/nothing', '/desk/nothing', '/assets/gone.js'])(
    '%s is said in JSON to a program',
    async (url) => {
      const { statusCode, body } = await app.inject({ url, headers: url.startsWith('/api') ? browser : {} })
      expect(statusCode).toBe(404)
      expect(JSON.parse(body)).toMatchObject({ error: 'not-found' })
    },
  )

  it('a command to an address that is none is answered in JSON', async () => {
    const { statusCode, body } = await app.inject({ method: 'POST', url: '/nothing', headers: browser })
    expect([statusCode, JSON.parse(body).error]).toEqual([404, 'not-found'])
  })
})

describe('files of the build', () => {
  it('are served for good', async () => {
    const { body, headers } = await app.inject('/assets/a-1234.js')
    expect([body, headers['cache-control']]).toEqual(['let a', 'public, max-age=31536000, immutable'])
  })

  it('but not what the build keeps for itself', async () => {
    expect((await app.inject('/.vite/manifest.json')).statusCode).toBe(404)
  })
})

it('a folder without a build has no pages', async () => {
  expect(await openBrowserFiles([], join(folder, 'assets'))).toBeNull()
})
