import { beforeAll, describe, expect, it } from 'vitest'
import { openTestStreet, type TestStreet } from '../../app/testing/harness.ts'
import { needsAddresses } from './addresses.ts'
import type { State } from './need.ts'

/**
 * Who may do what, and who sees what: every step as every post, inside and outside its scope. What is expected stands here
 * and comes from no table of the product.
 */

const people = {
  officer: '韩志远',
  secretary: '郑慧',
  matters: '高岩',
  auditor: '沈静',
  branch: '王丽华',
  worker: '李敏',
  grid: '张凯',
  teamLead: '许桂芳',
  squadLead: '高秀兰',
  member: '赵春兰',
  invited: '孙立国',
  reporter: '王福贵',
  neighbour: '徐明',
  otherBranch: '宋玉梅',
  otherWorker: '周倩',
  otherGrid: '徐丹',
  otherTeam: '刘志',
} as const
type Who = keyof typeof people

const desk = ['officer', 'secretary', 'branch', 'worker'] as const
const afoot = [...desk, 'grid'] as const
const leaders = ['teamLead', 'squadLead'] as const
const outside: readonly Who[] = [
  'auditor',
  'member',
  'neighbour',
  'otherBranch',
  'otherWorker',
  'otherGrid',
  'otherTeam',
]

interface Expected {
  readonly state: State
  readonly body?: object
  readonly may: readonly Who[]
}

const day = 86_400_000
const reason = { reason: '看过了。' }

/** Each step: in which state it is tried, with what, and who may. */
function expectations(street: TestStreet, otherNeed: string, teamId: string): Record<string, Expected> {
  const receiver = { teamId }
  const until = street.clock.now + 20 * day
  return {
    transcribe: { state: 'voice', body: { text: '水管坏了。' }, may: afoot },
    setUrgent: { state: 'heard', may: afoot },
    triage: { state: 'heard', body: { kind: 'worry', category: 'life' }, may: desk },
    dispatch: { state: 'triaged', body: receiver, may: desk },
    ask: { state: 'triaged', body: { personIds: [street.id('魏东')] }, may: desk },
    stopAsking: { state: 'asked', may: desk },
    sayYes: { state: 'asked', may: ['invited'] },
    sayNo: { state: 'asked', may: ['invited'] },
    accept: { state: 'dispatched', may: leaders },
    handBack: { state: 'dispatched', body: reason, may: leaders },
    planVisit: {
      state: 'serving',
      body: { at: street.clock.now + day, visitorIds: [street.id('张凯'), street.id('李敏')] },
      may: [...afoot, ...leaders],
    },
    startServing: { state: 'accepted', may: [...afoot, ...leaders] },
    note: { state: 'serving', body: { text: '去看过了。' }, may: [...afoot, ...leaders, 'reporter'] },
    finish: { state: 'serving', body: { minutesServed: 20, text: '修好了。' }, may: [...afoot, ...leaders] },
    confirm: { state: 'done', body: { mark: 'satisfied' }, may: ['reporter'] },
    sayUnsolved: { state: 'done', body: reason, may: ['reporter'] },
    callBack: { state: 'calling', body: { outcome: 'fair' }, may: afoot },
    askExtension: { state: 'serving', body: { until, ...reason }, may: [...afoot, ...leaders] },
    answerExtension: { state: 'serving', body: { granted: true }, may: ['officer', 'secretary', 'branch'] },
    decline: { state: 'heard', body: { ...reason, instead: '区里' }, may: desk },
    refer: { state: 'heard', body: { to: '区住建局', ...reason }, may: desk },
    followUp: { state: 'referred', body: { text: '问过了。' }, may: desk },
    takeBack: { state: 'referred', body: reason, may: desk },
    settle: { state: 'referred', body: { text: '修好了。' }, may: desk },
    mark: { state: 'heard', body: { flags: ['legal'] }, may: afoot },
    guard: { state: 'heard', body: reason, may: afoot },
    clear: { state: 'guarded', body: reason, may: ['matters'] },
    handOff: { state: 'guarded', body: { to: '区纪委监委', ...reason }, may: ['matters'] },
    join: { state: 'heard', body: { intoId: otherNeed }, may: desk },
    separate: { state: 'joined', may: desk },
    withdraw: { state: 'heard', may: ['reporter'] },
    undo: { state: 'triaged', may: ['worker'] },
    callReporter: { state: 'serving', may: [...afoot, ...leaders] },
  }
}

