export { callMeeting, endPromise, makePromise, notePromise, seat, writeMinutes } from './actions/councils.ts'
export { addPartner, signAgreement } from './actions/partners.ts'
export { register, reportIn } from './actions/reportings.ts'
export {
  addOffer,
  addPartnerNeed,
  agreeProject,
  answerTaking,
  askPartner,
  closePartnerNeed,
  correctContribution,
  endProject,
  giveTaking,
  recordContribution,
  startProject,
} from './actions/resources.ts'
export { registerNeedWords } from './need-words.ts'
export { claimWish, deliverWish, fulfilWish, makeWish, publishWish } from './actions/wishes.ts'
