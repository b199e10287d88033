import { describe, expect, it } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { calendarAddresses } from '../../platform/calendar/addresses.ts'
import { organisationAddresses } from '../organisation/addresses.ts'
import type { organisationCalls } from '../organisation/contract.ts'
import type { needsCalls } from './contract.ts'
import { stateRefusal } from './step-rules.ts'
import { hardship, peopleOf } from './test-people.ts'

type Calls = typeof needsCalls
const hour = 3_600_000

const street = await openTestStreet()
const { as, report, take, refusal, look, status, list, team, triaged, accepted, done } = peopleOf(street)

describe('what the street does not do itself', () => {
  it('is declined with the reason and where to go instead', async () => {
    const { id } = await report('王福贵', { text: '我想问房产证过户的事。' })
    await take('李敏', 'decline', id, { reason: '不动产登记不在街道办。', instead: '宝山区不动产登记中心' })
    expect(await look('王福贵', id)).toMatchObject({ state: 'declined', declinedTo: '宝山区不动产登记中心' })
  })

  it('is handed to who is responsible and still followed', async () => {
    const { id } = await report('王福贵', { text: '路灯坏了一个月。' })
    const answerBy = street.clock.now + 10 * 24 * hour
    expect(await take('李敏', 'refer', id, { to: '区住建局', reason: '市政路灯归住建。', answerBy })).toMatchObject({
      state: 'referred',
      deadlineAt: answerBy,
    })
    await take('李敏', 'followUp', id, { text: '说下周修。' })
    expect(await take('李敏', 'settle', id, { text: '修好了。' })).toMatchObject({ state: 'done' })
    await take('王福贵', 'confirm', id, { mark: 'fair' })
  })
})

describe('what may accuse somebody of the street', () => {
  it('is seen from the first second by the officer for such matters and the reporter alone', async () => {
    const { id } = await report('王福贵', { text: '我要举报网格员收红包，不给钱不登记。' })
    for (const name of ['李敏', '王丽华', '韩志远', '郑慧', '张凯', '许桂芳']) expect(await status(name, id)).toBe(404)
    expect(await look('高岩', id)).toMatchObject({
      state: 'guarded',
      guarded: true,
      can: { clear: true, handOff: true, triage: false },
    })
    expect(await status('王福贵', id)).toBe(200)
    expect(await list('李敏', { words: '举报网格员' })).toEqual([])
    expect(await list('高岩', { words: '举报网格员' })).toContain(id)
    expect(await list('高岩', { stage: 'hear' })).toContain(id)

    await take('高岩', 'clear', id, { reason: '说的是外面的推销员。' })
    expect(await status('李敏', id)).toBe(200)
    expect(await status('高岩', id)).toBe(404)
  })

  it('whoever marks it loses sight of it', async () => {
    const id = await accepted()
    expect((await take('李敏', 'guard', id, { reason: '后来说到了队长。' })).state).toBe('guarded')
    expect(await status('李敏', id)).toBe(404)
    expect(await status('高秀兰', id)).toBe(404)
    await take('高岩', 'handOff', id, { to: '区纪委监委', reason: '检举党员干部。' })
    expect(await look('高岩', id)).toMatchObject({ state: 'referred', guarded: true })
    expect(await status('李敏', id)).toBe(404)
  })

  it('a worker who takes such a thing in for somebody does not read it back', async () => {
    const told = await report('张凯', {
      source: 'door',
      reporterId: street.id('王福贵'),
      text: '他说社区书记收了钱不办事。',
    })
    expect(told.state).toBe('guarded')
    expect(await status('张凯', told.id)).toBe(404)
    expect(await status('王福贵', told.id)).toBe(200)
  })
})