const notSteps = [
  'report',
  'listMine',
  'listWork',
  'listInbox',
  'countInbox',
  'getChoices',
  'getNeed',
  'listHands',
  'triageMany',
  'dispatchMany',
  'undoMany',
  'addCategory',
  'changeCategory',
  'retireCategories',
  'restoreCategories',
  'undoCategories',
]

let street: TestStreet
let needId: string
let otherNeed: string
let teamId: string
let squadId: string

beforeAll(async () => {
  street = await openTestStreet()
  const reporter = await street.as('王福贵', needsAddresses)
  needId = ((await reporter.call('report', { body: { text: '水管坏了。' } })) as { id: string }).id
  otherNeed = ((await reporter.call('report', { body: { text: '水龙头也坏了。' } })) as { id: string }).id
  const squad = await street.admin.query<{ id: string; team_id: string }>(
    "select s.id, s.team_id from organisation.squad s join organisation.team t on t.id = s.team_id where t.name = '绚丽彩' and s.unit_code = '230506002001'",
  )
  ;({ id: squadId, team_id: teamId } = squad.rows[0]!)
})

/** Puts the need into a state as if it had come there, so that each cell of the matrix begins alike. */
async function put(state: State): Promise<void> {
  const ended = ['closed', 'declined', 'withdrawn', 'joined'].includes(state)
  const handed = ['dispatched', 'accepted', 'serving', 'done', 'calling'].includes(state)
  const moment = new Date(street.clock.now)
  await street.admin.query(
    `delete from needs.invitation where need_id = $1;
     delete from needs.extension where need_id = $1;
     delete from needs.visit where need_id = $1;
     delete from needs.joining where need_id = $1;`.replaceAll('$1', `'${needId}'`),
  )
  await street.admin.query(
    `update needs.need set state = $2, kind = 'worry', category = 'life', flags = '{}', level = 'community', lives_alone = false, contact_way = 'phone',
       guarded_at = $3, closed_at = $4, deadline_at = $5, soon_at = $5, escalate_at = null, dispatched_at = $6,
       team_id = $7, squad_id = $8, assignee_id = null, joined_to = $9, body = '水管坏了。', people_wanted = 2,
       voice_note_id = case when $2 = 'voice' then uuidv7() end,
       undoable = case when $2 = 'triaged' then $10::jsonb end, version = version + 1
     where id = $1`,
    [
      needId,
      state,
      state === 'guarded' ? moment : null,
      ended ? moment : null,
      ended ? null : new Date(street.clock.now + 10 * day),
      handed ? moment : null,
      handed ? teamId : null,
      handed ? squadId : null,
      state === 'joined' ? otherNeed : null,
      JSON.stringify({
        step: 'triage',
        by: street.id('李敏'),
        until: street.clock.now + day,
        before: { state: 'heard' },
        supporting: [],
      }),
    ],
  )
  if (state === 'asked') {
    await street.admin.query(
      `insert into needs.invitation (need_id, person_id, asked_by, asked_at, expires_at) values ($1, $2, $3, $4, $5)`,
      [needId, street.id('孙立国'), street.id('李敏'), moment, new Date(street.clock.now + day)],
    )
  }
  if (state === 'serving') {
    await street.admin.query(
      `insert into needs.extension (need_id, asked_by, asked_at, until, reason)
       select $1, $2, $3, $4, '等零件' where $5`,
      [needId, street.id('高秀兰'), moment, new Date(street.clock.now + 15 * day), false],
    )
  }
}

/** Who sees a need in this state at all. */
function sees(who: Who, state: State): boolean {
  if (outside.includes(who)) return false
  if (who === 'reporter') return true
  if (state === 'guarded') return who === 'matters'
  if (who === 'matters') return false
  if (who === 'invited') return state === 'asked'
  if (who === 'teamLead' || who === 'squadLead')
    return ['dispatched', 'accepted', 'serving', 'done', 'calling'].includes(state)
  return true
}

