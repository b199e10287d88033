import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { LaunchOptions } from '@playwright/test'

const checkout = path.resolve(import.meta.dirname, '..')
const packages = path.join(checkout, 'node_modules')

/**
 * How to launch the Chromium that came with npm. It is unpacked once into a folder of this checkout: the package's own
 * place under /tmp belongs to whoever was first on the machine.
 */
export async function browserLaunch(): Promise<LaunchOptions> {
  const folder = await unpackedChromium()
  const libraries = path.join(folder, 'al2023', 'lib')
  const own = (await readFile(path.join(folder, 'needs-libraries'), 'utf8')) === 'yes'
  return {
    executablePath: path.join(folder, 'chromium'),
    args: [
      // Root may not have a sandbox, and the package's own arguments would switch off the web's security with it.
      '--no-sandbox',
      '--headless=shell',
      '--font-render-hinting=none',
      // A microphone that beeps stands in for a voice.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
    ignoreDefaultArgs: ['--headless'],
    env: {
      ...(process.env as Record<string, string>),
      // Where nothing tells the encoding of names, Chromium calls each file with a Chinese one `download`.
      LC_ALL: 'C.UTF-8',
      FONTCONFIG_FILE: await fontList(folder),
      ...(own && { LD_LIBRARY_PATH: libraries }),
    },
  }
}

async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(packages, '@sparticuz/chromium/package.json'), 'utf8')) as {
    version: string
  }
  const folder = path.join(checkout, '.cache', `chromium-${version}`)
  if (existsSync(path.join(folder, 'needs-libraries'))) return folder

  const draft = `${folder}.${process.pid}`
  await mkdir(draft, { recursive: true })
  await unpackInto(draft)
  // A machine without the few libraries that Chromium shares gets those of the package.
  const starts = spawnSync(path.join(draft, 'chromium'), ['--version'], { stdio: 'ignore' }).status === 0
  await writeFile(path.join(draft, 'needs-libraries'), starts ? 'no' : 'yes')
  await rm(folder, { recursive: true, force: true })
  await rename(draft, folder)
  return folder
}

/** The package unpacks into the folder for temporary files, so that is where this points for a moment. */
async function unpackInto(folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    await inflate(path.join(packages, '@sparticuz/chromium/bin/al2023.tar.br'))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** Chinese and Latin letters from npm and nothing else, so that pictures are alike on every machine. */
async function fontList(folder: string): Promise<string> {
  const file = path.join(folder, 'fonts.conf')
  const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold']
  const folders = weights.map((weight) => path.join(packages, '@expo-google-fonts/noto-sans-sc', weight))
  const lines = [
    ...folders.map((each) => `  <dir>${each}</dir>`),
    `  <cachedir>${path.join(folder, 'font-cache')}</cachedir>`,
  ]
  const text = `<?xml version="1.0"?>\n<fontconfig>\n${lines.join('\n')}\n</fontconfig>\n`
  if ((await readFile(file, 'utf8').catch(() => '')) !== text) await writeFile(file, text)
  return file
}
