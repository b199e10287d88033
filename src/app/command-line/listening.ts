import { createServer } from 'node:net'
import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'
import type { Asked } from './command.ts'
import { parsePort } from './ports.ts'

/** Where the options ask to listen. Throws `WrongUse` for a port that can't be one. */
export function listeningPlace(asked: Asked): { port: number; host: string } {
  return { port: parsePort(asked.option('port'), 8080), host: asked.option('host') ?? '127.0.0.1' }
}

/**
 * Throws `CannotStart` when nobody may listen there, with the way out. Asked before anything is built or started, so that
 * a taken port is told in a moment and leaves nothing behind.
 */
export async function expectFree({ port, host }: { port: number; host: string }): Promise<void> {
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject)
    probe.listen({ port, host }, () => probe.close(() => resolve()))
  }).catch((error: unknown) => {
    throw cannotListen(error, port, host)
  })
}

/** What a person can mend as `CannotStart`; anything else as it is. */
export function cannotListen(error: unknown, port: number, host: string): unknown {
  const sentence = whyNotListening((error as NodeJS.ErrnoException).code, port, host)
  return sentence ? new CannotStart(sentence) : error
}

function whyNotListening(code: string | undefined, port: number, host: string): string | undefined {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program: end that one, or choose another with --port.`
  if (code === 'EACCES') return `Port ${port} is kept for root: choose one above 1023 with --port.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is no address of this machine: give another with --host.`
  return undefined
}