describe('every step as every post', () => {
  it('each call of the contract has its row', () => {
    const rows = Object.keys(expectations(street, otherNeed, teamId))
    expect([...rows, ...notSteps].sort()).toEqual(Object.keys(needsAddresses).sort())
  })

  it('does what the table says, inside and outside the scope', async () => {
    const wrong: string[] = []
    let cells = 0
    for (const [step, { state, body, may }] of Object.entries(expectations(street, otherNeed, teamId))) {
      for (const [who, name] of Object.entries(people) as [Who, string][]) {
        await put(state)
        if (step === 'answerExtension') {
          await street.admin.query(
            `insert into needs.extension (need_id, asked_by, asked_at, until, reason) values ($1, $2, $3, $4, '等零件')`,
            [needId, street.id('高秀兰'), new Date(street.clock.now), new Date(street.clock.now + 15 * day)],
          )
        }
        const client = await street.as(name, needsAddresses)
        const { status, body: answer } = await client.send(step as 'accept', { params: { needId }, body: body ?? {} })
        const word = (answer as { reason?: string }).reason
        const expected = may.includes(who) ? '200' : sees(who, state) ? 'refused' : '404'
        const refused = status === 422 && ['no-right', 'not-asked', 'nothing-to-undo'].includes(word ?? '')
        const found = refused ? 'refused' : String(status)
        cells += 1
        if (found !== expected) wrong.push(`${step} as ${who}: expected ${expected}, found ${found} ${word ?? ''}`)
      }
    }
    expect(wrong).toEqual([])
    expect(cells).toBe(Object.keys(people).length * 33)
  }, 120_000)
})

describe('what is not a step', () => {
  it('finer categories are added by street officers alone', async () => {
    for (const [who, name] of Object.entries(people) as [Who, string][]) {
      const client = await street.as(name, needsAddresses)
      const { status } = await client.send('addCategory', { body: { broad: 'life', name: `类别${who}`.slice(0, 20) } })
      expect({ who, status }).toEqual({ who, status: who === 'officer' ? 200 : 422 })
    }
  })

  it('who could take a need is shown to those who hand over, and of others not even that it exists', async () => {
    await put('dispatched')
    for (const [who, name] of Object.entries(people) as [Who, string][]) {
      const client = await street.as(name, needsAddresses)
      const { status } = await client.send('listHands', { params: { needId } })
      const may = (desk as readonly Who[]).includes(who) || (leaders as readonly Who[]).includes(who)
      expect({ who, status }).toEqual({ who, status: may ? 200 : 404 })
    }
  })

  it('for others is taken in by staff within their units', async () => {
    for (const [who, name] of Object.entries(people) as [Who, string][]) {
      const client = await street.as(name, needsAddresses)
      const body = { source: 'door', unitCode: '230506002001002', reporterName: '路过的人', text: '路口有冰。' }
      const { status } = await client.send('report', { body })
      expect({ who, status }).toEqual({ who, status: (afoot as readonly Who[]).includes(who) ? 200 : 422 })
    }
  })

  it('without sign-in nothing is answered', async () => {
    const nobody = street.nobody(needsAddresses)
    for (const call of Object.keys(needsAddresses) as (keyof typeof needsAddresses)[]) {
      const { status } = await nobody.send(call, { params: { needId, categoryId: needId }, body: {} })
      expect({ call, status }).toEqual({ call, status: 401 })
    }
  })
})

