import { describe, expect, it } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { haircut, hardship, peopleOf } from './test-people.ts'

const hour = 3_600_000

const street = await openTestStreet()
const { as, report, take, refusal, look, status, list, team, triaged, accepted, done } = peopleOf(street)

describe('a need from heard to confirmed', () => {
  it('goes through every turn of the loop and the resident reads each step', async () => {
    const told = await report('王福贵')
    expect(told).toMatchObject({ state: 'heard', unitCode: expect.stringMatching(/^230506002001002$/) })
    expect(told.number).toMatch(/^2026-\d{4}$/)

    await take('李敏', 'triage', told.id, { ...hardship, teamId: await team('绚丽彩') })
    await take('李敏', 'dispatch', told.id, { teamId: await team('绚丽彩') })
    expect((await look('王福贵', told.id)).residentStep).toBe('received')
    await take('高秀兰', 'accept', told.id)
    expect((await look('王福贵', told.id)).residentStep).toBe('people-found')
    await take('高秀兰', 'planVisit', told.id, {
      at: street.clock.now + 24 * hour,
      visitorIds: [street.id('高秀兰'), street.id('张凯')],
    })
    await take('高秀兰', 'startServing', told.id)
    await take('高秀兰', 'finish', told.id, { minutesServed: 40, text: '剪好了。' })
    expect(await take('王福贵', 'confirm', told.id, { mark: 'satisfied' })).toMatchObject({
      state: 'closed',
      deadlineAt: null,
    })

    const mine = await look('王福贵', told.id)
    expect(mine.timeline.map(({ step }) => step)).toEqual([
      'report',
      'triage',
      'accept',
      'planVisit',
      'startServing',
      'finish',
      'confirm',
    ])
    expect(mine.timeline.every(({ sentence }) => sentence.length > 0)).toBe(true)
    expect(mine.visits[0]!.visitors.map(({ name }) => name)).toEqual(['高秀兰', '张凯'])
    expect(mine.visits[0]!.password).toMatch(/^.{2}\d\d$/)
    expect(mine.minutesServed).toBe(40)

    const theirs = await look('李敏', told.id)
    expect(theirs.timeline.map(({ step }) => step)).toContain('dispatch')
    expect(theirs.visits[0]!.password).toBeNull()
    expect(theirs.ratings).toMatchObject([{ mark: 'satisfied', by: 'reporter' }])
  })

  it('reopens one level up when the resident says it is not solved', async () => {
    const id = await done()
    await take('王福贵', 'sayUnsolved', id, { reason: '人来了，没带推子。' })
    expect(await look('李敏', id)).toMatchObject({ state: 'reopened', level: 'community', team: { name: '绚丽彩' } })
    expect(await status('高秀兰', id)).toBe(404)
    await take('李敏', 'dispatch', id, { assigneeId: street.id('张凯') })
    expect(await look('张凯', id)).toMatchObject({ state: 'dispatched', assignee: { name: '张凯' } })
  })

  it('closes without the resident only after a person called', async () => {
    const id = await done()
    street.clock.now += 4 * 24 * hour
    await street.runJob('needs.clock')
    expect((await look('李敏', id)).state).toBe('calling')
    expect((await take('何苗', 'callBack', id, { outcome: 'no-answer' })).state).toBe('calling')
    expect((await take('何苗', 'callBack', id, { outcome: 'no-answer' })).state).toBe('calling')
    expect((await take('何苗', 'callBack', id, { outcome: 'no-answer' })).state).toBe('closed')
  })

  it('takes a voice note, which has no text until a person types it', async () => {
    const voiceNoteId = await upload('王福贵', 'voice')
    const photoId = await upload('王福贵', 'photo')
    const { id, state } = await report('王福贵', { text: undefined, voiceNoteId, photoIds: [photoId] })
    expect(state).toBe('voice')
    expect(await look('李敏', id)).toMatchObject({ voice: true, body: null, voiceNoteId, photos: [photoId] })
    expect(await refusal('李敏', 'triage', id, hardship)).toBe('wrong-state')
    expect((await take('张凯', 'setUrgent', id)).state).toBe('voice')
    await take('张凯', 'transcribe', id, { text: '家里水管崩了，满地是水。' })
    expect(await look('李敏', id)).toMatchObject({ state: 'heard', kind: 'urgent', title: '家里水管崩了，满地是水' })
    expect(await list('李敏', { words: '水管崩了' })).toContain(id)
  })

  it('takes nobody else’s upload', async () => {
    const photoId = await upload('孙桂英', 'photo')
    const { status: code } = await (await as('王福贵')).send('report', { body: { text: haircut, photoIds: [photoId] } })
    expect(code).toBe(400)
  })
})

