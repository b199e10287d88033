import { expect } from 'vitest'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { operatorId } from '../../actor/actor.ts'
import { uuidv7 } from '../../command/command.ts'
import type { Database } from '../../database/database.ts'
import { open } from '../../sealing/seal.ts'
import { accountsAddresses } from '../addresses.ts'

interface Street {
  readonly app: FastifyInstance
  readonly db: Database
  readonly admin: pg.Pool
}

type Call = keyof typeof accountsAddresses

interface Sending {
  body?: unknown
  cookie?: string | null
  /** The network address that it comes from. */
  from?: string
  headers?: Record<string, string>
}

export const goodPassword = '松花江上的雪化了没有'

/** Somebody with a browser in front of a street: sends what a browser sends, and keeps what it is given. */
export function visitor(street: Street) {
  let address = '10.0.0.1'
  let addresses = 0
  let phones = 0

  async function send(call: Call, { body, cookie, from = address, headers }: Sending = {}) {
    const [method, url] = accountsAddresses[call].split(' ') as ['GET' | 'POST' | 'PUT', string]
    const response = await street.app.inject({
      method,
      url,
      remoteAddress: from,
      headers: {
        ...(method !== 'GET' && { 'command-id': uuidv7() }),
        ...(cookie && { cookie: `wuse=${cookie}` }),
        ...headers,
      },
      ...(body !== undefined && { payload: body as object }),
    })
    const set = response.cookies.find(({ name }) => name === 'wuse')
    return { status: response.statusCode, body: response.json(), cookie: set?.value || null, set }
  }

  async function outbox(): Promise<{ id: string; text: string }[]> {
    return (await street.admin.query('select id, text from notices.message')).rows
  }

  /** Asks for a code and reads it where the street's staff would: from the outbox. */
  async function codeFor(phone: string): Promise<{ handle: string; code: string }> {
    const before = new Set((await outbox()).map(({ id }) => id))
    const { status, body } = await send('sendPhoneCode', { body: { phone } })
    expect(status).toBe(200)
    const [message] = (await outbox()).filter(({ id }) => !before.has(id))
    const text = await street.db.read({ personId: operatorId }, (tx) => open(tx, message!.text))
    return { handle: body.handle, code: /\d{6}/.exec(text!)![0] }
  }

  return {
    send,
    codeFor,

    /** From now on requests come from another address, so that one test never meets another's limits. */
    goElsewhere(): void {
      addresses += 1
      address = `10.1.${addresses}.1`
    },

    /** An invented number that nobody has. */
    newPhone(): string {
      phones += 1
      return `1990009${String(phones).padStart(4, '0')}`
    },

    async signedInByPhone(phone: string): Promise<{ cookie: string; personId: string; isNew: boolean }> {
      const signedIn = await send('signInByPhone', { body: await codeFor(phone) })
      expect(signedIn.status).toBe(200)
      return { cookie: signedIn.cookie!, ...signedIn.body }
    },

    async isSignedIn(cookie: string): Promise<boolean> {
      return (await send('myAccount', { cookie })).status === 200
    },
  }
}
