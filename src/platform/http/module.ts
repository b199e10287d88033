import type { FastifyInstance } from 'fastify'
import type { Actor, Context } from '../actor/actor.ts'
import type { Command } from '../command/command.ts'
import type { Answer, Asked, Call } from '../contract/contract.ts'
import type { Declined } from '../contract/errors.ts'
import type { Database, Tx } from '../database/database.ts'
import type { JobHandlers, Schedule } from '../jobs/jobs.ts'
import type { AnyList } from '../lists/list.ts'
import type { Page } from '../web/page.ts'

/**
 * One handler for each call of a contract. It runs inside the request's one transaction. What it throws rolls back; a call
 * that isn't remembered may return a `Declined`, which keeps what was written and is answered like a thrown one.
 */
export type Routes<C extends Record<string, Call>> = {
  readonly [Name in keyof C]: (context: RequestContext, asked: Asked<C[Name]>) => Promise<Answer<C[Name]> | Declined>
}

/** An action's context, and what only sign-in and files need of the request. */
export interface RequestContext extends Context {
  readonly request: {
    /** Where it came from, as far as the proxy settings let us know. */
    readonly address: string
    readonly userAgent: string
    readonly secure: boolean
    /** The token of the session or personal token that signed this request in. */
    readonly token: string | null
  }
  /** Sets or, with null, removes the session cookie once the transaction is committed. */
  setSession(token: string | null, maxAgeSeconds?: number): void
}

/** A command of somebody that goes together with others of its kind. */
export interface GatheredCommand<C extends Call> {
  readonly command: Command
  readonly sessionId: string | null
  readonly asked: Asked<C>
  readonly now: number
}

/**
 * How a call is carried out for many people in one transaction, for lanes where a whole city may come at once. The
 * transaction acts as the first of them: whatever is written for the others goes through functions that carry the scope
 * themselves. Each command's answer has to be remembered, as the ground does for those that go alone.
 */
export interface GatheredRoute<C extends Call> {
  /** Whether this one may go with others. Whoever may not, or might be refused, goes alone. */
  takes(asked: Asked<C>, personId: string, now: number): boolean
  /** An answer for each in its place, or undefined for one that has to go alone after all. */
  carryOut(tx: Tx, commands: readonly GatheredCommand<C>[]): Promise<readonly (Answer<C> | undefined)[]>
}

/** A contract with its routes: a pair of one type, which a list of modules can't say. `api()` makes it, and checks. */
export interface Api {
  // oxlint-disable-next-line typescript/no-explicit-any -- each pair has a type of its own
  readonly calls: Record<string, any>
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly routes: Record<string, any>
  // oxlint-disable-next-line typescript/no-explicit-any -- as above
  readonly gathered: Record<string, GatheredRoute<any>>
}

/** What a module hands to `app`. */
export interface Module {
  /** The folder under `src/`, e.g. `core/needs`. */
  readonly name: string
  readonly api?: Api
  /** Uploads, downloads and streams: what a contract can't express. */
  readonly rawRoutes?: (app: FastifyInstance, ground: Ground) => void | Promise<void>
  readonly pages?: readonly Page[]
  /** The lists that its pages show. */
  readonly lists?: readonly AnyList[]
  /** Chinese sentences for the reason words that this module refuses with. */
  readonly refusals?: Readonly<Record<string, string>>
  readonly jobs?: JobHandlers
  readonly schedules?: readonly Schedule[]
}

/** Puts a contract and its routes together; the compiler checks that they fit. */
export function api<C extends Record<string, Call>>(
  calls: C,
  routes: Routes<C>,
  gathered: { readonly [Name in keyof C]?: GatheredRoute<C[Name]> } = {},
): Api {
  return { calls, routes, gathered: gathered as Api['gathered'] }
}

/** What the running process offers to raw routes and jobs. */
export interface Ground {
  readonly db: Database
  readonly dataDir: string
  /** Milliseconds since 1970; tests pass their own. */
  readonly now: () => number
  /** Who sends this request; `nobody` when signed out. */
  actorOf(request: { headers: Record<string, unknown>; cookies?: Record<string, string | undefined> }): Promise<Actor>
}
