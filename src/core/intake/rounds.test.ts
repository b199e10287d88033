import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { noticesAddresses } from '../../platform/notices/addresses.ts'
import type { noticesCalls } from '../../platform/notices/contract.ts'
import { needsAddresses } from '../needs/addresses.ts'
import type { needsCalls } from '../needs/contract.ts'
import { intakeAddresses } from './addresses.ts'
import type { intakeCalls } from './contract.ts'

type Calls = typeof intakeCalls
type Needs = typeof needsCalls

const street = await openTestStreet()
const worker = await street.as('李敏', intakeAddresses)
const resident = await street.as('王福贵', intakeAddresses)
const passer = street.nobody(intakeAddresses)
const hongji = '230506002001'
const accusation = '社区主任收了物业的红包，停车位都给了他亲戚。'

async function ask(body: Record<string, unknown> = {}) {
  const { roundId } = await worker.call<Calls['askRound']>('askRound', {
    body: { unitCode: hongji, question: '活动室周末几点开门好？', lastDay: '2026-12-10', ...body },
  })
  return roundId
}

async function look(roundId: string) {
  return worker.call<Calls['getRound']>('getRound', { params: { roundId } })
}

async function answers(roundId: string, query: Record<string, unknown> = {}) {
  return (await worker.call<Calls['listAnswers']>('listAnswers', { params: { roundId }, query })).rows
}

describe('a question to many', () => {
  test('is answered in the app once, by poster, and on paper', async () => {
    const roundId = await ask()
    await resident.call('answerRound', { params: { roundId }, body: { text: '七点就开，老人起得早。' } })
    expect(await resident.refusal('answerRound', { params: { roundId }, body: { text: '再说一句' } })).toBe(
      'answered-already',
    )
    const { code } = await look(roundId)
    street.clock.now += 1
    await passer.call('answerByPoster', { body: { code, text: '八点。' } })
    street.clock.now += 1
    await worker.call('typeAnswer', { params: { roundId }, body: { text: '九点就行。' } })

    const rows = await answers(roundId)
    expect(rows.map(({ text, way, person }) => [text, way, person?.name ?? null])).toEqual([
      ['七点就开，老人起得早。', 'app', '王福贵'],
      ['八点。', 'poster', null],
      ['九点就行。', 'paper', null],
    ])
    expect(await look(roundId)).toMatchObject({ answers: 3, needs: 0, state: 'running' })
  })

  test('is answered once by somebody who sends it twice in one moment', async () => {
    const roundId = await ask()
    const statuses = await Promise.all(
      ['一', '二', '三'].map(
        async (text) => (await resident.send('answerRound', { params: { roundId }, body: { text } })).status,
      ),
    )
    expect(statuses.toSorted()).toEqual([200, 422, 422])
  })

  test('counts a poster answer that is sent twice once', async () => {
    const roundId = await ask()
    const { code } = await look(roundId)
    const command = crypto.randomUUID()
    for (let turn = 0; turn < 2; turn += 1) {
      await passer.call('answerByPoster', { body: { code, text: '六点半' } }, command)
    }
    expect(await answers(roundId)).toHaveLength(1)
  })

  test('is answered under one’s name at a poster by whoever is signed in', async () => {
    const roundId = await ask()
    const { code } = await look(roundId)
    const seen = await resident.call<Calls['lookAtRound']>('lookAtRound', { body: { code } })
    expect(seen).toMatchObject({ signedIn: true, answered: false, result: null })
    await resident.call('answerByPoster', { body: { code, text: '都行' } })
    expect(await resident.refusal('answerByPoster', { body: { code, text: '又来' } })).toBe('answered-already')
    expect((await answers(roundId))[0]).toMatchObject({ way: 'poster', person: { name: '王福贵' } })
  })

  test('is asked of those who live there', async () => {
    const roundId = await ask()
    const elsewhere = await street.as('黄金宝', intakeAddresses)
    const { rows } = await elsewhere.call<Calls['listMyRounds']>('listMyRounds', { query: {} })
    const mine = await resident.call<Calls['listMyRounds']>('listMyRounds', { query: {} })
    expect(mine.rows.map(({ id }) => id)).toContain(roundId)
    expect(rows).toEqual([])
    const body = { text: '我也说一句' }
    expect(await elsewhere.refusal('answerRound', { params: { roundId }, body })).toBe('asked-elsewhere')
  })

  test('ends on its last day, and takes paper until its result is said', async () => {
    const roundId = await ask({ lastDay: '2026-11-25' })
    const { code } = await look(roundId)
    const before = street.clock.now
    street.clock.now = Date.parse('2026-11-25T15:59:00Z')
    await passer.call('answerByPoster', { body: { code, text: '赶上了' } })
    street.clock.now = Date.parse('2026-11-25T16:00:00Z')
    expect(await passer.refusal('answerByPoster', { body: { code, text: '晚了' } })).toBe('round-over')
    await worker.call('typeAnswer', { params: { roundId }, body: { text: '昨天写的' } })
    street.clock.now = before
  })

  test('lasts a season at most, and is no question of yesterday', async () => {
    const body = { unitCode: hongji, question: '几点？' }
    expect(await worker.refusal('askRound', { body: { ...body, lastDay: '2027-06-01' } })).toBe('round-too-long')
    expect((await worker.send('askRound', { body: { ...body, lastDay: '2026-11-01' } })).status).toBe(400)
    expect(
      await worker.refusal('askRound', { body: { ...body, unitCode: '230506002002', lastDay: '2026-12-01' } }),
    ).toBe('not-your-post')
  })
})

