import { serverNow } from '../../../platform/web/now.ts'
import { isoDay } from '../../../platform/web/time.ts'
import type { CountingUnit } from '../contribution.ts'
import type { ServiceKind } from '../offer.ts'
import type { PartnerKind } from '../partner.ts'
import type {
  AgreementView,
  ContributionView,
  OfferView,
  PartnerNeedView,
  PartnerView,
  ProjectView,
  TakingView,
} from '../views.ts'
import { words as of } from '../words.zh.ts'
import { partnership } from './calls.ts'
import { type FieldSpec, noAnswers } from './fields.ts'
import type { Step } from './steps.tsx'
import { words } from './words.zh.ts'

/** What can be done with a partner and its things: each step with its fields and its call. */

type Choices = readonly { value: string; label: string }[]
type Send = Step['send']

const today = () => isoDay(serverNow())
const withId = (commandId: string | undefined) => (commandId ? { commandId } : {})
const choices = <Word extends string>(labels: Readonly<Record<Word, string>>): Choices =>
  (Object.keys(labels) as Word[]).map((value) => ({ value, label: labels[value] }))

const days = (from: string, to: string, optional: boolean): FieldSpec[] => [
  { kind: 'day', name: 'fromDay', label: from },
  { kind: 'day', name: 'toDay', label: to, ...(optional && { optional }) },
]
const fromToday = () => ({ ...noAnswers, texts: { fromDay: today() } })

export function mendStep(partner: PartnerView): Step {
  const { id, name, kind, contact } = partner
  return {
    key: `mend ${id}`,
    label: words.partners.mend,
    fields: [
      { kind: 'text', name: 'name', label: words.partners.name, max: 60 },
      { kind: 'select', name: 'kind', label: words.partners.kind, options: choices(of.partnerKinds) },
      {
        kind: 'person',
        name: 'contact',
        label: words.partners.contact,
        hint: words.partners.contactHint,
        optional: true,
      },
    ],
    initial: {
      ...noAnswers,
      texts: { name, kind },
      people: { contact: contact && { id: contact.personId, name: contact.name } },
    },
    send: (filled, commandId) =>
      partnership.mendPartner({
        ...withId(commandId),
        params: { partnerId: id },
        body: {
          name: filled.text('name'),
          kind: filled.text('kind') as PartnerKind,
          contactId: filled.person('contact'),
        },
      }),
  }
}

export function endPartnerStep({ id, name }: PartnerView): Step {
  const { end, endAsk, endWhat, endYes } = words.partners
  return {
    key: `end ${id}`,
    label: end,
    ask: { title: endAsk(name), what: endWhat, yes: endYes(name) },
    send: (_, commandId) => partnership.endPartner({ ...withId(commandId), params: { partnerId: id } }),
  }
}

/** A new agreement, or one that goes on where another ends. */
export function signStep(partnerId: string, extended?: AgreementView): Step {
  const keeper = extended?.keeper
  return {
    key: `sign ${extended?.id ?? partnerId}`,
    label: extended ? words.agreements.extend : words.agreements.sign,
    fields: [
      ...days(words.agreements.from, words.agreements.to, false),
      { kind: 'area', name: 'terms', label: words.agreements.terms, max: 2000 },
      { kind: 'person', name: 'keeper', label: words.agreements.keeper, hint: words.agreements.keeperHint },
      { kind: 'files', name: 'files', label: words.agreements.files, optional: true },
    ],
    initial: {
      ...noAnswers,
      texts: extended ? { fromDay: dayAfter(extended.toDay), terms: extended.terms } : { fromDay: today() },
      people: keeper ? { keeper: { id: keeper.personId, name: keeper.name } } : {},
    },
    send: (filled, commandId) =>
      partnership.signAgreement({
        ...withId(commandId),
        params: { partnerId },
        body: {
          fromDay: filled.text('fromDay'),
          toDay: filled.text('toDay'),
          terms: filled.text('terms'),
          keeperId: filled.person('keeper') ?? '',
          extendsId: extended?.id ?? null,
          fileIds: filled.files('files'),
        },
      }),
  }
}

