import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import path from 'node:path'

/** What an HTTPS server presents: PEM texts. */
export interface Certificate {
  key: string
  cert: string
}

const YEAR_MS = 365 * 86_400_000

/**
 * A self-signed certificate for this machine's names and addresses, kept in the data folder so that a phone has to be
 * told to trust it once. For trying things out: a street in earnest puts a proxy with a real one in front.
 */
export async function ownCertificate(dataDir: string): Promise<Certificate> {
  const folder = path.dirname(certificateFile(dataDir))
  const keyFile = path.join(folder, 'key.pem')
  const certFile = certificateFile(dataDir)
  const [key, cert] = await Promise.all(
    [keyFile, certFile].map((file) => readFile(file, 'utf8').catch(() => undefined)),
  )
  if (key && cert) return { key, cert }

  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: 'Wuse' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 2 * YEAR_MS),
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [{ type: 2, value: 'localhost' }, ...ownAddresses().map((ip) => ({ type: 7 as const, ip }))],
      },
    ],
  })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(keyFile, made.private, { mode: 0o600 })
  await writeFile(certFile, made.cert, { mode: 0o600 })
  return { key: made.private, cert: made.cert }
}

export function certificateFile(dataDir: string): string {
  return path.join(dataDir, 'https', 'cert.pem')
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((entry) => entry.family === 'IPv4')
    .map((entry) => entry.address)
}