describe('an answer', () => {
  test('goes under a heading, and the headings count', async () => {
    const roundId = await ask()
    for (const text of ['早点', '再早点', '晚点']) {
      street.clock.now += 1
      await worker.call('typeAnswer', { params: { roundId }, body: { text } })
    }
    const { headingId } = await worker.call<Calls['addHeading']>('addHeading', {
      params: { roundId },
      body: { name: '早开门' },
    })
    expect(await worker.refusal('addHeading', { params: { roundId }, body: { name: '早开门' } })).toBe('heading-known')
    const rows = await answers(roundId)
    for (const { id } of rows.slice(0, 2)) {
      await worker.call('sortAnswer', { params: { answerId: id }, body: { headingId } })
    }
    expect((await look(roundId)).headings).toEqual([{ id: headingId, name: '早开门', answers: 2 }])
    expect((await answers(roundId, { heading: headingId })).map(({ text }) => text)).toEqual(['早点', '再早点'])
    expect((await answers(roundId, { heading: 'none' })).map(({ text }) => text)).toEqual(['晚点'])

    const other = await ask()
    await worker.call('typeAnswer', { params: { roundId: other }, body: { text: '别的' } })
    const [foreign] = await answers(other)
    expect(await worker.refusal('sortAnswer', { params: { answerId: foreign!.id }, body: { headingId } })).toBe(
      'heading-unknown',
    )
  })

  test('that is a need becomes one of whoever gave it, who follows it', async () => {
    const roundId = await ask()
    await resident.call('answerRound', { params: { roundId }, body: { text: '门口台阶太高，轮椅上不去。' } })
    const [answer] = await answers(roundId)
    const turned = await worker.call<Calls['turnIntoNeed']>('turnIntoNeed', {
      params: { answerId: answer!.id },
      body: {},
    })
    const { mine } = await resident.call<Calls['getMyRound']>('getMyRound', { params: { roundId } })
    expect(mine?.need).toEqual({ id: turned.needId, number: turned.number, state: 'heard', residentStep: 'received' })
    const needs = await street.as('王福贵', needsAddresses)
    const seen = await needs.call<Needs['getNeed']>('getNeed', { params: { needId: turned.needId } })
    expect(seen).toMatchObject({ source: 'opinion-round', reporter: { isMe: true } })
    expect(await worker.refusal('turnIntoNeed', { params: { answerId: answer!.id }, body: {} })).toBe('need-already')
    expect(await look(roundId)).toMatchObject({ answers: 1, needs: 1 })
  })

  test('is joined to what is known', async () => {
    const needs = await street.as('李敏', needsAddresses)
    const known = await needs.call<Needs['report']>('report', {
      body: { text: '活动室台阶高。', source: 'paper', unitCode: hongji },
    })
    const roundId = await ask()
    await worker.call('typeAnswer', { params: { roundId }, body: { text: '台阶太高' } })
    const [answer] = await answers(roundId)
    const { needId } = await worker.call<Calls['turnIntoNeed']>('turnIntoNeed', {
      params: { answerId: answer!.id },
      body: { intoId: known.id },
    })
    const joined = await needs.call<Needs['getNeed']>('getNeed', { params: { needId } })
    expect(joined.state).toBe('joined')
  })

  test('that accuses somebody of the street is guarded at once, however it came, and stands in no list', async () => {
    const roundId = await ask()
    const { code } = await look(roundId)
    await resident.call('answerRound', { params: { roundId }, body: { text: accusation } })
    const command = crypto.randomUUID()
    await passer.call('answerByPoster', { body: { code, text: accusation } }, command)
    await passer.call('answerByPoster', { body: { code, text: accusation } }, command)
    await worker.call('typeAnswer', { params: { roundId }, body: { text: accusation } })

    expect(await answers(roundId)).toEqual([])
    expect(await look(roundId)).toMatchObject({ answers: 0, needs: 0 })
    const { rows } = await street.admin.query(
      "select state, reporter_id from needs.need where source = 'opinion-round' and guarded_at is not null",
    )
    expect(rows).toHaveLength(3)
    const { mine } = await resident.call<Calls['getMyRound']>('getMyRound', { params: { roundId } })
    expect(mine).toMatchObject({ text: null, need: { state: 'guarded' } })
    expect(await resident.refusal('answerRound', { params: { roundId }, body: { text: '改一下' } })).toBe(
      'answered-already',
    )
  })

  test('that became a need leaves the list when the need is guarded', async () => {
    const roundId = await ask()
    await worker.call('typeAnswer', { params: { roundId }, body: { text: '钱不知道花哪儿了。' } })
    const [answer] = await answers(roundId)
    const { needId } = await worker.call<Calls['turnIntoNeed']>('turnIntoNeed', {
      params: { answerId: answer!.id },
      body: {},
    })
    const needs = await street.as('李敏', needsAddresses)
    await needs.call('guard', { params: { needId }, body: { reason: '像是说会计。' } })
    expect(await answers(roundId)).toEqual([])
  })
})

