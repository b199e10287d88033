import type { Context } from '../../platform/actor/actor.ts'
import type { Routes } from '../../platform/http/module.ts'
import { listUnits } from '../territory/index.ts'
import { may, mayAnywhere } from './access.ts'
import {
  callMeeting,
  cancelMeeting,
  endPromise,
  endSeat,
  makePromise,
  notePromise,
  seat,
  writeMinutes,
} from './actions/councils.ts'
import { addPartner, endAgreement, endPartner, mendPartner, signAgreement } from './actions/partners.ts'
import {
  confirmReporting,
  confirmReportings,
  endReporting,
  register,
  reportIn,
  unconfirmReportings,
} from './actions/reportings.ts'
import {
  addOffer,
  addPartnerNeed,
  agreeProject,
  answerTaking,
  askPartner,
  closePartnerNeed,
  correctContribution,
  endOffer,
  endProject,
  giveTaking,
  recordContribution,
  startProject,
} from './actions/resources.ts'
import {
  claimWish,
  deliverWish,
  fulfilWish,
  handBackWish,
  makeWish,
  openWish,
  publishWish,
  publishWishes,
  unpublishWishes,
  withdrawWish,
} from './actions/wishes.ts'
import type { partnershipCalls } from './contract.ts'
import { readMeeting, readMeetings, readMembers, readPromises } from './reading/councils.ts'
import { readMyPartners, readPartner, readPartners } from './reading/partners.ts'
import { readReportings } from './reading/reportings.ts'
import {
  readContributions,
  readFitting,
  readOffers,
  readPartnerNeeds,
  readProjects,
  readTakings,
} from './reading/resources.ts'
import { readWishes } from './reading/wishes.ts'

