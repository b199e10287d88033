import type { Context } from '../../../platform/actor/actor.ts'
import { listAttachments } from '../../../platform/attachments/attachments.ts'
import { addDays, dateOf } from '../../../platform/calendar/dates.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { may, partnersOf } from '../access.ts'
import { agreementState, endRefusal, extendRefusal } from '../agreement.ts'
import { getPartner } from '../actions/partners.ts'
import { reminderDays } from '../settings.ts'
import type { Asked } from '../store/asked.ts'
import {
  type Agreement,
  listAgreements,
  listContacts,
  listPartners,
  listPartnersById,
  type Partner,
} from '../store/partner-store.ts'
import { sumContributions } from '../store/resource-store.ts'
import type { AgreementView, PartnerDetail, PartnerView } from '../views.ts'
import { findKnown, pageOf } from './known.ts'
import { readContributions, readOffers, readPartnerNeeds, readProjects, readTakings } from './resources.ts'

const mostOfOne = 200

export async function readPartners(
  context: Context,
  asked: Asked<'partners'>,
): Promise<{ rows: PartnerView[]; next: string | null }> {
  const today = dateOf(context.now)
  const ending = addDays(today, await setting(context.tx, reminderDays))
  const found = await listPartners(context.tx, { ...asked, limit: asked.limit + 1 }, { today, ending })
  const { shown, next } = pageOf(found, asked.limit)
  return { rows: await partnerViews(context, shown), next }
}

/** A partner with everything of it, the latest first, at most 200 of each. */
export async function readPartner(context: Context, partnerId: string): Promise<PartnerDetail> {
  const { tx, actor } = context
  const found = await getPartner(context, partnerId)
  const [partner] = await partnerViews(context, [found])
  const asked = { partner: partnerId, sort: '-added', limit: mostOfOne }
  const { unitCode, endedAt } = found
  const active = endedAt === null
  return {
    partner: partner!,
    agreements: await agreementViews(context, await listAgreements(tx, [partnerId])),
    offers: (await readOffers(context, asked)).rows,
    needs: (await readPartnerNeeds(context, asked)).rows,
    projects: (await readProjects(context, asked)).rows,
    takings: (await readTakings(context, asked)).rows,
    contributions: (await readContributions(context, asked)).rows,
    sums: await sumContributions(tx, partnerId),
    can: {
      keep: active && may(actor, 'keepPartner', unitCode),
      sign: active && may(actor, 'signAgreement', unitCode),
      offer: active && may(actor, 'offer', unitCode, partnerId),
      tellNeed: active && may(actor, 'tellNeed', unitCode, partnerId),
      agreeProject: active && may(actor, 'agreeProject', unitCode),
      record: may(actor, 'record', unitCode),
    },
  }
}

export async function readMyPartners({ tx, actor }: Context): Promise<{ id: string; name: string }[]> {
  const partners = await listPartnersById(tx, partnersOf(actor))
  return [...partners.values()].map(({ id, name }) => ({ id, name }))
}

async function partnerViews(context: Context, partners: readonly Partner[]): Promise<PartnerView[]> {
  const { tx, actor, now } = context
  const ids = partners.map(({ id }) => id)
  const days = await setting(tx, reminderDays)
  const known = await findKnown(context, {})
  const contacts = Map.groupBy(await listContacts(tx, ids), ({ partnerId }) => partnerId)
  const agreements = Map.groupBy(await listAgreements(tx, ids), ({ partnerId }) => partnerId)
  return partners.map(({ id, unitCode, name, kind, endedAt }) => {
    const contact = contacts.get(id)?.[0]
    const agreement = standing(agreements.get(id) ?? [], dateOf(now))
    return {
      id,
      unitCode,
      unitName: known.unit(unitCode),
      name,
      kind,
      contact: contact ? { personId: contact.personId, name: contact.name } : null,
      agreement: agreement && { state: agreementState(agreement, dateOf(now), days), toDay: agreement.toDay },
      endedAt,
      can: { mend: endedAt === null && may(actor, 'keepPartner', unitCode) },
    }
  })
}

/** The agreement that holds on a day, else the last one. */
function standing(agreements: readonly Agreement[], today: string): Agreement | null {
  const holds = agreements.find((one) => one.endedAt === null && one.fromDay <= today && today <= one.toDay)
  return holds ?? agreements[0] ?? null
}

async function agreementViews(context: Context, agreements: readonly Agreement[]): Promise<AgreementView[]> {
  const { tx, actor, now } = context
  const today = dateOf(now)
  const days = await setting(tx, reminderDays)
  const known = await findKnown(context, { people: agreements.map(({ keeperId }) => keeperId) })
  const ids = agreements.map(({ id }) => id)
  const files = await listAttachments(tx, 'agreement', ids)
  return agreements.map((agreement) => {
    const { id, unitCode, fromDay, toDay, terms, keeperId, extendsId, endedAt, endReason } = agreement
    const keeps = may(actor, 'signAgreement', unitCode)
    return {
      id,
      fromDay,
      toDay,
      terms,
      state: agreementState(agreement, today, days),
      keeper: known.person(keeperId),
      extendsId,
      endedAt,
      endReason,
      files: files.get(id) ?? [],
      can: { extend: keeps && !extendRefusal(agreement), end: keeps && !endRefusal(agreement, today) },
    }
  })
}