export function endAgreementStep({ id }: AgreementView): Step {
  return {
    key: `end-agreement ${id}`,
    label: words.agreements.end,
    fields: [{ kind: 'area', name: 'reason', label: words.agreements.reason, max: 200 }],
    send: (filled, commandId) =>
      partnership.endAgreement({
        ...withId(commandId),
        params: { agreementId: id },
        body: { reason: filled.text('reason') },
      }),
  }
}

/** `places` are where it may be had: the partner's unit and those within it. */
export function offerStep(partnerId: string, places: Choices): Step {
  return {
    key: `offer ${partnerId}`,
    label: words.offers.add,
    fields: [
      { kind: 'text', name: 'what', label: words.offers.what, max: 60 },
      { kind: 'select', name: 'kind', label: words.offers.kind, options: choices(of.serviceKinds) },
      { kind: 'text', name: 'forWhom', label: words.offers.forWhom, max: 40 },
      { kind: 'text', name: 'howMuch', label: words.offers.howMuch, max: 60 },
      { kind: 'select', name: 'placeCode', label: words.offers.place, options: places },
      ...days(words.offers.from, words.offers.to, true),
    ],
    initial: { ...noAnswers, texts: { fromDay: today(), placeCode: places[0]?.value ?? '' } },
    send: (filled, commandId) =>
      partnership.addOffer({
        ...withId(commandId),
        params: { partnerId },
        body: {
          what: filled.text('what'),
          kind: filled.text('kind') as ServiceKind,
          forWhom: filled.text('forWhom'),
          howMuch: filled.text('howMuch'),
          placeCode: filled.text('placeCode'),
          fromDay: filled.text('fromDay'),
          toDay: filled.textOrNull('toDay'),
        },
      }),
  }
}

export function endOfferStep({ id }: OfferView): Step {
  return {
    key: `end-offer ${id}`,
    label: words.offers.end,
    send: (_, commandId) => partnership.endOffer({ ...withId(commandId), params: { offerId: id } }),
  }
}

export function tellNeedStep(partnerId: string): Step {
  return {
    key: `tell-need ${partnerId}`,
    label: words.needs.add,
    fields: [
      { kind: 'text', name: 'what', label: words.needs.what, max: 120 },
      ...days(words.needs.from, words.needs.to, true),
    ],
    initial: fromToday(),
    send: (filled, commandId) =>
      partnership.addPartnerNeed({
        ...withId(commandId),
        params: { partnerId },
        body: { what: filled.text('what'), fromDay: filled.text('fromDay'), toDay: filled.textOrNull('toDay') },
      }),
  }
}

export function closeNeedStep({ id }: PartnerNeedView): Step {
  return {
    key: `close-need ${id}`,
    label: words.needs.close,
    fields: [{ kind: 'area', name: 'outcome', label: words.needs.outcome, max: 200 }],
    send: (filled, commandId) =>
      partnership.closePartnerNeed({
        ...withId(commandId),
        params: { partnerNeedId: id },
        body: { outcome: filled.text('outcome') },
      }),
  }
}

export function projectStep(partnerId: string): Step {
  return {
    key: `project ${partnerId}`,
    label: words.projects.add,
    fields: [
      { kind: 'text', name: 'name', label: words.projects.name, max: 60 },
      { kind: 'text', name: 'lead', label: words.projects.leadBy, max: 40 },
      ...days(words.projects.from, words.projects.to, false),
    ],
    initial: fromToday(),
    send: (filled, commandId) =>
      partnership.agreeProject({
        ...withId(commandId),
        params: { partnerId },
        body: {
          name: filled.text('name'),
          lead: filled.text('lead'),
          fromDay: filled.text('fromDay'),
          toDay: filled.text('toDay'),
        },
      }),
  }
}

export function startProjectStep({ id }: ProjectView): Step {
  return {
    key: `start ${id}`,
    label: words.projects.start,
    send: (_, commandId) => partnership.startProject({ ...withId(commandId), params: { projectId: id } }),
  }
}

