import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'
import { type RunningServer, startServer } from '../server.ts'
import { ownCertificate } from './certificate.ts'
import type { Asked } from './command.ts'
import { parsePort } from './ports.ts'

/** Serves the street of a database as the options ask. Throws `CannotStart` when the port is not to be had. */
export async function serve(asked: Asked, appUrl: string): Promise<RunningServer> {
  const port = parsePort(asked.option('port'), 8080)
  const host = asked.option('host') ?? '127.0.0.1'
  try {
    return await startServer({
      appUrl,
      dataDir: asked.dataDir,
      port,
      host,
      ...(asked.has('https') && { tls: await ownCertificate(asked.dataDir) }),
    })
  } catch (error) {
    throw new CannotStart(whyNotListening((error as NodeJS.ErrnoException).code, port, host) ?? rethrow(error))
  }
}

function whyNotListening(code: string | undefined, port: number, host: string): string | undefined {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program: end that one, or choose another with --port.`
  if (code === 'EACCES') return `Port ${port} is kept for root: choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is no address of this machine: give another with --host.`
  return undefined
}

function rethrow(error: unknown): never {
  throw error
}

/** What to tell a person about phones, where the address keeps some of their abilities from working. */
export function phoneWarning(address: string): string | undefined {
  if (address.startsWith('https:')) return undefined
  return 'Over plain HTTP a phone lends its camera, microphone, place and work without signal only to 127.0.0.1: add --https to try those on a real one.'
}
