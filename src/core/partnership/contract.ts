import { z } from 'zod'
import { calls, Day, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { ManyIds, Outcome } from '../../platform/lists/many.ts'
import { UnitCode } from '../territory/contract.ts'
import { partnershipAddresses } from './addresses.ts'
import {
  AgeGroup,
  AgreementState,
  ContributionView,
  CouncilMemberView,
  CouncilRole,
  CountingUnit,
  FittingOffer,
  MeetingDetail,
  MeetingState,
  MeetingView,
  OfferView,
  PartnerDetail,
  PartnerKind,
  PartnerNeedView,
  PartnerView,
  ProjectState,
  ProjectView,
  PromiseState,
  PromiseView,
  ReportingKind,
  ReportingState,
  ReportingView,
  ServiceKind,
  TakingState,
  TakingView,
  WishState,
  WishView,
} from './views.ts'

const Name = z.string().trim().min(1).max(60)
const Line = z.string().trim().min(1).max(120)
const Short = z.string().trim().min(1).max(40)
const Reason = z.string().trim().min(1).max(200)
const CommunityCode = z.string().regex(/^\d{12}$/)
const CouncilCode = z.string().regex(/^\d{9}(\d{3})?$/)
const Year = z.string().regex(/^20\d\d$/)
const Files = z.array(Id).max(9).default([])

const Search = { q: z.string().trim().max(40).optional() }
/** What every list of partners' things is narrowed by. */
const OfPartners = { ...Search, unit: UnitCode.optional(), partner: Id.optional() }

/** The filters of each list as they stand in the address. */
export const filters = {
  partners: z.object({
    ...Search,
    unit: UnitCode.optional(),
    kind: PartnerKind.optional(),
    agreement: z.union([AgreementState, z.literal('none')]).optional(),
  }),
  offers: z.object({ ...OfPartners, kind: ServiceKind.optional(), holds: z.literal('1').optional() }),
  partnerNeeds: z.object({ ...OfPartners, open: z.literal('1').optional() }),
  projects: z.object({ ...OfPartners, state: ProjectState.optional() }),
  takings: z.object({ ...OfPartners, state: TakingState.optional() }),
  contributions: z.object({ ...OfPartners, year: Year.optional() }),
  wishes: z.object({
    ...Search,
    unit: UnitCode.optional(),
    state: WishState.optional(),
    mine: z.literal('1').optional(),
  }),
  reportings: z.object({
    ...Search,
    unit: UnitCode.optional(),
    kind: ReportingKind.optional(),
    state: ReportingState.optional(),
  }),
  meetings: z.object({ ...Search, unit: UnitCode.optional(), state: MeetingState.optional() }),
  promises: z.object({ ...OfPartners, state: PromiseState.optional() }),
} as const
export type Filters = { readonly [Name in keyof typeof filters]: z.infer<(typeof filters)[Name]> }

/** In which order each list goes, the usual one first; `-` before a word turns it round. */
export const sorts = {
  partners: ['name', '-name', '-added'],
  offers: ['-added', 'added', 'to', 'partner'],
  partnerNeeds: ['-added', 'added', 'to', 'partner'],
  projects: ['-added', 'added', 'to', 'partner'],
  takings: ['-asked', 'asked', 'partner'],
  contributions: ['-added', '-given', 'given', 'partner'],
  wishes: ['-made', 'made'],
  reportings: ['-at', 'at', 'employer'],
  meetings: ['-held', 'held'],
  promises: ['due', '-due', '-added'],
} as const satisfies Record<keyof typeof filters, readonly [string, ...string[]]>

function sorted<const Sorts extends readonly [string, ...string[]]>(known: Sorts) {
  return z.enum(known).default(known[0] as Sorts[number])
}

const OnePartner = z.object({ partnerId: Id })
const OneTaking = z.object({ takingId: Id })
const OneWish = z.object({ wishId: Id })
const OneProject = z.object({ projectId: Id })
const OneReporting = z.object({ reportingId: Id })
const OneMeeting = z.object({ meetingId: Id })
const OnePromise = z.object({ promiseId: Id })
const OneCouncil = z.object({ unitCode: CouncilCode })

export const partnershipCalls = calls(partnershipAddresses, {
  listPartners: {
    summary: 'Partners, narrowed by unit, kind and how their agreement stands',
    query: filters.partners.extend({ sort: sorted(sorts.partners), ...Paging }),
    answer: paged(PartnerView).extend({ can: z.object({ add: z.boolean() }) }),
  },
  addPartner: {
    summary: 'Adds a partner; its contact gets the post of one',
    body: z.object({ unitCode: UnitCode, name: Name, kind: PartnerKind, contactId: Id.nullable().default(null) }),
    answer: z.object({ partnerId: Id }),
    refusals: ['partner-known', 'not-your-post'],
  },
  getPartner: {
    summary: 'One partner with agreements, offers, needs, projects and ledger, newest first',
    params: OnePartner,
    answer: PartnerDetail,
  },
  mendPartner: {
    summary: 'Changes the name, the kind or the contact of a partner',
    params: OnePartner,
    body: z.object({ name: Name, kind: PartnerKind, contactId: Id.nullable() }),
    answer: Done,
    refusals: ['partner-known', 'partner-ended', 'not-your-post'],
  },
  endPartner: {
    summary: 'A partner is none any more: its offers end, its contact loses the post; what was given stays',
    params: OnePartner,
    answer: Done,
    refusals: ['partner-ended', 'not-your-post'],
  },
  listMyPartners: {
    summary: 'The partners that I speak for',
    answer: z.object({ partners: z.array(z.object({ id: Id, name: z.string() })) }),
  },
  signAgreement: {
    summary: 'Puts an agreement from–to on record, or one that extends another, with the signed file',
    params: OnePartner,
    body: z.object({
      fromDay: Day,
      toDay: Day,
      terms: z.string().trim().min(1).max(2000),
      keeperId: Id,
      extendsId: Id.nullable().default(null),
      fileIds: Files,
    }),
    answer: z.object({ agreementId: Id }),
    refusals: [
      'not-your-post',
      'partner-ended',
      'agreement-ends-first',
      'agreement-overlaps',
      'agreement-extended',
      'agreement-over',
      'paper-wanted',
    ],
  },
  endAgreement: {
    summary: 'Ends an agreement before its last day',
    params: z.object({ agreementId: Id }),
    body: z.object({ reason: Reason }),
    answer: Done,
    refusals: ['not-your-post', 'agreement-over'],
  },

  listOffers: {
    summary: 'What partners offer',
    query: filters.offers.extend({ sort: sorted(sorts.offers), ...Paging }),
    answer: paged(OfferView),
  },
  listFitting: {
    summary: 'Offers that fit a need by its words, kind and place, with what was asked already',
    query: z.object({ unit: UnitCode, kind: ServiceKind.optional(), need: Id }),
    answer: z.object({ offers: z.array(FittingOffer) }),
  },
  addOffer: {
    summary: 'Adds what a partner offers, for its unit or a place in it',
    params: OnePartner,
    body: z.object({
      kind: ServiceKind,
      what: Name,
      forWhom: Short,
      howMuch: Name,
      placeCode: UnitCode,
      fromDay: Day,
      toDay: Day.nullable().default(null),
    }),
    answer: z.object({ offerId: Id }),
    refusals: ['not-your-post', 'partner-ended', 'ends-too-early', 'offered-elsewhere'],
  },
  endOffer: {
    summary: 'An offer holds no more',
    params: z.object({ offerId: Id }),
    answer: Done,
    refusals: ['not-your-post', 'offer-ended'],
  },
  listPartnerNeeds: {
    summary: 'What partners ask for',
    query: filters.partnerNeeds.extend({ sort: sorted(sorts.partnerNeeds), ...Paging }),
    answer: paged(PartnerNeedView),
  },
  addPartnerNeed: {
    summary: 'Adds what a partner asks of the street or community',
    params: OnePartner,
    body: z.object({ what: Line, fromDay: Day, toDay: Day.nullable().default(null) }),
    answer: z.object({ partnerNeedId: Id }),
    refusals: ['not-your-post', 'partner-ended', 'ends-too-early'],
  },
  closePartnerNeed: {
    summary: 'Closes what a partner asked for, with what came of it',
    params: z.object({ partnerNeedId: Id }),
    body: z.object({ outcome: Reason }),
    answer: Done,
    refusals: ['not-your-post', 'partner-need-closed'],
  },
  listProjects: {
    summary: 'What is done together with partners',
    query: filters.projects.extend({ sort: sorted(sorts.projects), ...Paging }),
    answer: paged(ProjectView),
  },
  agreeProject: {
    summary: 'Agrees on a project with a partner',
    params: OnePartner,
    body: z.object({ name: Name, lead: Short, fromDay: Day, toDay: Day }),
    answer: z.object({ projectId: Id }),
    refusals: ['not-your-post', 'partner-ended', 'ends-too-early'],
  },
  startProject: {
    summary: 'A project begins',
    params: OneProject,
    answer: Done,
    refusals: ['not-your-post', 'project-over', 'project-started'],
  },
  endProject: {
    summary: 'A project is finished or dropped, with what came of it',
    params: OneProject,
    body: z.object({ ending: z.enum(['finished', 'dropped']), outcome: Reason }),
    answer: Done,
    refusals: ['not-your-post', 'project-over', 'project-not-started'],
  },
  listTakings: {
    summary: 'Offers taken up: asked, agreed, given',
    query: filters.takings.extend({ sort: sorted(sorts.takings), ...Paging }),
    answer: paged(TakingView),
  },
  askPartner: {
    summary: 'Asks a partner for an offer: for a need, for what another partner asks, or for a project',
    params: z.object({ offerId: Id }),
    body: z.object({
      unitCode: UnitCode,
      purpose: Line.describe('what the partner reads: never who the resident is'),
      needId: Id.nullable().default(null),
      partnerNeedId: Id.nullable().default(null),
      projectId: Id.nullable().default(null),
    }),
    answer: z.object({ takingId: Id }),
    refusals: ['not-your-post', 'offer-ended', 'offered-elsewhere', 'asked-already'],
  },
  answerTaking: {
    summary: 'The partner agrees or declines; staff write down what was said on the telephone',
    params: OneTaking,
    body: z.object({ yes: z.boolean(), reason: Reason.nullable().default(null) }),
    answer: Done,
    refusals: ['not-your-post', 'taking-answered', 'decline-reason-missing'],
  },
  giveTaking: {
    summary: 'What was agreed was given: how much, entered in the ledger',
    params: OneTaking,
    body: z.object({ givenOn: Day, quantity: z.int().min(1).max(1_000_000_000), unit: CountingUnit }),
    answer: z.object({ contributionId: Id }),
    refusals: ['not-your-post', 'taking-not-agreed', 'not-yet-given'],
  },
  listContributions: {
    summary: 'The ledger of what partners gave',
    query: filters.contributions.extend({ sort: sorted(sorts.contributions), ...Paging }),
    answer: paged(ContributionView),
  },
  recordContribution: {
    summary: 'Enters what a partner gave',
    params: OnePartner,
    body: z.object({ what: Line, givenOn: Day, quantity: z.int().min(1).max(1_000_000_000), unit: CountingUnit }),
    answer: z.object({ contributionId: Id }),
    refusals: ['not-your-post', 'not-yet-given'],
  },
  correctContribution: {
    summary: 'Takes an entry back by a counter-entry',
    params: z.object({ contributionId: Id }),
    body: z.object({ reason: Line }),
    answer: z.object({ contributionId: Id }),
    refusals: ['not-your-post', 'entry-taken-back', 'counter-entry-stays'],
  },

  listWishes: {
    summary: 'Small wishes: those to claim, one’s own, and for staff all of their unit',
    query: filters.wishes.extend({ sort: sorted(sorts.wishes), ...Paging }),
    answer: paged(WishView).extend({ can: z.object({ make: z.boolean(), claim: z.boolean() }) }),
  },
  makeWish: {
    summary: 'Makes a small wish: for oneself, or as staff for somebody whose name stays sealed',
    body: z.object({
      what: Line,
      ageGroup: AgeGroup,
      unitCode: CommunityCode.optional().describe('staff alone; else the community where one lives'),
      forWhom: Short.nullable().default(null),
    }),
    answer: z.object({ wishId: Id }),
    refusals: ['not-your-post', 'no-community', 'wish-names-somebody'],
  },
  publishWish: {
    summary: 'Lets everybody read a wish, in words that give nobody away',
    params: OneWish,
    body: z.object({ what: Line }),
    answer: Done,
    refusals: ['not-your-post', 'wish-claimed', 'wish-not-there-yet', 'wish-over', 'wish-names-somebody'],
  },
  publishWishes: {
    summary: 'Publishes many wishes in their own words; each row has its own outcome',
    body: z.object({ wishIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
  },
  unpublishWishes: {
    summary: 'Takes back what one has published a short while ago; each row has its own outcome',
    body: z.object({ wishIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
  },
  withdrawWish: {
    summary: 'Takes a wish back that nobody has claimed',
    params: OneWish,
    answer: Done,
    refusals: ['not-your-post', 'wish-claimed', 'wish-over'],
  },
  claimWish: {
    summary: 'Takes a wish up; one wish is claimed by one',
    params: OneWish,
    body: z.object({ partnerId: Id.nullable().default(null) }),
    answer: Done,
    refusals: ['claim-by-helpers', 'wish-claimed', 'wish-not-there-yet', 'wish-over', 'not-your-post'],
  },
  handBackWish: {
    summary: 'The claimer can’t: the wish is free again',
    params: OneWish,
    body: z.object({ reason: Reason }),
    answer: Done,
    refusals: ['not-your-post', 'wish-claimed', 'wish-not-there-yet', 'wish-over'],
  },
  deliverWish: {
    summary: 'The claimer has brought it to the community',
    params: OneWish,
    answer: Done,
    refusals: ['not-your-post', 'wish-claimed', 'wish-not-there-yet', 'wish-over'],
  },
  fulfilWish: {
    summary: 'It arrived: with a photo, and thanks',
    params: OneWish,
    body: z.object({ thanks: Reason.nullable().default(null), photoIds: Files }),
    answer: Done,
    refusals: [
      'not-your-post',
      'wish-claimed',
      'wish-not-there-yet',
      'wish-over',
      'wish-names-somebody',
      'photo-wanted',
    ],
  },
  openWish: {
    summary: 'Opens for whom a wish is, with a reason on record',
    params: OneWish,
    body: z.object({ reason: z.string().trim().min(4).max(200) }),
    answer: z.object({ forWhom: z.string().nullable() }),
    refusals: ['not-your-post'],
  },

  listReportings: {
    summary: 'Who reported in to a community, with what they took up',
    query: filters.reportings.extend({ sort: sorted(sorts.reportings), ...Paging }),
    answer: paged(ReportingView).extend({ can: z.object({ register: z.array(CommunityCode) }) }),
  },
  reportIn: {
    summary: 'Reports in by the link or the code on the wall; nothing is shown back',
    open: 'public',
    body: z.object({
      unitCode: CommunityCode,
      kind: ReportingKind,
      name: Name,
      employer: Name.nullable().default(null),
      phone: z.string().trim().min(1).max(30),
      skills: z.string().trim().max(120).default(''),
      freeTimes: z.string().trim().max(60).default(''),
    }),
    answer: Done,
    refusals: ['no-community', 'no-phone-number', 'too-many-waiting'],
  },
  register: {
    summary: 'A worker registers a member or an organisation that is known already',
    body: z.object({
      unitCode: CommunityCode,
      personId: Id.nullable().default(null),
      partnerId: Id.nullable().default(null),
      employer: Name.nullable().default(null),
      skills: z.string().trim().max(120).default(''),
      freeTimes: z.string().trim().max(60).default(''),
    }),
    answer: z.object({ reportingId: Id }),
    refusals: ['not-your-post', 'reported-already'],
  },
  confirmReporting: {
    summary: 'Confirms who reported in: a member becomes a person, an organisation a partner, unless they are known',
    params: OneReporting,
    body: z.object({ partnerKind: PartnerKind.nullable().default(null) }),
    answer: Done,
    refusals: [
      'not-your-post',
      'reporting-confirmed',
      'reporting-ended',
      'reported-already',
      'partner-known',
      'partner-kind-missing',
    ],
  },
  confirmReportings: {
    summary: 'Confirms many who reported in; each row has its own outcome',
    body: z.object({ reportingIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
  },
  unconfirmReportings: {
    summary: 'Takes back what one has confirmed a short while ago; each row has its own outcome',
    body: z.object({ reportingIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
  },
  endReporting: {
    summary: 'Not one of ours, or moved away',
    params: OneReporting,
    answer: Done,
    refusals: ['not-your-post', 'reporting-ended'],
  },

  getCouncil: {
    summary: 'Who sits in the council of a street or community',
    params: OneCouncil,
    answer: z.object({
      members: z.array(CouncilMemberView),
      can: z.object({ seat: z.boolean(), run: z.boolean() }),
    }),
  },
  seat: {
    summary: 'A partner or a person takes a seat in a council',
    params: OneCouncil,
    body: z.object({
      partnerId: Id.nullable().default(null),
      personId: Id.nullable().default(null),
      role: CouncilRole,
    }),
    answer: z.object({ memberId: Id }),
    refusals: ['not-your-post', 'seated-already'],
  },
  endSeat: {
    summary: 'Somebody leaves a council',
    params: z.object({ memberId: Id }),
    answer: Done,
    refusals: ['not-your-post', 'seat-ended'],
  },
  listMeetings: {
    summary: 'Meetings of councils',
    query: filters.meetings.extend({ sort: sorted(sorts.meetings), ...Paging }),
    answer: paged(MeetingView),
  },
  callMeeting: {
    summary: 'Calls a council together',
    params: OneCouncil,
    body: z.object({ heldAt: Moment, place: Name, agenda: z.array(Line).min(1).max(30) }),
    answer: z.object({ meetingId: Id }),
    refusals: ['not-your-post'],
  },
  getMeeting: {
    summary:
      'A meeting with its agenda, the late promises that stand on it by themselves, minutes, and what was promised',
    params: OneMeeting,
    answer: MeetingDetail,
  },
  cancelMeeting: {
    summary: 'A meeting that was called does not take place',
    params: OneMeeting,
    answer: Done,
    refusals: ['not-your-post', 'meeting-over'],
  },
  writeMinutes: {
    summary: 'Puts on record who came and what was said',
    params: OneMeeting,
    body: z.object({ attended: z.string().trim().min(1).max(1000), minutes: z.string().trim().min(1).max(10_000) }),
    answer: Done,
    refusals: ['not-your-post', 'meeting-over', 'meeting-to-come'],
  },
  listPromises: {
    summary: 'What was promised to councils',
    query: filters.promises.extend({ sort: sorted(sorts.promises), ...Paging }),
    answer: paged(PromiseView),
  },
  makePromise: {
    summary: 'Writes down who promises what by when',
    params: OneCouncil,
    body: z.object({
      meetingId: Id.nullable().default(null),
      partnerId: Id.nullable().default(null),
      personId: Id.nullable().default(null),
      what: Line,
      dueDay: Day,
    }),
    answer: z.object({ promiseId: Id }),
    refusals: ['not-your-post', 'due-in-the-past'],
  },
  notePromise: {
    summary: 'Writes down how a promise goes on',
    params: OnePromise,
    body: z.object({ text: z.string().trim().min(1).max(500) }),
    answer: Done,
    refusals: ['promise-ended'],
  },
  endPromise: {
    summary: 'A promise is kept, or dropped with the reason',
    params: OnePromise,
    body: z.object({ ending: z.enum(['kept', 'dropped']), outcome: Reason }),
    answer: Done,
    refusals: ['not-your-post', 'promise-ended'],
  },
})