describe('what the reporter adds', () => {
  const added = { text: '门铃坏了，来了请敲门。' }

  it('is read by all, said as theirs, and told to whoever has it in hand', async () => {
    const id = await accepted()
    expect((await look('王福贵', id)).can.note).toBe(true)
    await take('王福贵', 'note', id, added)
    expect((await look('王福贵', id)).timeline.at(-1)).toMatchObject({
      sentence: '您补充说',
      note: added.text,
      shown: true,
    })
    expect((await look('高秀兰', id)).timeline.at(-1)).toMatchObject({ sentence: '本人补充说', note: added.text })
    expect(await told('高秀兰', id)).toContain('本人又补充了几句')
    expect(await told('李敏', id)).not.toContain('本人又补充了几句')
  })

  it('is told to who sorted it as long as nobody has it', async () => {
    const id = await triaged()
    await take('王福贵', 'note', id, added)
    expect(await told('李敏', id)).toContain('本人又补充了几句')
  })

  it('takes words, and is over when the need is', async () => {
    const id = await done()
    const { status: refused } = await (await as('王福贵')).send('note', { params: { needId: id }, body: { text: ' ' } })
    expect(refused).toBe(400)
    await take('王福贵', 'confirm', id, { mark: 'satisfied' })
    expect(await refusal('王福贵', 'note', id, added)).toBe('wrong-state')
  })

  it('that may accuse who has it in hand is guarded, and they are not told', async () => {
    const id = await accepted()
    await take('王福贵', 'note', id, { text: '来的志愿者收了我二十块钱才肯动手。' })
    expect(await status('高秀兰', id)).toBe(404)
    expect(await told('高秀兰', id)).not.toContain('本人又补充了几句')
    expect(await look('高岩', id)).toMatchObject({ state: 'guarded', can: { clear: true } })
    await take('王福贵', 'note', id, added)
    expect(await told('高岩', id)).toEqual(expect.arrayContaining(['有一件要专员看', '本人又补充了几句']))
  })
})

describe('whatever the reporter’s side says later', () => {
  const accusing = '来的志愿者收了我二十块钱才肯动手。'
  const ways = [
    ['in the reason why it is not solved', '王福贵', 'sayUnsolved', { reason: accusing }],
    ['beside a good mark', '王福贵', 'confirm', { mark: 'satisfied', words: accusing }],
    ['on the telephone, solved', '李敏', 'callBack', { outcome: 'fair', words: accusing }],
    ['on the telephone, not solved', '李敏', 'callBack', { outcome: 'unsolved', words: accusing }],
    [
      'at the other end of a call that did not reach them',
      '李敏',
      'callBack',
      { outcome: 'no-answer', words: accusing },
    ],
  ] as const

  it.each(ways)('is judged as at reporting: %s', async (_, name, step, body) => {
    const id = await done()
    const before = await told('高秀兰', id)
    expect(await take(name, step, id, body)).toMatchObject({ state: 'guarded' })
    for (const one of ['李敏', '王丽华', '高秀兰', '韩志远']) expect(await status(one, id)).toBe(404)
    expect(await look('高岩', id)).toMatchObject({ guarded: true, flags: ['petition'], can: { clear: true } })
    expect((await told('高秀兰', id)).length).toBe(before.length)
    expect((await look('王福贵', id)).timeline.at(-1)?.sentence).toContain('由专人在看')
  })

  it('is judged in the reason why it is not needed any more: it is not let go', async () => {
    const id = await accepted()
    expect(await take('王福贵', 'withdraw', id, { reason: '社区主任威胁我，不敢要了。' })).toMatchObject({
      state: 'guarded',
    })
    expect(await status('李敏', id)).toBe(404)
    expect(await told('高秀兰', id)).not.toContain('不用去了')
    expect(await look('高岩', id)).toMatchObject({ state: 'guarded' })
  })

  it('is judged in the lines about where and when too', async () => {
    for (const note of ['placeNote', 'timeWish']) {
      expect((await report('王福贵', { [note]: '别让社区主任知道，他收我的钱。' })).state).toBe('guarded')
    }
  })

  it('accuses nobody in other words: it is reopened', async () => {
    const id = await done()
    expect(await take('王福贵', 'sayUnsolved', id, { reason: '头发只剪了一半。' })).toMatchObject({ state: 'reopened' })
    expect(await status('李敏', id)).toBe(200)
  })

  it('a duplicate is joined only once its words were judged: not while guarded, and not while a voice note', async () => {
    const first = await report('王福贵', { text: '楼道灯不亮。' })
    const guarded = await report('王福贵', { text: '楼道灯不亮，楼长收了换灯的钱，灯没换。' })
    expect(guarded.state).toBe('guarded')
    const { status: refused } = await (await as('李敏')).send('join', {
      params: { needId: guarded.id },
      body: { intoId: first.id },
    })
    expect(refused).toBe(404)
    expect(stateRefusal('join', 'voice')).toBe('wrong-state')
  })
})