describe('the database answers who may see', () => {
  const tables = [
    'need',
    'supporting',
    'invitation',
    'visit',
    'visitor',
    'extension',
    'rating',
    'joining',
    'search_term',
    'search_due',
    'count_change',
    'open_count',
    'category',
  ]

  it('every table of needs has row level security', async () => {
    const { rows } = await street.admin.query<{ name: string; on: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity as on, count(p.polname)::int as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace left join pg_policy p on p.polrelid = c.oid
       where n.nspname = 'needs' and c.relkind = 'r' group by 1, 2`,
    )
    expect(rows.map(({ name }) => name).sort()).toEqual([...tables].sort())
    expect(rows.filter(({ on, policies }) => !on || policies === 0)).toEqual([])
  })

  it('each sees as many needs as are theirs, by a count from the truth', async () => {
    await fill()
    const units: Partial<Record<Who, string>> = {
      officer: '230506002',
      secretary: '230506002',
      branch: '230506002001',
      worker: '230506002001',
      grid: '230506002001002',
      otherBranch: '230506002003',
      otherWorker: '230506002002',
      otherGrid: '230506002001001',
    }
    for (const [who, name] of Object.entries(people) as [Who, string][]) {
      const scope = units[who] ?? 'none'
      const truth = await street.admin.query<{ n: number }>(
        `select count(*)::int as n from needs.need n
         where (guarded_at is null and unit_code like $2 || '%') or reporter_id = $1
           or ($3 and guarded_at is not null)
           or (guarded_at is null and dispatched_at is not null
               and exists (select from actor.grant g where g.person_id = $1
                 and (g.post = 'team-leader' and g.team_id = n.team_id or g.post = 'squad-leader' and g.squad_id = n.squad_id)))
           or (guarded_at is null and exists (select from needs.invitation i where i.need_id = n.id and i.person_id = $1
                 and i.withdrawn_at is null and i.answer is distinct from 'no'))
           or (guarded_at is null and exists (select from needs.visitor v where v.need_id = n.id and v.person_id = $1))`,
        [street.id(name), scope, who === 'matters'],
      )
      const seen = await street.db.read({ personId: street.id(name) }, (tx) =>
        tx
          .selectFrom('needs.need')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      )
      expect({ who, n: seen.n }).toEqual({ who, n: truth.rows[0]!.n })
    }
  })

  it('without an actor nothing is seen, by a stranger nothing of what hangs on a need, by the operator all', async () => {
    const read = (personId: string | null, table: string) =>
      street.db.read({ personId }, (tx) =>
        tx
          .selectFrom(`needs.${table.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())}` as 'needs.need')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
      )
    for (const table of ['need', 'supporting', 'invitation', 'visit', 'visitor', 'extension', 'rating', 'joining']) {
      const truth = await street.admin.query<{ n: number }>(`select count(*)::int as n from needs.${table}`)
      expect({ table, n: truth.rows[0]!.n }).not.toEqual({ table, n: 0 })
      expect({ table, n: (await read(null, table)).n }).toEqual({ table, n: 0 })
      expect({ table, n: (await read(street.id('宋玉梅'), table)).n }).toEqual({ table, n: 0 })
      expect({ table, n: (await read(street.id('韩志远'), table)).n }).toEqual({ table, n: truth.rows[0]!.n })
    }
    await expect(read(street.id('韩志远'), 'search_term')).rejects.toThrow(/permission denied/)
  })

  it('the app can’t write a need past its steps', async () => {
    await expect(
      street.db.transact({ personId: street.id('韩志远') }, (tx) =>
        tx.updateTable('needs.need').set({ state: 'closed' }).where('id', '=', needId).execute(),
      ),
    ).rejects.toThrow(/permission denied/)
    await expect(
      street.db.transact({ personId: street.id('韩志远') }, (tx) =>
        tx.deleteFrom('needs.need').where('id', '=', needId).execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })

  /** A row in every table that hangs on a need, all in 宏吉. */
  async function fill(): Promise<void> {
    await put('accepted')
    const values = { need: needId, other: otherNeed, person: street.id('孙立国'), by: street.id('李敏'), team: teamId }
    await street.admin.query(
      `insert into needs.supporting (need_id, team_id) values ('${values.need}', '${values.team}') on conflict do nothing;
       insert into needs.invitation (need_id, person_id, asked_by, asked_at, expires_at, answer, answered_at)
         values ('${values.need}', '${values.person}', '${values.by}', now(), now() + interval '1 day', 'yes', now());
       insert into needs.visit (id, need_id, planned_by, planned_at, visit_at, first, password)
         values ('00000000-0000-7000-8000-0000000000aa', '${values.need}', '${values.by}', now(), now(), true, '春风12');
       insert into needs.visitor (visit_id, need_id, person_id)
         values ('00000000-0000-7000-8000-0000000000aa', '${values.need}', '${values.person}');
       insert into needs.extension (need_id, asked_by, asked_at, until, reason)
         values ('${values.need}', '${values.by}', now(), now(), '等零件');
       insert into needs.rating (need_id, rated_at, rated_by, mark, by_call)
         values ('${values.need}', now(), '${values.by}', 'fair', true);
       insert into needs.joining (need_id, into_id, joined_at, joined_by)
         values ('${values.other}', '${values.need}', now(), '${values.by}');`,
    )
  }
})
