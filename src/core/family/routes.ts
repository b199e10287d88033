import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { Invalid, NotFound } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { readReportedBy } from '../needs/index.ts'
import { listNames, listPurposes } from '../people/index.ts'
import { listUnitNames } from '../territory/index.ts'
import { may } from './access.ts'
import { askFor, end, getOwnConsent, give, writeDown } from './actions.ts'
import { stateOf } from './consent.ts'
import type { ConsentView, Deed, familyCalls, HelpedView } from './contract.ts'
import { type Consent, type ConsentSearch, listConsents, listDeeds, listGivenBy, listHelpedBy } from './store.ts'
import { deedWords } from './words.zh.ts'

export function familyRoutes(): Routes<typeof familyCalls> {
  return {
    listMine: async (context) => ({
      rows: await consentViews(context, await listGivenBy(context.tx, personOf(context))),
    }),
    give: async (context, { body }) => ({ consentId: await give(context, body) }),
    listDeeds: async (context, { params, query }) => readDeeds(context, params.consentId, query),
    end: async (context, { params }) => {
      await end(context, params.consentId)
      return { done: true }
    },

    listHelped: async (context) => ({ rows: await readHelped(context) }),
    listNeedsOf: async (context, { params, query }) => {
      const { residentId } = params
      if (!(await listPurposes(context.tx, residentId, personOf(context))).includes('follow')) throw new NotFound()
      return readReportedBy(context, residentId, query)
    },
    askFor: (context, { params, body }) => askFor(context, params.residentId, body),

    listConsents: (context, { query: { q, unit, ...query } }) =>
      readConsents(context, { words: q, unitCode: unit, ...query }),
    writeDown: async (context, { body }) => ({ consentId: await writeDown(context, body) }),
  }
}

/** Consents of the actor's units, page by page. */
export async function readConsents(
  context: Context,
  { after, limit, ...search }: Omit<ConsentSearch, 'after'> & { after?: string | undefined },
): Promise<{ rows: ConsentView[]; next: string | null }> {
  const found = await listConsents(
    context.tx,
    { ...search, after: after === undefined ? null : readCursor(after), limit: limit + 1 },
    context.now,
  )
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return {
    rows: await consentViews(context, rows),
    next: found.length > limit && last ? `${last.validTo}.${last.id}` : null,
  }
}

function readCursor(after: string): { validTo: number; id: string } {
  const found = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(after)
  if (!found) throw new Invalid('query.after', 'bad-shape')
  return { validTo: Number(found[1]), id: found[2]! }
}

/** Whom the actor helps now, with what they may do. */
export async function readHelped(context: Context): Promise<HelpedView[]> {
  const consents = await listHelpedBy(context.tx, personOf(context))
  if (consents.length === 0) return []
  const names = await listNames(
    context.tx,
    consents.map(({ residentId }) => residentId),
  )
  return consents.map(({ id, residentId, purposes, validTo }) => ({
    residentId,
    name: names.get(residentId)?.called ?? names.get(residentId)?.name ?? '',
    purposes: [...purposes],
    validTo,
    consentId: id,
  }))
}

async function readDeeds(
  context: Context,
  consentId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ rows: Deed[]; next: string | null }> {
  if (after !== undefined && !/^\d{1,15}$/.test(after)) throw new Invalid('query.after', 'bad-shape')
  const consent = await getOwnConsent(context, consentId)
  const found = await listDeeds(context.tx, consent, after === undefined ? null : Number(after), limit + 1)
  const rows = found.slice(0, limit).map(({ kind, ...deed }) => ({ ...deed, sentence: deedWords[kind] ?? '' }))
  return { rows, next: found.length > limit ? String(rows.at(-1)!.id) : null }
}

async function consentViews(context: Context, consents: readonly Consent[]): Promise<ConsentView[]> {
  const { tx, actor, now } = context
  const names = await listNames(
    tx,
    consents.flatMap(({ residentId, writtenBy }) => [residentId, writtenBy]),
  )
  const units = await listUnitNames(tx)
  return consents.map((consent) => {
    const { id, residentId, unitCode, helperName, relation, city, writtenBy } = consent
    const state = stateOf(consent, now)
    const { validFrom, validTo, way, givenAt, calledAt, revokedAt } = consent
    return {
      id,
      residentId,
      residentName: names.get(residentId)?.name ?? '',
      unitName: units.get(unitCode) ?? '',
      helperName,
      relation,
      city,
      purposes: [...consent.purposes],
      validFrom,
      validTo,
      state,
      way,
      givenAt,
      writtenBy: writtenBy === null ? null : (names.get(writtenBy)?.name ?? null),
      calledAt,
      photoIds: [...consent.photoIds],
      revokedAt,
      can: {
        end:
          (state === 'in-force' || state === 'coming') &&
          (residentId === actor.personId || may(actor, 'end', unitCode)),
      },
    }
  })
}