export function partnershipRoutes(): Routes<typeof partnershipCalls> {
  return {
    listPartners: async (context, { query }) => ({
      ...(await readPartners(context, query)),
      can: { add: mayAnywhere(context.actor, 'keepPartner') },
    }),
    addPartner: async (context, { body }) => ({ partnerId: await addPartner(context, body) }),
    getPartner: (context, { params }) => readPartner(context, params.partnerId),
    mendPartner: (context, { params, body }) => done(mendPartner(context, params.partnerId, body)),
    endPartner: (context, { params }) => done(endPartner(context, params.partnerId)),
    listMyPartners: async (context) => ({ partners: await readMyPartners(context) }),
    signAgreement: async (context, { params, body }) => ({
      agreementId: await signAgreement(context, params.partnerId, body),
    }),
    endAgreement: (context, { params, body }) => done(endAgreement(context, params.agreementId, body.reason)),

    listOffers: (context, { query }) => readOffers(context, query),
    listFitting: async (context, { query }) => ({ offers: await readFitting(context, query) }),
    addOffer: async (context, { params, body }) => ({ offerId: await addOffer(context, params.partnerId, body) }),
    endOffer: (context, { params }) => done(endOffer(context, params.offerId)),
    listPartnerNeeds: (context, { query }) => readPartnerNeeds(context, query),
    addPartnerNeed: async (context, { params, body }) => ({
      partnerNeedId: await addPartnerNeed(context, params.partnerId, body),
    }),
    closePartnerNeed: (context, { params, body }) =>
      done(closePartnerNeed(context, params.partnerNeedId, body.outcome)),
    listProjects: (context, { query }) => readProjects(context, query),
    agreeProject: async (context, { params, body }) => ({
      projectId: await agreeProject(context, params.partnerId, body),
    }),
    startProject: (context, { params }) => done(startProject(context, params.projectId)),
    endProject: (context, { params, body }) => done(endProject(context, params.projectId, body)),
    listTakings: (context, { query }) => readTakings(context, query),
    askPartner: async (context, { params, body }) => ({ takingId: await askPartner(context, params.offerId, body) }),
    answerTaking: (context, { params, body }) => done(answerTaking(context, params.takingId, body)),
    giveTaking: async (context, { params, body }) => ({
      contributionId: await giveTaking(context, params.takingId, body),
    }),
    listContributions: (context, { query }) => readContributions(context, query),
    recordContribution: async (context, { params, body }) => ({
      contributionId: await recordContribution(context, params.partnerId, body),
    }),
    correctContribution: async (context, { params, body }) => ({
      contributionId: await correctContribution(context, params.contributionId, body.reason),
    }),

    listWishes: async (context, { query }) => {
      const { rows, next, claims } = await readWishes(context, query)
      return { rows, next, can: { make: mayAnywhere(context.actor, 'publish'), claim: claims } }
    },
    makeWish: async (context, { body }) => ({ wishId: await makeWish(context, body) }),
    publishWish: (context, { params, body }) => done(publishWish(context, params.wishId, body.what)),
    publishWishes: async (context, { body }) => ({ outcomes: await publishWishes(context, body.wishIds) }),
    unpublishWishes: async (context, { body }) => ({ outcomes: await unpublishWishes(context, body.wishIds) }),
    withdrawWish: (context, { params }) => done(withdrawWish(context, params.wishId)),
    claimWish: (context, { params, body }) => done(claimWish(context, params.wishId, body.partnerId)),
    handBackWish: (context, { params, body }) => done(handBackWish(context, params.wishId, body.reason)),
    deliverWish: (context, { params }) => done(deliverWish(context, params.wishId)),
    fulfilWish: (context, { params, body }) => done(fulfilWish(context, params.wishId, body)),
    openWish: async (context, { params, body }) => ({ forWhom: await openWish(context, params.wishId, body.reason) }),

    listReportings: async (context, { query }) => ({
      ...(await readReportings(context, query)),
      can: { register: await communitiesToReceive(context) },
    }),
    reportIn: (context, { body }) => done(reportIn(context, body)),
    register: async (context, { body }) => ({ reportingId: await register(context, body) }),
    confirmReporting: (context, { params, body }) =>
      done(confirmReporting(context, params.reportingId, body.partnerKind)),
    confirmReportings: async (context, { body }) => ({
      outcomes: await confirmReportings(context, body.reportingIds),
    }),
    unconfirmReportings: async (context, { body }) => ({
      outcomes: await unconfirmReportings(context, body.reportingIds),
    }),
    endReporting: (context, { params }) => done(endReporting(context, params.reportingId)),

    getCouncil: async (context, { params }) => ({
      members: await readMembers(context, params.unitCode),
      can: {
        seat: may(context.actor, 'seat', params.unitCode),
        run: may(context.actor, 'runCouncil', params.unitCode),
      },
    }),
    seat: async (context, { params, body }) => ({ memberId: await seat(context, params.unitCode, body) }),
    endSeat: (context, { params }) => done(endSeat(context, params.memberId)),
    listMeetings: (context, { query }) => readMeetings(context, query),
    callMeeting: async (context, { params, body }) => ({
      meetingId: await callMeeting(context, params.unitCode, body),
    }),
    getMeeting: (context, { params }) => readMeeting(context, params.meetingId),
    cancelMeeting: (context, { params }) => done(cancelMeeting(context, params.meetingId)),
    writeMinutes: (context, { params, body }) => done(writeMinutes(context, params.meetingId, body)),
    listPromises: (context, { query }) => readPromises(context, query),
    makePromise: async (context, { params, body }) => ({
      promiseId: await makePromise(context, params.unitCode, body),
    }),
    notePromise: (context, { params, body }) => done(notePromise(context, params.promiseId, body.text)),
    endPromise: (context, { params, body }) => done(endPromise(context, params.promiseId, body)),
  }
}

async function done(step: Promise<void>): Promise<{ done: true }> {
  await step
  return { done: true }
}

async function communitiesToReceive({ tx, actor }: Context): Promise<string[]> {
  const units = await listUnits(tx)
  return units.flatMap(({ code, level }) => (level === 'community' && may(actor, 'receive', code) ? [code] : []))
}
