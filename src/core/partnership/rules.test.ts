import { describe, expect, test } from 'vitest'
import { agreementState, endRefusal, extendRefusal, signRefusal } from './agreement.ts'
import { correctRefusal, recordRefusal } from './contribution.ts'
import { meetingState, minutesRefusal, promiseState, standsOnAgenda } from './council.ts'
import { answerRefusal, askRefusal, giveRefusal, offerHolds, takingState } from './offer.ts'
import { endProjectRefusal, projectState, startRefusal } from './project.ts'
import { confirmRefusal, reportingState } from './reporting.ts'
import { givesAway, wishRefusal, wishState, wishStates, wishSteps } from './wish.ts'

const today = '2026-11-30'
const now = Date.parse('2026-11-30T02:00:00Z')

describe('an agreement', () => {
  const year = { fromDay: '2026-01-01', toDay: '2026-12-31', endedAt: null, extended: false }

  test.each([
    ['runs', year, 30, 'running'],
    ['ends soon within the days of the reminder', { ...year, toDay: '2026-12-30' }, 30, 'ending'],
    ['runs on when another follows', { ...year, toDay: '2026-12-30', extended: true }, 30, 'running'],
    ['holds on its last day', { ...year, toDay: today }, 30, 'ending'],
    ['is over on the next', { ...year, toDay: '2026-11-29' }, 30, 'over'],
    ['has not begun', { ...year, fromDay: '2026-12-01' }, 30, 'coming'],
    ['ended before its time', { ...year, endedAt: now }, 30, 'ended'],
  ] as const)('%s', (_, agreement, days, state) => {
    expect(agreementState(agreement, today, days)).toBe(state)
  })

  test('is made for days that no other one of the partner covers', () => {
    const active = { endedAt: null }
    const next = { fromDay: '2027-01-01', toDay: '2027-12-31' }
    expect(signRefusal(next, active, [year])).toBeNull()
    expect(signRefusal({ ...next, fromDay: '2026-12-31' }, active, [year])).toBe('agreement-overlaps')
    expect(signRefusal({ ...next, fromDay: '2026-12-31' }, active, [{ ...year, endedAt: now }])).toBeNull()
    expect(signRefusal({ ...next, toDay: '2026-12-31' }, active, [])).toBe('agreement-ends-first')
    expect(signRefusal(next, { endedAt: now }, [])).toBe('partner-ended')
  })

  test('is extended once, and ended while it runs', () => {
    expect(extendRefusal(year)).toBeNull()
    expect(extendRefusal({ ...year, extended: true })).toBe('agreement-extended')
    expect(extendRefusal({ ...year, endedAt: now })).toBe('agreement-over')
    expect(endRefusal(year, today)).toBeNull()
    expect(endRefusal(year, '2027-01-01')).toBe('agreement-over')
  })
})

describe('an offer', () => {
  const offer = { kind: 'life', placeCode: '230506002', fromDay: '2026-11-01', toDay: null, endedAt: null } as const

  test('holds from its first day to its last', () => {
    expect(offerHolds(offer, '2026-10-31')).toBe(false)
    expect(offerHolds(offer, today)).toBe(true)
    expect(offerHolds({ ...offer, toDay: '2026-11-29' }, today)).toBe(false)
    expect(offerHolds({ ...offer, endedAt: now }, today)).toBe(false)
  })

  test('is asked for where it can be had, as long as it holds', () => {
    const unitCode = '230506002001002'
    expect(askRefusal(offer, unitCode, today)).toBeNull()
    expect(askRefusal({ ...offer, placeCode: '230506002002' }, unitCode, today)).toBe('offered-elsewhere')
    expect(askRefusal({ ...offer, endedAt: now }, unitCode, today)).toBe('offer-ended')
  })

  test('is asked, agreed and given, or declined with a reason', () => {
    const asked = { answeredAt: null, declinedBecause: null, givenAt: null }
    const agreed = { ...asked, answeredAt: now }
    const declined = { ...agreed, declinedBecause: '人手不够' }
    const given = { ...agreed, givenAt: now }
    expect([asked, agreed, declined, given].map(takingState)).toEqual(['asked', 'agreed', 'declined', 'given'])
    expect(answerRefusal(asked, false, null)).toBe('decline-reason-missing')
    expect(answerRefusal(asked, false, '人手不够')).toBeNull()
    expect(answerRefusal(declined, true, null)).toBe('taking-answered')
    expect([asked, declined, given].map(giveRefusal)).toEqual(Array(3).fill('taking-not-agreed'))
    expect(giveRefusal(agreed)).toBeNull()
  })
})

