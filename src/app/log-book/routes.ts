import { listNames } from '../../core/people/index.ts'
import { listUnitNames } from '../../core/territory/index.ts'
import { addDays, startOfDay } from '../../platform/calendar/dates.ts'
import { Invalid, NotFound } from '../../platform/contract/errors.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { countSealed, verifySeals } from '../../platform/events/seals.ts'
import type { Routes } from '../../platform/http/module.ts'
import type { logBookCalls } from './contract.ts'
import { listEntries } from './store.ts'
import { words } from './words.zh.ts'

export function logBookRoutes(): Routes<typeof logBookCalls> {
  return {
    async listEntries({ tx, actor }, { query }) {
      mayRead(actor)
      const { after, limit, from, to, ...filter } = query
      const entries = await listEntries(
        tx,
        {
          ...filter,
          fromAt: from && startOfDay(from),
          beforeAt: to && startOfDay(addDays(to, 1)),
          beforeId: after && cursorOf(after),
        } as Parameters<typeof listEntries>[1],
        limit,
      )
      const rows = entries.slice(0, limit)
      const persons = await listNames(tx, [...new Set(rows.flatMap((row) => row.personId ?? []))])
      const units = await listUnitNames(tx)
      return {
        rows: rows.map((row) => ({
          ...row,
          person: row.personId ? (persons.get(row.personId)?.name ?? words.unknownPerson) : words.system,
          unitName: row.unitCode ? (units.get(row.unitCode) ?? null) : null,
          facts: Object.entries((row.facts ?? {}) as Record<string, unknown>).map(([name, value]) => ({
            name,
            value: Array.isArray(value) ? value.join(' ') : String(value),
          })),
        })),
        next: entries.length > limit ? String(rows.at(-1)!.id) : null,
      }
    },

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

function cursorOf(after: string): number {
  const id = Number(after)
  if (!Number.isSafeInteger(id)) throw new Invalid('query.after', 'bad-shape')
  return id
}