describe('a step that was taken back', () => {
  it('is not on the timeline of the resident, and stands there as undone for staff', async () => {
    const { id } = await report('王福贵')
    await take('李敏', 'triage', id, hardship)
    await take('李敏', 'undo', id)
    expect((await look('王福贵', id)).timeline.map(({ step }) => step)).toEqual(['report'])
    const seen = (await look('李敏', id)).timeline
    expect(seen.map(({ step, shown }) => [step, shown])).toEqual([
      ['report', true],
      ['triage', false],
      ['undo', false],
    ])
    expect(seen[1]!.sentence).toContain('后来撤回')

    await take('李敏', 'triage', id, hardship)
    expect((await look('王福贵', id)).timeline.map(({ step }) => step)).toEqual(['report', 'triage'])
  })
})

describe('notices about what was guarded afterwards', () => {
  it('say no more to those who see it no longer, and the same as before to the reporter', async () => {
    const title = '理发的事要快些'
    const { id, number } = await report('王福贵', { title })
    await take('李敏', 'triage', id, hardship)
    await take('李敏', 'dispatch', id, { teamId: await team('绚丽彩') })
    await take('高秀兰', 'accept', id)
    const texts = () =>
      street.admin.query('select recipient_id, title, text from notices.notice where noun_id = $1 order by id', [id])
    const before = (await texts()).rows
    expect(before.map(({ text }) => text)).toContain(`${number} ${title}`)

    await take('李敏', 'guard', id, { reason: '后来说到了队长。' })
    const after = (await texts()).rows
    const mine = ({ recipient_id }: { recipient_id: string }) => recipient_id === street.id('王福贵')
    expect(after.filter(mine)).toEqual(before.filter(mine))
    const others = after.filter((row) => !mine(row) && row.recipient_id !== street.id('高岩'))
    expect(others.length).toBeGreaterThan(0)
    expect(new Set(others.map(({ text }) => text))).toEqual(new Set([number]))
    expect(JSON.stringify(others)).not.toContain(title)
  })

  it('leave no message that staff would pass on', async () => {
    const { id } = await report('王福贵', { text: '我要举报网格员收红包，不给钱不登记。' })
    const messages = async () => (await street.admin.query('select count(*)::int from notices.message')).rows[0].count
    const before = await messages()
    await take('高岩', 'handOff', id, { to: '区纪委监委', reason: '检举。' })
    expect(await told('王福贵', id)).toContain('您的事转过去了')
    expect(await messages()).toBe(before)
  })
})

/** The titles of what somebody was told of a need. */
async function told(name: string, needId: string): Promise<string[]> {
  const { rows } = await street.admin.query(
    'select title from notices.notice where recipient_id = $1 and noun_id = $2 order by id',
    [street.id(name), needId],
  )
  return rows.map(({ title }) => title)
}

describe('joining', () => {
  it('loses nothing, tells both, and can be taken back', async () => {
    const first = await report('王福贵', { text: '楼道灯不亮。' })
    const second = await report('王福贵', { text: '三楼灯坏了。' })
    await take('李敏', 'join', second.id, { intoId: first.id })
    expect((await look('李敏', first.id)).near).toContainEqual(
      expect.objectContaining({ id: second.id, why: 'joined-here' }),
    )
    expect(await refusal('李敏', 'join', first.id, { intoId: second.id })).toBe('target-ended')
    expect(await take('李敏', 'undo', second.id)).toMatchObject({ state: 'heard' })
    await take('李敏', 'join', second.id, { intoId: first.id })
    expect(await take('王丽华', 'separate', second.id)).toMatchObject({ state: 'heard' })
  })
})

