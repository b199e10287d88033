import { z } from 'zod'
import { AttachmentView } from '../../platform/attachments/contract.ts'
import { Day, Id, Moment } from '../../platform/contract/contract.ts'
import { UnitCode } from '../territory/contract.ts'
import { agreementStates } from './agreement.ts'
import { countingUnits } from './contribution.ts'
import { councilRoles, meetingStates, promiseStates } from './council.ts'
import { serviceKinds, takingStates } from './offer.ts'
import { partnerKinds } from './partner.ts'
import { projectStates } from './project.ts'
import { reportingKinds, reportingStates } from './reporting.ts'
import { ageGroups, wishStates } from './wish.ts'

/** What leaves the server of the partners and of what is done with them. */

export const PartnerKind = z.enum(partnerKinds)
export const ServiceKind = z.enum(serviceKinds)
export const CountingUnit = z.enum(countingUnits)
export const AgreementState = z.enum(agreementStates)
export const TakingState = z.enum(takingStates)
export const ProjectState = z.enum(projectStates)
export const AgeGroup = z.enum(ageGroups)
export const WishState = z.enum(wishStates)
export const ReportingKind = z.enum(reportingKinds)
export const ReportingState = z.enum(reportingStates)
export const CouncilRole = z.enum(councilRoles)
export const MeetingState = z.enum(meetingStates)
export const PromiseState = z.enum(promiseStates)

const Somebody = z.object({ personId: Id, name: z.string() })
const OfPartner = { partnerId: Id, partnerName: z.string(), unitCode: UnitCode, unitName: z.string() }

export const PartnerView = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  name: z.string(),
  kind: PartnerKind,
  contact: Somebody.nullable(),
  agreement: z
    .object({ state: AgreementState, toDay: Day })
    .nullable()
    .describe('the one that holds, else the last; null without any, and for whoever may not read them'),
  endedAt: Moment.nullable(),
  can: z.object({ mend: z.boolean() }),
})
export type PartnerView = z.infer<typeof PartnerView>

export const AgreementView = z.object({
  id: Id,
  fromDay: Day,
  toDay: Day,
  terms: z.string(),
  state: AgreementState,
  keeper: Somebody.nullable(),
  extendsId: Id.nullable(),
  endedAt: Moment.nullable(),
  endReason: z.string().nullable(),
  files: z.array(AttachmentView),
  can: z.object({ extend: z.boolean(), end: z.boolean() }),
})
export type AgreementView = z.infer<typeof AgreementView>

export const OfferView = z.object({
  id: Id,
  ...OfPartner,
  kind: ServiceKind,
  what: z.string(),
  forWhom: z.string(),
  howMuch: z.string(),
  placeCode: UnitCode,
  placeName: z.string(),
  fromDay: Day,
  toDay: Day.nullable(),
  holds: z.boolean(),
  can: z.object({ ask: z.boolean(), end: z.boolean() }),
})
export type OfferView = z.infer<typeof OfferView>

export const FittingOffer = z.object({
  offer: OfferView,
  said: z.array(z.string()).describe('words that need and offer share; none where the kind alone fits'),
  taking: z.object({ id: Id, state: TakingState, declinedBecause: z.string().nullable() }).nullable(),
})
export type FittingOffer = z.infer<typeof FittingOffer>

export const PartnerNeedView = z.object({
  id: Id,
  ...OfPartner,
  what: z.string(),
  fromDay: Day,
  toDay: Day.nullable(),
  toldAt: Moment,
  closedAt: Moment.nullable(),
  outcome: z.string().nullable(),
  can: z.object({ close: z.boolean() }),
})
export type PartnerNeedView = z.infer<typeof PartnerNeedView>

export const ProjectView = z.object({
  id: Id,
  ...OfPartner,
  name: z.string(),
  lead: z.string(),
  fromDay: Day,
  toDay: Day,
  state: ProjectState,
  outcome: z.string().nullable(),
  can: z.object({ start: z.boolean(), end: z.boolean() }),
})
export type ProjectView = z.infer<typeof ProjectView>

