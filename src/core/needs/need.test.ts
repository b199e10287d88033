import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicCalendar } from '../../platform/calendar/public-holidays.ts'
import { access, mayTake, standingIn } from './access.ts'
import { coverNumbers, titleFrom } from './cleaning.ts'
import { clockUntil, escalated, escalatesAt, lightOf, startClock, usualMinutes } from './deadline.ts'
import { drawingPath, drawStates } from './draw-states.ts'
import {
  clockOf,
  endStates,
  firstLevel,
  isEnded,
  kinds,
  leadsFrom,
  leadsTo,
  levelAbove,
  levels,
  type NeedFacts,
  openStates,
  stageOf,
  stages,
  type State,
  states,
  statesOf,
  type Step,
  stepNames,
  steps,
  unitAtLevel,
} from './need.ts'
import { refusals } from './refusals.ts'
import { toResident } from './timeline/words.zh.ts'
import { refusals as refusalWords } from './words.zh.ts'

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

describe('the table of states and steps', () => {
  it('every open state has a clock, a turn of the loop and a minute for each kind', () => {
    for (const state of openStates) {
      expect(stages).toContain(stageOf[state])
      const clock = clockOf[state]
      if (clock !== 'confirm') for (const kind of kinds) expect(usualMinutes[clock][kind]).toBeGreaterThan(0)
    }
    expect(stages.flatMap((stage) => statesOf(stage)).sort()).toEqual([...openStates].sort())
    expect([...openStates, ...endStates].sort()).toEqual([...states].sort())
  })

  it('every open state can be left, and every state is reached from the beginning', () => {
    const reached = new Set<State>()
    const left = new Set<State>()
    for (let grown = -1; grown !== reached.size; ) {
      grown = reached.size
      for (const step of stepNames) {
        const { from, to } = steps[step]
        for (const end of to) {
          if (end === 'same' || end === 'before') continue
          const starts =
            from === null ? null : (from as readonly State[]).filter((state) => reached.has(state) && state !== end)
          if (starts === null || starts.length > 0) reached.add(end)
          for (const start of starts ?? []) left.add(start)
        }
      }
    }
    expect([...reached].sort()).toEqual([...states].sort())
    expect(openStates.filter((state) => !left.has(state))).toEqual([])
  })

  it('from every open state some way leads to an end', () => {
    const ends = new Set<State>(endStates)
    for (let grown = -1; grown !== ends.size; ) {
      grown = ends.size
      for (const step of stepNames) {
        const { from, to } = steps[step]
        if ((to as readonly string[]).some((end) => ends.has(end as State)))
          for (const state of from ?? []) ends.add(state)
      }
    }
    expect([...ends].sort()).toEqual([...states].sort())
  })

  it('whatever way a need goes, it stands in a state of the table and its end has no clock', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 60 }), (choices) => {
        let state: State = 'heard'
        for (const choice of choices) {
          const possible = stepNames.filter((step) => leadsFrom(step, state) && step !== 'undo')
          if (isEnded(state)) {
            expect(possible.every((step) => step === 'separate')).toBe(true)
            return
          }
          expect(possible.length).toBeGreaterThan(0)
          const step = possible[choice % possible.length]!
          const ends = steps[step].to.map((end) => (end === 'same' || end === 'before' ? state : end))
          const end: State = ends[choice % ends.length]!
          expect(leadsTo(step, state, end)).toBe(true)
          state = end
          expect(states).toContain(state)
        }
      }),
    )
  })

  it('an ended need is left by nothing but separating what was joined', () => {
    const leaving = stepNames.filter((step) => (steps[step].from ?? []).some((state) => isEnded(state as State)))
    expect(leaving.sort()).toEqual(['separate', 'undo'])
  })

  it('the drawing in docs is what the table says', async () => {
    expect(await readFile(drawingPath, 'utf8')).toBe(drawStates())
  })

  it('what residents read is exactly what the table shows them', () => {
    const said = new Proxy({}, { get: () => null }) as never
    const silent = stepNames.filter((step) => !steps[step].shown)
    for (const step of silent) expect(toResident[step](said)).toBeNull()
  })

  it('every refusal has a sentence', () => {
    expect(Object.keys(refusalWords).sort()).toEqual([...refusals].sort())
  })
})

describe('levels', () => {
  it('begin where the place is known and end at the street', () => {
    expect(firstLevel('230506002001002')).toBe('grid')
    expect(firstLevel('230506002001')).toBe('community')
    expect(firstLevel('230506002')).toBe('street')
    expect(levels.map(levelAbove)).toEqual(['community', 'street', 'street'])
    expect(unitAtLevel('230506002001002', 'community')).toBe('230506002001')
    expect(unitAtLevel('230506002001002', 'street')).toBe('230506002')
  })
})