export function endProjectStep({ id, state }: ProjectView): Step {
  const { finished, dropped } = words.projects.endings
  const endings = [
    { value: 'finished', label: finished },
    { value: 'dropped', label: dropped },
  ] as const
  return {
    key: `end-project ${id}`,
    label: words.projects.end,
    fields: [
      {
        kind: 'select',
        name: 'ending',
        label: words.projects.ending,
        options: state === 'running' ? endings : endings.slice(1),
      },
      { kind: 'area', name: 'outcome', label: words.projects.outcome, max: 200 },
    ],
    send: (filled, commandId) =>
      partnership.endProject({
        ...withId(commandId),
        params: { projectId: id },
        body: {
          ending: filled.text('ending') === 'finished' ? 'finished' : 'dropped',
          outcome: filled.text('outcome'),
        },
      }),
  }
}

/** Takes an offer up for a project; `offers` are those of its partner that hold. */
export function takeUpStep({ id, name, unitCode }: ProjectView, offers: readonly OfferView[]): Step {
  const fitting = offers.filter(({ holds, placeCode }) => holds && unitCode.startsWith(placeCode))
  return {
    key: `use-offer ${id}`,
    label: words.projects.use,
    fields: [
      {
        kind: 'select',
        name: 'offer',
        label: words.projects.offer,
        options: fitting.map((offer) => ({ value: offer.id, label: offer.what })),
      },
    ],
    send: (filled, commandId) =>
      partnership.askPartner({
        ...withId(commandId),
        params: { offerId: filled.text('offer') },
        body: { unitCode, purpose: name, projectId: id },
      }),
  }
}

export function agreeStep({ id }: TakingView): Step {
  return { key: `agree ${id}`, label: words.takings.agree, send: answer(id, true) }
}

export function declineStep({ id }: TakingView): Step {
  return {
    key: `decline ${id}`,
    label: words.takings.decline,
    fields: [{ kind: 'area', name: 'reason', label: words.takings.declineReason, max: 200 }],
    send: answer(id, false),
  }
}

function answer(takingId: string, yes: boolean): Send {
  return (filled, commandId) =>
    partnership.answerTaking({
      ...withId(commandId),
      params: { takingId },
      body: { yes, reason: filled.textOrNull('reason') },
    })
}

const givenFields: readonly FieldSpec[] = [
  { kind: 'day', name: 'givenOn', label: words.contributions.givenOn },
  { kind: 'select', name: 'unit', label: words.contributions.unit, options: choices(words.contributions.units) },
  {
    kind: 'number',
    name: 'quantity',
    label: words.contributions.quantity,
    hint: words.contributions.quantityHint,
  },
]
const givenToday = () => ({ ...noAnswers, texts: { givenOn: today() } })

export function giveStep({ id }: TakingView): Step {
  return {
    key: `give ${id}`,
    label: words.takings.give,
    fields: givenFields,
    initial: givenToday(),
    send: (filled, commandId) =>
      partnership.giveTaking({
        ...withId(commandId),
        params: { takingId: id },
        body: {
          givenOn: filled.text('givenOn'),
          quantity: filled.number('quantity'),
          unit: filled.text('unit') as CountingUnit,
        },
      }),
  }
}

export function recordStep(partnerId: string): Step {
  return {
    key: `record ${partnerId}`,
    label: words.contributions.add,
    fields: [{ kind: 'text', name: 'what', label: words.contributions.what, max: 120 }, ...givenFields],
    initial: givenToday(),
    send: (filled, commandId) =>
      partnership.recordContribution({
        ...withId(commandId),
        params: { partnerId },
        body: {
          what: filled.text('what'),
          givenOn: filled.text('givenOn'),
          quantity: filled.number('quantity'),
          unit: filled.text('unit') as CountingUnit,
        },
      }),
  }
}

export function correctStep({ id }: ContributionView): Step {
  return {
    key: `correct ${id}`,
    label: words.contributions.correct,
    fields: [{ kind: 'text', name: 'reason', label: words.contributions.reason, max: 60 }],
    send: (filled, commandId) =>
      partnership.correctContribution({
        ...withId(commandId),
        params: { contributionId: id },
        body: { reason: filled.text('reason') },
      }),
  }
}

function dayAfter(day: string): string {
  return isoDay(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000)
}