describe('undo', () => {
  it('restores what a light step changed, clock and all, for the one who took it', async () => {
    const { id } = await report('王福贵')
    const before = await look('李敏', id)
    await take('李敏', 'triage', id, { ...hardship, kind: 'urgent' })
    expect(await refusal('王丽华', 'undo', id)).toBe('nothing-to-undo')
    await take('李敏', 'undo', id)
    const after = await look('李敏', id)
    expect(after).toMatchObject({
      state: 'heard',
      kind: null,
      category: null,
      deadlineAt: before.deadlineAt,
      undo: null,
    })
    expect(await refusal('李敏', 'undo', id)).toBe('nothing-to-undo')
  })

  it('takes back triage and dispatch whole when both were one stroke', async () => {
    const { id } = await report('王福贵', { title: '盼着理发的事' })
    const before = await look('李敏', id)
    const teamId = await team('绚丽彩')
    await take('李敏', 'triage', id, {
      ...hardship,
      title: '王大爷要理发',
      teamId,
      flags: ['legal'],
      dispatch: { teamId },
    })
    expect(await look('李敏', id)).toMatchObject({ state: 'dispatched', undo: { step: 'dispatch', with: 'triage' } })
    expect(await status('高秀兰', id)).toBe(200)

    expect(await take('李敏', 'undo', id)).toMatchObject({ state: 'heard' })
    const after = await look('李敏', id)
    const { title: said, kind, category, team: of, squad, flags, deadlineAt } = before
    expect(after).toMatchObject({ state: 'heard', title: said, kind, category, team: of, squad, flags, deadlineAt })
    expect(after.timeline.slice(1, 3).map(({ sentence }) => sentence.includes('后来撤回'))).toEqual([true, true])
    expect(await status('高秀兰', id)).toBe(404)
    expect(await told('高秀兰', id)).toContain('派单撤回了')
    expect((await look('王福贵', id)).timeline.map(({ step }) => step)).toEqual(['report'])
    expect(await list('李敏', { words: said })).toEqual([id])
    expect(await refusal('李敏', 'undo', id)).toBe('nothing-to-undo')
  })

  it('takes back the dispatch alone when triage was a stroke of its own', async () => {
    const id = await triaged()
    await take('李敏', 'dispatch', id, { teamId: await team('绚丽彩') })
    expect(await take('李敏', 'undo', id)).toMatchObject({ state: 'triaged' })
    expect(await look('李敏', id)).toMatchObject({ kind: 'hardship', team: { name: '绚丽彩' } })
  })

  it('comes too late after some minutes', async () => {
    const id = await triaged()
    street.clock.now += hour
    expect(await refusal('李敏', 'undo', id)).toBe('undo-too-late')
  })

  it('works for many at once, each with its own outcome', async () => {
    const needs = [await report('王福贵'), await report('王福贵')]
    const other = await report('金顺姬')
    const needIds = [needs[0]!.id, other.id, needs[1]!.id]
    const client = await as('李敏')
    const { outcomes } = await client.call<Calls['triageMany']>('triageMany', { body: { needIds, ...hardship } })
    expect(outcomes.map(({ done: ok, reason }) => [ok, reason])).toEqual([
      [true, null],
      [false, 'not-found'],
      [true, null],
    ])
    await client.call<Calls['dispatchMany']>('dispatchMany', {
      body: { needIds: [needIds[0], needIds[2]], teamId: await team('绚丽彩') },
    })
    const undone = await client.call<Calls['undoMany']>('undoMany', { body: { needIds: [needIds[0], needIds[2]] } })
    expect(undone.outcomes.every(({ done: ok }) => ok)).toBe(true)
    expect((await look('李敏', needIds[0]!)).state).toBe('triaged')
  })
})

describe('overdue', () => {
  it('goes up the chain by itself, one level at a time, on record', async () => {
    const { id } = await report('王福贵')
    street.clock.now = (await look('李敏', id)).deadlineAt!
    await street.runJob('needs.clock')
    expect(await look('李敏', id)).toMatchObject({ level: 'community', light: 'red' })
    await street.runJob('needs.clock')
    expect((await look('李敏', id)).level).toBe('community')
    street.clock.now += 2 * 24 * hour
    await street.runJob('needs.clock')
    street.clock.now += 7 * 24 * hour
    await street.runJob('needs.clock')
    const late = await look('李敏', id)
    expect(late.level).toBe('street')
    expect(late.timeline.filter(({ step }) => step === 'escalate')).toHaveLength(2)
  })

  it('says who watches over it, and when nobody holds the post there', async () => {
    const watching = async (name: string, id: string) => (await look(name, id)).watchers?.map((one) => one.name)
    const { id } = await report('王福贵')
    expect(await watching('李敏', id)).toEqual(['张凯'])
    street.clock.now = (await look('李敏', id)).deadlineAt!
    await street.runJob('needs.clock')
    expect(await watching('李敏', id)).toEqual(['王丽华', '李敏', '何苗'])
    expect(await watching('王福贵', id)).toBeUndefined()

    const unwatched = await report('刘志')
    expect(await watching('郭佳', unwatched.id)).toEqual([])
    const accusing = await report('王福贵', { text: '我要举报网格员收红包，不给钱不登记。' })
    expect(await watching('高岩', accusing.id)).toEqual(['高岩'])
  })
})

