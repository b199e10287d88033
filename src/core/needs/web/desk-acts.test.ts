import { describe, expect, it } from 'vitest'
import { type State, type Step, stepNames } from '../need.ts'
import type { NeedView } from '../views.ts'
import { actsOf, waitsFor } from './desk-acts.ts'
import { differs, draftOf, receiverOf, triageBody } from './desk-draft.ts'

/** As much of a need as the foot of the page and the choices look at. */
function need(state: State, may: readonly Step[], more: Partial<NeedView> = {}): NeedView {
  const can = Object.fromEntries(stepNames.map((step) => [step, may.includes(step)]))
  return {
    state,
    kind: null,
    category: null,
    finerCategory: null,
    team: null,
    squad: null,
    assignee: null,
    flags: [],
    livesAlone: null,
    title: '想请人上门理发',
    referredTo: null,
    visits: [],
    can,
    ...more,
  } as unknown as NeedView
}

describe('the foot of an open need', () => {
  it('decides what and who in one stroke while a need is new', () => {
    const acts = actsOf(need('heard', ['triage', 'join', 'note', 'refer', 'decline']))
    expect(acts.main).toBe('decideWho')
    expect(acts.beside).toEqual(['join', 'askFirst'])
    expect(acts.more).toEqual(['refer', 'decline'])
  })

  it('plans a visit before it begins, and begins once one is planned', () => {
    const may: Step[] = ['planVisit', 'startServing', 'finish']
    expect(actsOf(need('accepted', may)).main).toBe('planVisit')
    const planned = { visits: [{ cancelledAt: null }] } as unknown as Partial<NeedView>
    expect(actsOf(need('accepted', may, planned)).main).toBe('startServing')
  })

  it('offers nothing that the server did not allow, and says whom it waits for', () => {
    const waiting = need('dispatched', ['note'], { squad: { id: '1', name: '宏吉社区绚丽彩小队' } })
    expect(actsOf(waiting).main).toBeNull()
    expect(actsOf(waiting).beside).toEqual(['note'])
    expect(waitsFor(waiting)).toContain('宏吉社区绚丽彩小队')
  })
})

describe('what is chosen on the page', () => {
  it('is no change as long as it says what the need says', () => {
    const heard = need('heard', ['triage'])
    expect(differs(draftOf(heard), heard)).toBe(false)
    expect(differs({ ...draftOf(heard), hand: { type: 'staff', id: '1', name: '张凯' } }, heard)).toBe(false)
    expect(differs({ ...draftOf(heard), kind: 'hardship' }, heard)).toBe(true)
  })

  it('becomes a triage once kind and category are there', () => {
    const heard = need('heard', ['triage'])
    const draft = { ...draftOf(heard), kind: 'hardship' as const }
    expect(triageBody(draft, heard)).toBeNull()
    expect(triageBody({ ...draft, category: 'service' }, heard)).toMatchObject({
      kind: 'hardship',
      category: 'service',
    })
  })

  it('names one receiver', () => {
    expect(receiverOf({ type: 'squad', id: 's', name: '' })).toEqual({ squadId: 's' })
    expect(receiverOf({ type: 'team', id: 't', name: '' })).toEqual({ teamId: 't' })
    expect(receiverOf({ type: 'staff', id: 'p', name: '' })).toEqual({ assigneeId: 'p' })
  })
})
