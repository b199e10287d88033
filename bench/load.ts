import autocannon from 'autocannon'
import { uuidv7 } from '../src/platform/command/command.ts'

export const connections = 16

export interface Load {
  readonly url: string
  /** Where it asks, in turn, each once: for steps that can't be taken twice. It ends early when they run out. */
  readonly urls?: readonly string[]
  /** Who asks, in turn; without one nobody is signed in. */
  readonly tokens?: readonly string[]
  /** What is sent, in turn; without it the load reads. */
  readonly bodies?: readonly object[]
  readonly connections?: number
}

export interface Measured {
  /** Answers a second. */
  readonly rate: number
  readonly answers: number
  /** Milliseconds within which 97.5 of a hundred answers came. */
  readonly p97: number
}

/** What `load` gets over `seconds`. Throws when an answer wasn't a success. */
export async function measureHttp(load: Load, seconds: number): Promise<Measured> {
  const result = await cannon(load, seconds)
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${load.url}: ${result.non2xx} answers were no success, ${result.errors} errors`)
  }
  const answers = result.requests.total
  return { rate: answers / result.duration, answers, p97: result.latency.p97_5 }
}

async function cannon({ url, urls, tokens = [], bodies, connections: many = connections }: Load, duration: number) {
  let sent = 0
  const signed = () => (tokens.length > 0 ? { authorization: `Bearer ${tokens[sent % tokens.length]}` } : {})
  return autocannon({
    url,
    connections: many,
    ...(urls ? { amount: urls.length } : { duration }),
    headers: signed(),
    ...(bodies && {
      requests: [
        {
          method: 'POST' as const,
          setupRequest: (request: autocannon.Request) => {
            const body = JSON.stringify(bodies[sent % bodies.length])
            const headers = { ...signed(), 'content-type': 'application/json', 'command-id': uuidv7() }
            const path = urls && new URL(urls[sent % urls.length]!).pathname
            sent += 1
            return { ...request, headers, body, ...(path && { path }) }
          },
        },
      ],
    }),
  })
}
