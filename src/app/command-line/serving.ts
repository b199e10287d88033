import { type RunningServer, startServer } from '../server.ts'
import { ownCertificate } from './certificate.ts'
import type { Asked } from './command.ts'
import { cannotListen, listeningPlace } from './listening.ts'

/** Serves the street of a database as the options ask. Throws `CannotStart` when the port is not to be had. */
export async function serve(asked: Asked, appUrl: string): Promise<RunningServer> {
  const { port, host } = listeningPlace(asked)
  try {
    return await startServer({
      appUrl,
      dataDir: asked.dataDir,
      port,
      host,
      ...(asked.has('https') && { tls: await ownCertificate(asked.dataDir) }),
    })
  } catch (error) {
    throw cannotListen(error, port, host)
  }
}

/** What to tell a person about phones, where the address keeps one of their abilities from working. Photos go over any. */
export function phoneWarning(address: string): string | undefined {
  if (address.startsWith('https:')) return undefined
  return 'To try it on a real phone add --host 0.0.0.0 --https: over plain HTTP a browser lends its microphone, for voice notes, to 127.0.0.1 alone.'
}
