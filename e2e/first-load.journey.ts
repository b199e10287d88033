import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'

test('the phone of a resident shows its first screen after little script and few requests', async ({
  page,
  street,
}) => {
  await street.signIn(page, '王福贵', '/m/')
  const { scriptKb, requests } = await firstLoad(page, `${street.address}/m/`)

  console.log(`first screen of the phone: ${scriptKb} KB of script, ${requests.length} requests`)
  expect(scriptKb).toBeLessThanOrEqual(120)
  expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(8)
})

for (const path of ['/c/ABCDEFGH2345', '/b/ABCD2345', '/r/ABCD2345']) {
  test(`whoever scans ${path.slice(0, 2)} without sign-in waits for little script`, async ({ page, street }) => {
    await page.goto('/')
    const { scriptKb, requests } = await firstLoad(page, `${street.address}${path}`)

    console.log(`first screen of ${path.slice(0, 2)}: ${scriptKb} KB of script, ${requests.length} requests`)
    expect(scriptKb).toBeLessThanOrEqual(120)
  })
}

test('the desk of a community worker shows its first screen after 300 KB of script', async ({ page, street }) => {
  await street.signIn(page, '李敏', '/desk/needs/understand')
  const { scriptKb, requests } = await firstLoad(page, `${street.address}/desk/needs/understand`)

  console.log(`first screen of the desk: ${scriptKb} KB of script, ${requests.length} requests`)
  expect(scriptKb).toBeLessThanOrEqual(300)
})

/** Loads an address with nothing in the cache; script counts as gzip makes it, in kilobytes of 1024 bytes. */
async function firstLoad(signedIn: Page, address: string): Promise<{ scriptKb: number; requests: string[] }> {
  const context = await signedIn
    .context()
    .browser()
    ?.newContext({ storageState: await signedIn.context().storageState() })
  if (!context) throw new Error('the browser has gone')
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  const requests: string[] = []
  page.on('response', (response) => {
    requests.push(`${response.request().resourceType()} ${new URL(response.url()).pathname}`)
    if (response.request().resourceType() === 'script')
      sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await page.goto(address, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await context.close()
  return { scriptKb: Math.round(bytes / 102.4) / 10, requests }
}