/** A file that somebody uploaded and has not used yet. */
async function upload(name: string, kind: 'voice' | 'photo'): Promise<string> {
  const { rows } = await street.admin.query<{ id: string }>(
    `insert into attachments.attachment (id, kind, mime, name, bytes, sha256, received_sha256, uploaded_by, uploaded_at)
     values (uuidv7(), $1, $2, 'file', 10, 'x', 'x', $3, now()) returning id`,
    [kind, kind === 'voice' ? 'audio/webm' : 'image/jpeg', street.id(name)],
  )
  return rows[0]!.id
}

describe('volunteers are asked', () => {
  it('nothing says that somebody comes before a yes', async () => {
    const id = await triaged()
    await take('李敏', 'ask', id, { personIds: [street.id('赵春兰'), street.id('孙立国')] })
    expect(await look('王福贵', id)).toMatchObject({ state: 'asked', residentStep: 'received', invitations: [] })
    expect((await look('赵春兰', id)).can).toMatchObject({ sayYes: true, sayNo: true, accept: false })
    expect((await look('赵春兰', id)).reporter.name).toBeNull()

    await take('赵春兰', 'sayYes', id)
    expect(await look('王福贵', id)).toMatchObject({ state: 'accepted', residentStep: 'people-found' })
    expect(await refusal('孙立国', 'sayYes', id)).toBe('people-found')
    expect(await status('孙立国', id)).toBe(404)
  })

  it('looks for people anew once everybody said no, or time ran out', async () => {
    const id = await triaged()
    await take('李敏', 'ask', id, { personIds: [street.id('赵春兰'), street.id('孙立国')] })
    await take('赵春兰', 'sayNo', id, { reason: '这周出门。' })
    expect((await look('李敏', id)).state).toBe('asked')
    await take('孙立国', 'sayNo', id)
    expect((await look('李敏', id)).state).toBe('triaged')

    await take('李敏', 'ask', id, { personIds: [street.id('赵春兰')] })
    expect(await refusal('李敏', 'ask', id, { personIds: [street.id('赵春兰')] })).toBe('already-asked')
    street.clock.now += 3 * 24 * hour
    await street.runJob('needs.clock')
    expect((await look('李敏', id)).state).toBe('triaged')
  })

  it('a resident who is in no team is not asked', async () => {
    const id = await triaged()
    expect(await refusal('李敏', 'ask', id, { personIds: [street.id('孙桂英')] })).toBe('receiver-unknown')
  })

  it('of two who say yes at once exactly one goes', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await triaged()
      await take('李敏', 'ask', id, { personIds: [street.id('赵春兰'), street.id('孙立国'), street.id('魏东')] })
      const people = await Promise.all(['赵春兰', '孙立国', '魏东'].map(as))
      const answers = await Promise.all(
        people.map((client) => client.send('sayYes', { params: { needId: id }, body: {} })),
      )
      expect(answers.filter(({ status: code }) => code === 200)).toHaveLength(1)
      expect(
        answers.filter(({ status: code }) => code === 422).map(({ body }) => (body as { reason: string }).reason),
      ).toEqual(['people-found', 'people-found'])
    }
  })
})