describe('withdrawing', () => {
  it('tells whoever was on the way and ends', async () => {
    const id = await accepted()
    expect(await take('王福贵', 'withdraw', id)).toMatchObject({ state: 'withdrawn' })
    expect(await refusal('李敏', 'withdraw', id)).toBe('no-right')
  })
})

describe('telling', () => {
  async function told(needId: string): Promise<{ name: string; kind: string }[]> {
    const { rows } = await street.admin.query<{ name: string; kind: string }>(
      `select p.name, n.kind from notices.notice n join people.person p on p.id = n.recipient_id
       where n.noun_id = $1 order by n.id`,
      [needId],
    )
    return rows
  }

  it('goes to those concerned at each step, and never to the one who acts', async () => {
    const id = await done()
    await take('王福贵', 'confirm', id, { mark: 'satisfied' })
    const notices = await told(id)
    expect(notices).toContainEqual({ name: '高秀兰', kind: 'need-dispatched' })
    expect(
      notices
        .filter(({ name }) => name === '王福贵')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['need-done', 'need-taken'])
    expect(notices).toContainEqual({ name: '高秀兰', kind: 'need-confirmed' })
    expect(notices.filter(({ name }) => name === '李敏')).toEqual([])
  })

  it('an urgent one tells the community at once, a guarded one the officer alone', async () => {
    const urgent = await report('张凯', {
      source: 'grid-worker',
      text: '井盖没了，路上有老人。',
      unitCode: '230506002001002',
      urgent: true,
    })
    expect((await told(urgent.id)).map(({ name }) => name).sort()).toEqual(['何苗', '李敏', '王丽华'])
    const guarded = await report('王福贵', { text: '举报社区干部挪用慰问金。' })
    expect(await told(guarded.id)).toEqual([{ name: '高岩', kind: 'need-guarded' }])
  })

  it('the number of a reporter is opened only where it was shared, on record', async () => {
    const { id } = await report('王福贵', { contactWay: 'phone' })
    expect(
      (await (await as('张凯')).call<Calls['callReporter']>('callReporter', { params: { needId: id }, body: {} }))
        .phone,
    ).toMatch(/^1990000\d{4}$/)
    const opened = await street.admin.query("select facts from events.event where noun_id = $1 and kind = 'opened'", [
      id,
    ])
    expect(opened.rows).toHaveLength(1)
    const { id: other } = await report('王福贵')
    expect(await refusal('张凯', 'callReporter', other)).toBe('phone-not-shared')
  })
})

describe('a deadline beyond the known years', () => {
  it('is provisional until the street enters the holidays, then counted again', async () => {
    street.clock.now = Date.parse('2026-12-31T07:00:00Z')
    const { id } = await report('王福贵')
    await take('李敏', 'triage', id, { kind: 'wish', category: 'service' })
    const before = await look('李敏', id)
    expect(before.provisional).toBe(true)

    const officer = await street.as('韩志远', calendarAddresses)
    const days = ['2027-01-01', '2027-01-04'].map((date) => ({ date, day: 'rest', name: '元旦' }))
    await officer.call('enterYear', { params: { year: '2027' }, body: { days } })
    const after = await look('李敏', id)
    expect(after.provisional).toBe(false)
    expect(after.deadlineAt).toBeGreaterThan(before.deadlineAt!)
  })
})

describe('while nobody holds the post that alone may read what accuses somebody', () => {
  it('whoever may give that post learns how many wait, and nothing else; others learn nothing', async () => {
    const { id } = await report('王福贵', { text: '我要举报网格员收红包，不给钱不登记。' })
    const { rows } = await street.admin.query<{ count: number }>(
      "select count(*)::int as count from needs.need where lane = 'guarded'",
    )
    const waiting = async (name: string) => {
      const client = await street.as(name, organisationAddresses)
      return (await client.call<typeof organisationCalls.listGivable>('listGivable')).waiting
    }
    expect(await waiting('韩志远')).toEqual([])

    await street.admin.query("update actor.grant set valid_to = now() where post = 'matters-officer'")
    expect(await waiting('韩志远')).toEqual([{ post: 'matters-officer', count: rows[0]!.count }])
    for (const name of ['郑慧', '王丽华', '李敏', '张凯', '沈静', '王福贵']) expect(await waiting(name)).toEqual([])
    expect(await status('韩志远', id)).toBe(404)

    await street.admin.query("update actor.grant set valid_to = null where post = 'matters-officer'")
    expect(await waiting('韩志远')).toEqual([])
  })
})
