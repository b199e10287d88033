import autocannon from 'autocannon'
import { uuidv7 } from '../src/platform/command/command.ts'

export const connections = 16

export interface Load {
  readonly url: string
  readonly token?: string
  /** Texts to report, one a request in turn; without them it reads. */
  readonly texts?: readonly string[]
  readonly body?: (text: string) => object
}

/** Answers a second over `seconds`, after `warm` seconds that don't count. Throws when an answer wasn't a success. */
export async function measureHttp(load: Load, seconds: number, warm = 2): Promise<number> {
  await cannon(load, warm)
  const result = await cannon(load, seconds)
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${load.url}: ${result.non2xx} answers were no success, ${result.errors} errors`)
  }
  return result.requests.total / result.duration
}

async function cannon({ url, token, texts, body }: Load, duration: number) {
  let sent = 0
  return autocannon({
    url,
    connections,
    duration,
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
    ...(texts && {
      requests: [
        {
          method: 'POST' as const,
          setupRequest: (request: autocannon.Request) => ({
            ...request,
            headers: {
              ...(token && { authorization: `Bearer ${token}` }),
              'content-type': 'application/json',
              'command-id': uuidv7(),
            },
            body: JSON.stringify((body ?? ((text: string) => ({ text })))(texts[sent++ % texts.length]!)),
          }),
        },
      ],
    }),
  })
}