describe('handing over and handing back', () => {
  it('goes up a level once it was handed back the street’s number of times', async () => {
    const id = await triaged()
    await take('李敏', 'dispatch', id, { teamId: await team('绚丽彩') })
    expect(await refusal('高秀兰', 'handBack', id, { reason: '' })).toBe('too-short')
    await take('高秀兰', 'handBack', id, { reason: '这周排满了。' })
    expect(await look('李敏', id)).toMatchObject({ state: 'triaged', handedBackCount: 1, level: 'grid' })
    await take('李敏', 'dispatch', id, { assigneeId: street.id('张凯') })
    await take('张凯', 'handBack', id, { reason: '我不会理发。' })
    expect(await look('李敏', id)).toMatchObject({ state: 'triaged', handedBackCount: 2, level: 'community' })
  })

  it('a team of another community, a stranger or nobody does not receive it', async () => {
    const id = await triaged()
    expect(await refusal('李敏', 'dispatch', id, {})).toBe('nobody-named')
    expect(await refusal('李敏', 'dispatch', id, { assigneeId: street.id('周倩') })).toBe('receiver-unknown')
    expect(await refusal('李敏', 'dispatch', id, { teamId: await team('绚丽彩'), assigneeId: street.id('张凯') })).toBe(
      'one-receiver-only',
    )
  })

  it('of two who accept at once one does', async () => {
    const id = await triaged()
    await take('李敏', 'dispatch', id, { teamId: await team('绚丽彩') })
    const clientsAtOnce = await Promise.all([as('高秀兰'), as('许桂芳')])
    const answers = await Promise.all(
      clientsAtOnce.map((client) => client.send('accept', { params: { needId: id }, body: {} })),
    )
    expect(answers.map(({ status: code }) => code).sort()).toEqual([200, 422])
  })

  it('sent twice it acts once and answers alike', async () => {
    const { id } = await report('王福贵')
    const client = await as('李敏')
    const commandId = '0193f5a0-0000-7000-8000-00000000000a'
    const first = await client.send('triage', { params: { needId: id }, body: hardship }, commandId)
    const second = await client.send('triage', { params: { needId: id }, body: hardship }, commandId)
    expect(second).toEqual(first)
    expect((await look('李敏', id)).timeline.filter(({ step }) => step === 'triage')).toHaveLength(1)
  })

  it('tells whoever saw an older version that it changed', async () => {
    const { id } = await report('王福贵')
    const seen = (await look('李敏', id)).version
    await take('王丽华', 'triage', id, hardship)
    const late = await (await as('李敏')).send('triage', {
      params: { needId: id },
      body: { ...hardship, version: seen },
    })
    expect(late).toMatchObject({ status: 409, body: { reason: 'changed-meanwhile' } })
  })
})

describe('visits', () => {
  it('the first one to somebody living alone is made in pairs', async () => {
    const { id } = await report('金顺姬')
    await take('周倩', 'triage', id, hardship)
    await take('周倩', 'dispatch', id, { assigneeId: street.id('陈国栋') })
    await take('陈国栋', 'accept', id)
    const at = street.clock.now + 30 * hour
    expect(await refusal('陈国栋', 'planVisit', id, { at, visitorIds: [street.id('陈国栋')] })).toBe('pair-needed')
    expect(
      await refusal('陈国栋', 'planVisit', id, { at, visitorIds: [street.id('陈国栋'), street.id('林小满')] }),
    ).toBe('visitor-has-not-agreed')
    await take('陈国栋', 'planVisit', id, { at, visitorIds: [street.id('陈国栋'), street.id('周倩')] })

    street.clock.now += 48 * hour
    await take('陈国栋', 'planVisit', id, { at: street.clock.now + hour, visitorIds: [street.id('陈国栋')] })
    expect((await look('金顺姬', id)).visits).toHaveLength(2)
  })
})

describe('more time', () => {
  it('is asked before the deadline, answered by somebody else, and told to the resident', async () => {
    const id = await accepted()
    const { deadlineAt } = await look('高秀兰', id)
    const until = deadlineAt! + 5 * 24 * hour
    expect(await refusal('高秀兰', 'askExtension', id, { until: deadlineAt! - 1, reason: '等零件。' })).toBe(
      'extension-not-later',
    )
    await take('高秀兰', 'askExtension', id, { until, reason: '等零件。' })
    expect(await refusal('高秀兰', 'askExtension', id, { until, reason: '等零件。' })).toBe('extension-open')
    expect(await refusal('李敏', 'answerExtension', id, { granted: true })).toBe('no-right')
    expect(await take('王丽华', 'answerExtension', id, { granted: true })).toMatchObject({ deadlineAt: until })
    expect((await look('王福贵', id)).timeline.at(-1)).toMatchObject({ step: 'answerExtension', shown: true })
  })

  it('is too late once it has run out', async () => {
    const id = await accepted()
    street.clock.now = (await look('高秀兰', id)).deadlineAt!
    expect(await refusal('高秀兰', 'askExtension', id, { until: street.clock.now + hour, reason: '忙。' })).toBe(
      'extension-after-deadline',
    )
  })
})
