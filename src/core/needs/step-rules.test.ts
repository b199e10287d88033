import { describe, expect, it } from 'vitest'
import type { NeedFacts } from './need.ts'
import {
  afterHandBack,
  answerRefusal,
  askRefusal,
  closesUnreached,
  dispatchRefusal,
  extensionAnswerRefusal,
  extensionRefusal,
  joinRefusal,
  stateAfterNo,
  stateAfterYes,
  undoRefusal,
  visitRefusal,
} from './step-rules.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-24T02:00:00Z') // a Tuesday, 10:00 in Shanghai

function need(facts: Partial<NeedFacts> = {}): NeedFacts {
  return {
    id: 'n1',
    unitCode: '230506002001002',
    state: 'heard',
    kind: null,
    category: null,
    level: 'community',
    flags: [],
    guardedAt: null,
    reporterId: 'wang',
    assigneeId: null,
    teamId: null,
    squadId: null,
    dispatchedAt: null,
    handedBackCount: 0,
    peopleWanted: 1,
    livesAlone: null,
    deadlineAt: now + hour,
    dueBy: null,
    callsMade: 0,
    version: 1,
    ...facts,
  }
}

describe('dispatching and asking', () => {
  const nobody = { teamId: null, squadId: null, assigneeId: null }

  it('goes to one receiver, once it was sorted', () => {
    const sorted = need({ kind: 'worry' })
    expect(dispatchRefusal(need(), { ...nobody, teamId: 't' })).toBe('kind-missing')
    expect(dispatchRefusal(sorted, nobody)).toBe('nobody-named')
    expect(dispatchRefusal(sorted, { ...nobody, teamId: 't', assigneeId: 'p' })).toBe('one-receiver-only')
    expect(dispatchRefusal(sorted, { ...nobody, teamId: 't', squadId: 's' })).toBeNull()
  })

  it('asks nobody twice while the question stands', () => {
    const asked = { personId: 'zhao', expiresAt: now + hour, answer: null, withdrawnAt: null } as const
    expect(askRefusal(['zhao'], [asked])).toBe('already-asked')
    expect(askRefusal(['zhao'], [{ ...asked, answer: 'no' }])).toBeNull()
    expect(askRefusal(['zhao'], [{ ...asked, withdrawnAt: now }])).toBeNull()
    expect(askRefusal([], [])).toBe('nobody-named')
  })

  it('a yes counts in time and while places are left', () => {
    const mine = { personId: 'zhao', expiresAt: now + hour, answer: null, withdrawnAt: null } as const
    const asked = need({ state: 'asked' })
    expect(answerRefusal(asked, mine, 0, now)).toBeNull()
    expect(answerRefusal(asked, mine, 1, now)).toBe('people-found')
    expect(answerRefusal(asked, mine, 0, now + hour)).toBe('invitation-expired')
    expect(answerRefusal(asked, { ...mine, answer: 'no' }, 0, now)).toBe('already-answered')
    expect(answerRefusal(asked, { ...mine, withdrawnAt: now }, 0, now)).toBe('people-found')
  })

  it('is accepted once as many agreed as are wanted, and looks anew once nobody is left to ask', () => {
    const pair = need({ state: 'asked', peopleWanted: 2 })
    expect(stateAfterYes(pair, 1)).toBe('asked')
    expect(stateAfterYes(pair, 2)).toBe('accepted')
    expect(stateAfterNo(pair, 1, 1)).toBe('asked')
    expect(stateAfterNo(pair, 0, 1)).toBe('triaged')
    expect(stateAfterNo(need({ state: 'accepted' }), 0, 0)).toBe('accepted')
  })

  it('is handed back so often, then goes up', () => {
    expect(afterHandBack(need(), 2)).toEqual({ handedBackCount: 1, level: 'community' })
    expect(afterHandBack(need({ handedBackCount: 1 }), 2)).toEqual({ handedBackCount: 2, level: 'street' })
  })
})

describe('visits', () => {
  const zhao = { id: 'zhao', agreed: true }

  it('are in the future, by people who agreed, in pairs the first time somebody lives alone', () => {
    const plan = { at: now + hour, visitors: [zhao], first: true, livesAlone: true }
    expect(visitRefusal(plan, now)).toBe('pair-needed')
    expect(visitRefusal({ ...plan, first: false }, now)).toBeNull()
    expect(visitRefusal({ ...plan, livesAlone: false }, now)).toBeNull()
    expect(visitRefusal({ ...plan, visitors: [zhao, { id: 'sun', agreed: false }] }, now)).toBe(
      'visitor-has-not-agreed',
    )
    expect(visitRefusal({ ...plan, visitors: [] }, now)).toBe('visitor-missing')
    expect(visitRefusal({ ...plan, at: now }, now)).toBe('visit-in-the-past')
  })
})

describe('more time', () => {
  const asked = { until: now + 3 * hour, openAlready: false, mostDays: 15 }

  it('is asked before it has run out, once, for later, not for ever', () => {
    expect(extensionRefusal(need(), asked, now)).toBeNull()
    expect(extensionRefusal(need(), asked, now + hour)).toBe('extension-after-deadline')
    expect(extensionRefusal(need(), { ...asked, openAlready: true }, now)).toBe('extension-open')
    expect(extensionRefusal(need(), { ...asked, until: now + hour }, now)).toBe('extension-not-later')
    expect(extensionRefusal(need(), { ...asked, until: now + 17 * 24 * hour }, now)).toBe('extension-too-long')
  })

  it('is for whoever ordered it to give, where the deadline is theirs', () => {
    expect(extensionRefusal(need({ dueBy: now + hour }), asked, now)).toBe('deadline-of-the-order')
  })

  it('is granted by somebody else', () => {
    expect(extensionAnswerRefusal(undefined, 'li')).toBe('no-extension-open')
    expect(extensionAnswerRefusal({ askedBy: 'li' }, 'li')).toBe('own-extension')
    expect(extensionAnswerRefusal({ askedBy: 'li' }, 'wang')).toBeNull()
  })
})

describe('joining, calling, undoing', () => {
  it('joins within a street into what is open', () => {
    const other = need({ id: 'n2' })
    expect(joinRefusal(need(), other, 0)).toBeNull()
    expect(joinRefusal(need(), need(), 0)).toBe('joined-to-itself')
    expect(joinRefusal(need(), { ...other, state: 'closed' }, 0)).toBe('target-ended')
    expect(joinRefusal(need(), { ...other, guardedAt: now }, 0)).toBe('target-guarded')
    expect(joinRefusal(need(), { ...other, unitCode: '230506003001' }, 0)).toBe('other-street')
    expect(joinRefusal(need(), other, 1)).toBe('has-joined-needs')
  })

  it('closes unreached only after the street’s number of calls', () => {
    expect(closesUnreached(need({ callsMade: 1 }), 3)).toBe(false)
    expect(closesUnreached(need({ callsMade: 2 }), 3)).toBe(true)
  })

  it('takes back one’s own step for a short while', () => {
    const undoable = { step: 'triage', with: null, by: 'li', until: now } as const
    expect(undoRefusal(undoable, 'li', now)).toBeNull()
    expect(undoRefusal(undoable, 'wang', now)).toBe('nothing-to-undo')
    expect(undoRefusal(undoable, 'li', now + 1)).toBe('undo-too-late')
    expect(undoRefusal(null, 'li', now)).toBe('nothing-to-undo')
  })
})
