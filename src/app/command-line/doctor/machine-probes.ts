import { X509Certificate } from 'node:crypto'
import { access, constants, readFile, stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import { dayMs } from '../../../platform/calendar/dates.ts'
import { findCluster } from '../../../platform/database/embedded/home.ts'
import { bundleState } from '../browser-bundle.ts'
import { certificateFile } from '../certificate.ts'
import { type Finding, ill, unknown, well } from './finding.ts'

const LEAST_NODE = 24
const LEAST_FREE_BYTES = 1_000_000_000
const LEAST_CERTIFICATE_DAYS = 30

/** What is asked of the machine and the data folder, before the database is. */
export const machineProbes: Readonly<Record<string, (dataDir: string, now: number) => Finding | Promise<Finding>>> = {
  runtime: () => judgeRuntime(process.versions.node),
  folder: lookAtFolder,
  space: lookAtSpace,
  certificate: lookAtCertificate,
  pages: lookAtPages,
  backups: () =>
    unknown(
      'This version makes no backups, so none can be looked at.',
      'Copy the data folder while the server is stopped, and keys/ to another place than the rest.',
    ),
}

export function judgeRuntime(version: string): Finding {
  if (Number.parseInt(version, 10) >= LEAST_NODE) return well(`Node ${version}.`)
  return ill(
    `Node ${version} is older than ${LEAST_NODE}.`,
    'Run the commands of bin/, which bring the right Node with them.',
  )
}

async function lookAtFolder(dataDir: string): Promise<Finding> {
  const found = await stat(dataDir).catch(() => undefined)
  if (!found) {
    return ill(
      `There is no folder ${dataDir}.`,
      'Name the folder of the street with --data; bin/wuse start makes a new one.',
    )
  }
  if (!found.isDirectory()) return ill(`${dataDir} is no folder.`, 'Name the folder of the street with --data.')

  const me = process.getuid?.() ?? found.uid
  if (found.uid !== me) {
    return ill(
      `${dataDir} belongs to user ${found.uid}, and this runs as user ${me}.`,
      'Run the commands as the owner of the folder, so that every file in it has one owner.',
    )
  }
  const writable = await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  return writable
    ? well(`${dataDir} is there, ours, and can be written.`)
    : ill(`${dataDir} can't be read and written.`, `Give its owner the right: chmod u+rwx ${dataDir}`)
}

async function lookAtSpace(dataDir: string): Promise<Finding> {
  if (!(await stat(dataDir).catch(() => undefined))) {
    return unknown('Not looked at. There is no such folder.', 'Mend that first, and look again.')
  }
  const cluster = process.env.DATABASE_URL ? undefined : await findCluster(dataDir).catch(() => undefined)
  return judgeSpace([
    { what: 'files', folder: dataDir, free: await freeBytes(dataDir) },
    ...(cluster ? [{ what: 'the database', folder: path.dirname(cluster), free: await freeBytes(cluster) }] : []),
  ])
}

export function judgeSpace(places: readonly { what: string; folder: string; free: number }[]): Finding {
  const full = places.find(({ free }) => free < LEAST_FREE_BYTES)
  if (!full) return well(`Free: ${places.map(({ what, free }) => `${gigabytes(free)} for ${what}`).join(', ')}.`)
  return ill(
    `Only ${gigabytes(full.free)} are free for ${full.what}, in ${full.folder}.`,
    `Make room there: below ${gigabytes(LEAST_FREE_BYTES)} a busy day may fill it, and then nothing more is taken in.`,
  )
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1_000_000_000).toFixed(1)} GB`
}

async function lookAtCertificate(dataDir: string, now: number): Promise<Finding> {
  const file = certificateFile(dataDir)
  const pem = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  return pem === undefined ? well('None of our own: --https was not used here.') : judgeCertificate(pem, file, now)
}

export function judgeCertificate(pem: string, file: string, now: number): Finding {
  const remedy = `Remove the folder ${path.dirname(file)}: the next start with --https makes a new one.`
  const days = Math.floor((Date.parse(readCertificate(pem)?.validTo ?? '') - now) / dayMs)
  if (Number.isNaN(days)) return ill(`${file} is no certificate.`, remedy)
  if (days < 0) return ill(`The certificate of --https ended ${-days} days ago.`, remedy)
  if (days < LEAST_CERTIFICATE_DAYS) return ill(`The certificate of --https ends in ${days} days.`, remedy)
  return well(`The certificate of --https holds for ${days} days.`)
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

async function lookAtPages(): Promise<Finding> {
  const state = await bundleState()
  if (state === 'built') return well('Built from this version.')
  return ill(
    state === 'missing' ? 'They are not built.' : 'They are built from another version than this.',
    'End the server and start it again: bin/wuse start builds them first.',
  )
}