test('a project begins once, is finished after it began, and may be dropped before', () => {
  const agreed = { startedAt: null, finishedAt: null, droppedAt: null }
  const running = { ...agreed, startedAt: now }
  const finished = { ...running, finishedAt: now }
  expect([agreed, running, finished, { ...agreed, droppedAt: now }].map(projectState)).toEqual([
    'agreed',
    'running',
    'finished',
    'dropped',
  ])
  expect(startRefusal(running)).toBe('project-started')
  expect(endProjectRefusal(agreed, 'finished')).toBe('project-not-started')
  expect(endProjectRefusal(agreed, 'dropped')).toBeNull()
  expect(endProjectRefusal(finished, 'dropped')).toBe('project-over')
})

describe('the ledger of what partners gave', () => {
  const entry = { givenOn: '2026-03-01', quantity: 5, unit: 'piece', correctsId: null, takenBack: false } as const

  test('takes an entry back once, and no counter-entry', () => {
    expect(correctRefusal(entry)).toBeNull()
    expect(correctRefusal({ ...entry, takenBack: true })).toBe('entry-taken-back')
    expect(correctRefusal({ ...entry, quantity: -5, correctsId: 'x' })).toBe('counter-entry-stays')
    expect(recordRefusal('2026-12-01', today)).toBe('not-yet-given')
  })
})

describe('a small wish', () => {
  const made = { publishedAt: null, fulfilledAt: null, withdrawnAt: null }
  const published = { ...made, publishedAt: now }
  const claim = { personId: 'somebody', deliveredAt: null }

  test('goes from made to fulfilled, and back to published when the claimer can’t', () => {
    expect(wishState(made, null)).toBe('made')
    expect(wishState(published, null)).toBe('published')
    expect(wishState(published, claim)).toBe('claimed')
    expect(wishState(published, { ...claim, deliveredAt: now })).toBe('delivered')
    expect(wishState({ ...published, fulfilledAt: now }, { ...claim, deliveredAt: now })).toBe('fulfilled')
    expect(wishState({ ...published, withdrawnAt: now }, null)).toBe('withdrawn')
  })

  test('takes each step in its turn alone', () => {
    const open = wishSteps.map((step) => [step, wishStates.filter((state) => wishRefusal(step, state) === null)])
    expect(Object.fromEntries(open)).toEqual({
      publish: ['made'],
      unpublish: ['published'],
      withdraw: ['made', 'published'],
      claim: ['published'],
      handBack: ['claimed'],
      deliver: ['claimed'],
      fulfil: ['delivered'],
    })
    expect(wishRefusal('claim', 'claimed')).toBe('wish-claimed')
    expect(wishRefusal('claim', 'made')).toBe('wish-not-there-yet')
    expect(wishRefusal('claim', 'withdrawn')).toBe('wish-over')
  })

  test('gives nobody away in the words that everybody reads', () => {
    expect(givesAway('王福贵想要一副老花镜', '王福贵')).toBe(true)
    expect(givesAway('王 福 贵想要一副老花镜', '王福贵')).toBe(true)
    expect(givesAway('一副老花镜', '王福贵')).toBe(false)
    expect(givesAway('一副老花镜', null)).toBe(false)
  })
})

test('who reported in waits, is confirmed once, and may leave', () => {
  const waiting = { confirmedAt: null, endedAt: null }
  expect(reportingState(waiting)).toBe('waiting')
  expect(reportingState({ confirmedAt: now, endedAt: null })).toBe('confirmed')
  expect(confirmRefusal({ confirmedAt: now, endedAt: null })).toBe('reporting-confirmed')
  expect(confirmRefusal({ confirmedAt: null, endedAt: now })).toBe('reporting-ended')
})

describe('a council', () => {
  const meeting = { heldAt: now, minutedAt: null, cancelledAt: null }
  const promise = { dueDay: '2026-11-20', madeAt: now - 30 * 86_400_000, keptAt: null, droppedAt: null }

  test('writes minutes once, after it met', () => {
    expect(minutesRefusal(meeting, now - 1)).toBe('meeting-to-come')
    expect(minutesRefusal(meeting, now)).toBeNull()
    expect(minutesRefusal({ ...meeting, minutedAt: now }, now)).toBe('meeting-over')
    expect(meetingState({ ...meeting, cancelledAt: now })).toBe('cancelled')
  })

  test('finds what is late on its next agenda by itself, and keeps it there when it is kept afterwards', () => {
    expect(standsOnAgenda(promise, meeting)).toBe(true)
    expect(standsOnAgenda({ ...promise, dueDay: today }, meeting)).toBe(false)
    expect(standsOnAgenda({ ...promise, madeAt: now }, meeting)).toBe(false)
    expect(standsOnAgenda({ ...promise, keptAt: now - 1 }, meeting)).toBe(false)
    expect(standsOnAgenda({ ...promise, keptAt: now + 1 }, meeting)).toBe(true)
  })

  test('calls a promise late from the day after', () => {
    expect(promiseState({ ...promise, dueDay: today }, today)).toBe('open')
    expect(promiseState(promise, today)).toBe('late')
    expect(promiseState({ ...promise, keptAt: now }, today)).toBe('kept')
  })
})