describe('what came of it', () => {
  test('is said once, to everybody, and told to those who answered under their name', async () => {
    const roundId = await ask()
    const { code } = await look(roundId)
    await resident.call('answerRound', { params: { roundId }, body: { text: '七点' } })
    await passer.call('answerByPoster', { body: { code, text: '八点' } })
    const result = { params: { roundId }, body: { result: '周末七点半开门，下周起。' } }
    expect(await worker.refusal('sayResult', result)).toBe('round-runs')
    street.clock.now += 1000
    await worker.call('closeRound', { params: { roundId }, body: {} })
    expect(await worker.call<Calls['sayResult']>('sayResult', result)).toEqual({ told: 1 })
    expect(await worker.refusal('sayResult', result)).toBe('result-said')

    const seen = await passer.call<Calls['lookAtRound']>('lookAtRound', { body: { code } })
    expect(seen).toMatchObject({ state: 'decided', result: '周末七点半开门，下周起。', answers: 2 })
    const mail = await street.as('王福贵', noticesAddresses)
    const { rows } = await mail.call<(typeof noticesCalls)['listNotices']>('listNotices', { query: {} })
    expect(rows[0]).toMatchObject({ title: '您答过的那件事有结果了', link: `/m/rounds/${roundId}` })
  })
})

/** Who may take which step: each is tried by all of them. */
test('staff ask, sort and decide where they work; grid workers print cards, and nobody else does any of it', async () => {
  const names = {
    officer: '韩志远',
    secretary: '郑慧',
    branch: '王丽华',
    worker: '李敏',
    grid: '张凯',
    otherWorker: '周倩',
    leader: '许桂芳',
    matters: '高岩',
    auditor: '沈静',
    resident: '王福贵',
  }
  const { rows: houses } = await street.admin.query<{ id: string }>(
    'select id from territory.building where unit_code = $1 limit 1',
    [`${hongji}002`],
  )
  const desk = ['officer', 'secretary', 'branch', 'worker']
  const expected = {
    askRound: desk,
    openBox: desk,
    printCards: [...desk, 'grid'],
    typeAnswer: desk,
    listAnswers: desk,
    getRound: desk,
    addHeading: desk,
    closeRound: desk,
  }
  const found: Record<string, string[]> = {}
  for (const step of Object.keys(expected) as (keyof typeof expected)[]) {
    found[step] = []
    for (const [who, name] of Object.entries(names)) {
      const roundId = ['askRound', 'openBox', 'printCards'].includes(step) ? '' : await ask()
      street.clock.now += 1000
      const client = await street.as(name, intakeAddresses)
      const { status } = await client.send(step, {
        params: { roundId, buildingId: houses[0]!.id },
        body: {
          unitCode: hongji,
          question: '几点？',
          lastDay: '2026-12-01',
          place: '门口',
          keeperId: street.id('李敏'),
          text: '都行',
          name: '早',
        },
      })
      expect(status, `${step} ${who}`).toBeLessThan(500)
      if (status === 200) found[step].push(who)
    }
  }
  expect(found).toEqual(expected)
})
