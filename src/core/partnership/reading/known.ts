import type { Context } from '../../../platform/actor/actor.ts'
import { listNames } from '../../people/index.ts'
import { listUnitNames } from '../../territory/index.ts'
import { cursorAt } from '../store/asked.ts'
import { listPartnersById } from '../store/partner-store.ts'

/** What the ids of a page of rows are called. */
export interface Known {
  unit(code: string): string
  partner(id: string | null): string
  person(id: string | null): { personId: string; name: string } | null
}

export async function findKnown(
  { tx }: Context,
  { partners = [], people = [] }: { partners?: readonly (string | null)[]; people?: readonly (string | null)[] },
): Promise<Known> {
  const [unitNames, byId, names] = await Promise.all([
    listUnitNames(tx),
    listPartnersById(tx, partners),
    listNames(tx, people),
  ])
  return {
    unit: (code) => unitNames.get(code) ?? code,
    partner: (id) => (id ? (byId.get(id)?.name ?? '') : ''),
    person: (id) => {
      const named = id ? names.get(id) : undefined
      return named ? { personId: named.id, name: named.name } : null
    },
  }
}

/** The columns that every thing of a partner begins with. */
export function ofPartner(row: { partnerId: string; unitCode: string }, known: Known) {
  const { partnerId, unitCode } = row
  return { partnerId, partnerName: known.partner(partnerId), unitCode, unitName: known.unit(unitCode) }
}

/** One row more was asked for than is shown: it tells whether there is a next page. */
export function pageOf<Row extends { readonly id: string; readonly orderedBy: string }>(
  found: readonly Row[],
  limit: number,
): { shown: Row[]; next: string | null } {
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  const next = found.length > limit && last !== undefined ? cursorAt({ key: last.orderedBy, id: last.id }) : null
  return { shown, next }
}
