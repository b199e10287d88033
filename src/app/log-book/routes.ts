import { NotFound } from '../../platform/contract/errors.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { countSealed, verifySeals } from '../../platform/events/seals.ts'
import type { Routes } from '../../platform/http/module.ts'
import type { logBookCalls } from './contract.ts'
import { readEntries } from './read-entries.ts'
import { readOpenings } from './read-openings.ts'

export function logBookRoutes(): Routes<typeof logBookCalls> {
  return {
    listEntries(context, { query }) {
      mayRead(context.actor)
      return readEntries(context, query)
    },

    listOpenings: (context, { query }) => readOpenings(context, query),

    async checkChain({ tx, actor }) {
      mayRead(actor)
      const [covered, breaks] = [await countSealed(tx), await verifySeals(tx)]
      return { ...covered, breaks }
    },
  }
}

function mayRead(actor: Actor): void {
  if (!actor.rights.has('log')) throw new NotFound()
}