export const TakingView = z.object({
  id: Id,
  ...OfPartner,
  offer: z.string(),
  purpose: z.string(),
  state: TakingState,
  askedAt: Moment,
  askedBy: Somebody.nullable(),
  answeredAt: Moment.nullable(),
  declinedBecause: z.string().nullable(),
  givenAt: Moment.nullable(),
  can: z.object({ answer: z.boolean(), give: z.boolean() }),
})
export type TakingView = z.infer<typeof TakingView>

export const ContributionView = z.object({
  id: Id,
  ...OfPartner,
  what: z.string(),
  givenOn: Day,
  quantity: z.int().describe('below zero in a counter-entry'),
  unit: CountingUnit,
  correctsId: Id.nullable(),
  takenBack: z.boolean(),
  recordedBy: Somebody.nullable(),
  recordedAt: Moment,
  can: z.object({ correct: z.boolean() }),
})
export type ContributionView = z.infer<typeof ContributionView>

export const YearSum = z.object({ year: z.int(), unit: CountingUnit, quantity: z.int() })

export const PartnerDetail = z.object({
  partner: PartnerView,
  agreements: z.array(AgreementView),
  offers: z.array(OfferView),
  needs: z.array(PartnerNeedView),
  projects: z.array(ProjectView),
  takings: z.array(TakingView),
  contributions: z.array(ContributionView),
  sums: z.array(YearSum).describe('over the whole ledger of the partner, as far as the reader sees it'),
  can: z.object({
    keep: z.boolean(),
    sign: z.boolean(),
    offer: z.boolean(),
    tellNeed: z.boolean(),
    agreeProject: z.boolean(),
    record: z.boolean(),
  }),
})
export type PartnerDetail = z.infer<typeof PartnerDetail>

export const WishView = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  what: z.string(),
  ageGroup: AgeGroup,
  state: WishState,
  madeAt: Moment,
  hasName: z.boolean().describe('staff may open for whom it is, with a reason'),
  claimer: z.string().nullable().describe('for who may know: staff, whoever made the wish, and the claimer'),
  mine: z.boolean().describe('claimed by the reader'),
  thanks: z.string().nullable(),
  photos: z.array(AttachmentView),
  can: z.object({
    publish: z.boolean(),
    withdraw: z.boolean(),
    claim: z.boolean(),
    handBack: z.boolean(),
    deliver: z.boolean(),
    fulfil: z.boolean(),
  }),
})
export type WishView = z.infer<typeof WishView>

export const ReportingView = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  kind: ReportingKind,
  name: z.string(),
  employer: z.string().nullable(),
  phone: z.string().nullable().describe('masked; while it waits to be confirmed'),
  skills: z.string(),
  freeTimes: z.string(),
  byLink: z.boolean(),
  reportedAt: Moment,
  state: ReportingState,
  tookUp: z.int().describe('wishes claimed and offers given'),
  can: z.object({ confirm: z.boolean(), end: z.boolean() }),
})
export type ReportingView = z.infer<typeof ReportingView>

export const CouncilMemberView = z.object({
  id: Id,
  name: z.string(),
  partnerId: Id.nullable(),
  personId: Id.nullable(),
  role: CouncilRole,
  since: Moment,
})
export type CouncilMemberView = z.infer<typeof CouncilMemberView>

export const MeetingView = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  heldAt: Moment,
  place: z.string(),
  agenda: z.array(z.string()),
  state: MeetingState,
})
export type MeetingView = z.infer<typeof MeetingView>

export const PromiseView = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  who: z.string(),
  partnerId: Id.nullable(),
  what: z.string(),
  dueDay: Day,
  state: PromiseState,
  outcome: z.string().nullable(),
  notes: z.array(z.object({ text: z.string(), by: z.string(), at: Moment })),
  can: z.object({ note: z.boolean(), end: z.boolean() }),
})
export type PromiseView = z.infer<typeof PromiseView>

export const MeetingDetail = z.object({
  meeting: MeetingView,
  attended: z.string().nullable(),
  minutes: z.string().nullable(),
  minutedAt: Moment.nullable(),
  late: z.array(PromiseView).describe('promises that stand on the agenda by themselves'),
  promised: z.array(PromiseView),
  members: z.array(CouncilMemberView),
  can: z.object({ minute: z.boolean(), cancel: z.boolean(), promise: z.boolean() }),
})
export type MeetingDetail = z.infer<typeof MeetingDetail>