describe('clocks', () => {
  const calendar = publicCalendar()

  it('急 runs by the clock, the others by working time', () => {
    const friday = Date.parse('2026-11-27T08:00:00Z') // 16:00, an hour before closing
    expect(startClock(calendar, friday, 'urgent', 30).deadlineAt).toBe(friday + 30 * 60_000)
    const worry = startClock(calendar, friday, 'worry', 195).deadlineAt
    expect(new Date(worry).toISOString()).toBe('2026-11-30T02:45:00.000Z') // Monday 10:45
  })

  it('beyond the known years a deadline says that it is provisional', () => {
    expect(startClock(calendar, Date.parse('2026-12-30T02:00:00Z'), 'wish', 3900).provisional).toBe(true)
    expect(startClock(calendar, now, 'worry', 195).provisional).toBe(false)
  })

  it('is green, yellow in its last quarter, and red from the deadline on', () => {
    const { soonAt, deadlineAt } = startClock(calendar, now, 'urgent', 40)
    expect(lightOf(now, soonAt, deadlineAt)).toBe('green')
    expect(lightOf(now + 29 * 60_000, soonAt, deadlineAt)).toBe('green')
    expect(lightOf(now + 30 * 60_000, soonAt, deadlineAt)).toBe('yellow')
    expect(lightOf(deadlineAt, soonAt, deadlineAt)).toBe('red')
    expect(lightOf(now, null, null)).toBeNull()
  })

  it('yellow never comes after red, whatever kind, minute and moment', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2027-12-31') }),
        fc.constantFrom(...kinds, null),
        fc.integer({ min: 5, max: 4000 }),
        (moment, kind, minutes) => {
          const { startedAt, soonAt, deadlineAt } = startClock(calendar, moment, kind, minutes)
          expect(startedAt).toBe(moment)
          expect(soonAt).toBeGreaterThanOrEqual(startedAt)
          expect(soonAt).toBeLessThanOrEqual(deadlineAt)
          expect(deadlineAt).toBeGreaterThan(moment)
        },
      ),
    )
  })

  it('goes up at its deadline, but not from the street and not while it waits for others', () => {
    expect(escalatesAt('triage', 'community', 7)).toBe(7)
    expect(escalatesAt('triage', 'street', 7)).toBeNull()
    expect(escalatesAt('confirm', 'community', 7)).toBeNull()
    expect(escalatesAt('answer', 'grid', 7)).toBeNull()
    expect(escalated('grid', 9)).toEqual({ level: 'community', escalateAt: 9 })
    expect(escalated('community', 9)).toEqual({ level: 'street', escalateAt: null })
  })

  it('a superior’s deadline overrides ours', () => {
    expect(clockUntil(now, now + 5 * hour).deadlineAt).toBe(now + 5 * hour)
  })
})

describe('who may', () => {
  function actor(
    personId: string,
    ...grants: { post: string; unitCode?: string; teamId?: string; squadId?: string }[]
  ) {
    return {
      personId,
      sessionId: null,
      rights: new Set<string>(),
      grants: grants.map((grant) => ({
        id: 'g',
        unitCode: null,
        teamId: null,
        squadId: null,
        partnerId: null,
        ...grant,
      })),
    }
  }

  it('triages within the scope of a desk post, and nowhere else', () => {
    const li = actor('li', { post: 'community-worker', unitCode: '230506002001' })
    expect(mayTake('triage', standingIn(li, need()))).toBe(true)
    expect(mayTake('triage', standingIn(li, need({ unitCode: '230506002002001' })))).toBe(false)
    expect(mayTake('triage', standingIn(li, need({ guardedAt: now, state: 'guarded' })))).toBe(false)
    expect(
      mayTake('triage', standingIn(actor('zhang', { post: 'grid-worker', unitCode: '230506002001002' }), need())),
    ).toBe(false)
  })

  it('accepts what was dispatched to one’s own team', () => {
    const leader = actor('xu', { post: 'team-leader', unitCode: '230506002', teamId: 't1' })
    expect(mayTake('accept', standingIn(leader, need({ teamId: 't1' })))).toBe(false)
    expect(mayTake('accept', standingIn(leader, need({ teamId: 't1', dispatchedAt: now })))).toBe(true)
    expect(mayTake('accept', standingIn(leader, need({ teamId: 't2', dispatchedAt: now })))).toBe(false)
    const member = actor('zhao', { post: 'team-member', unitCode: '230506002', teamId: 't1' })
    expect(mayTake('accept', standingIn(member, need({ teamId: 't1', dispatchedAt: now })))).toBe(false)
  })

  it('confirms only what one asked for', () => {
    expect(mayTake('confirm', standingIn(actor('wang'), need()))).toBe(true)
    expect(mayTake('confirm', standingIn(actor('li', { post: 'street-officer', unitCode: '230506002' }), need()))).toBe(
      false,
    )
  })

  it('no step of the clock is taken by a person', () => {
    const everything = actor('x', { post: 'operator', unitCode: '' }, { post: 'street-officer', unitCode: '230506002' })
    const standing = standingIn(everything, need({ assigneeId: 'x', reporterId: 'x', dispatchedAt: now }), {
      asked: true,
      helping: true,
      purposes: ['ask', 'follow', 'confirm'],
    })
    for (const step of stepNames.filter((name) => 'bySystem' in steps[name]))
      expect(mayTake(step, standing)).toBe(false)
    expect(stepNames.filter((step: Step) => (access[step] as readonly string[]).length === 0)).toEqual([])
  })
})

describe('words', () => {
  it('a title is the first sentence without the numbers of people, cut at 40 characters', () => {
    expect(titleFrom('楼道灯坏了。请来修。')).toBe('楼道灯坏了')
    expect(titleFrom('打我电话13800001111吧')).toBe('打我电话＊＊＊吧')
    expect([...titleFrom('长'.repeat(90))]).toHaveLength(40)
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        (text) => titleFrom(text).length > 0,
      ),
    )
  })

  it('numbers of people are covered, other numbers stay', () => {
    expect(coverNumbers('身份证 230506194801010012，2号楼301，电话0469-4238888')).toBe(
      '身份证 ＊＊＊，2号楼301，电话＊＊＊',
    )
    expect(coverNumbers('110kV，2026年，8月15日')).toBe('110kV，2026年，8月15日')
  })
})
