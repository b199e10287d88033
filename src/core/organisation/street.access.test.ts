import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { peopleAddresses } from '../people/addresses.ts'
import { territoryAddresses } from '../territory/addresses.ts'
import { organisationAddresses } from './addresses.ts'

// Every call of territory, people and organisation, asked by every post inside and outside its scope. What is expected
// stands here by hand, not derived from access.ts; a call without a row fails.

const street = await openTestStreet({ now: Date.now() - 60_000 })

/** One of each post: the first group works in 宏吉 or over it, the second holds the same posts elsewhere. */
const cast = {
  officer: '韩志远',
  committee: '郑慧',
  matters: '高岩',
  auditor: '沈静',
  secretary: '王丽华',
  worker: '李敏',
  grid: '张凯',
  teamLeader: '许桂芳',
  squadLeader: '高秀兰',
  member: '赵春兰',
  resident: '王福贵',
  secretaryElsewhere: '陈国栋',
  workerElsewhere: '周倩',
  gridElsewhere: '孙磊',
  residentElsewhere: '刘淑琴',
} as const
type Who = keyof typeof cast

const everybody = Object.keys(cast) as Who[]
const staffOfHongji: Who[] = ['officer', 'secretary', 'worker']
const staffOfGrid: Who[] = [...staffOfHongji, 'grid']
const holders = everybody.filter((who) => who !== 'resident' && who !== 'residentElsewhere')

const hongji = '230506002001'
const secondGrid = '230506002001002'

const home = (
  await street.admin.query(
    `select building.id as building, entrance.id as entrance, door.id as door
     from territory.building join territory.entrance on entrance.building_id = building.id
       join territory.door on door.entrance_id = entrance.id
     where building.unit_code = $1 order by building.id, entrance.id, door.id limit 1`,
    [secondGrid],
  )
).rows[0] as { building: string; entrance: string; door: string }
const team = (await street.admin.query(`select id from organisation.team where name = '绚丽彩'`)).rows[0].id as string
const squad = (
  await street.admin.query('select id from organisation.squad where team_id = $1 and unit_code = $2', [team, hongji])
).rows[0].id as string
const personId = street.id('王福贵')
const drawing = JSON.parse(readFileSync(new URL('../territory/sketch.geojson', import.meta.url), 'utf8')) as object

interface Row {
  /** What is sent; the number makes each attempt another one. */
  readonly send?: (attempt: number) => Record<string, unknown>
  readonly allowed: readonly Who[]
  /** Also works without sign-in. */
  readonly open?: true
}

const territory: Record<keyof typeof territoryAddresses, Row> = {
  listUnits: { allowed: everybody, open: true },
  addUnit: { send: (n) => ({ body: { parentCode: hongji, name: `加${n}` } }), allowed: ['officer', 'secretary'] },
  renameUnit: {
    send: (n) => ({ params: { code: secondGrid }, body: { name: `改${n}` } }),
    allowed: ['officer', 'secretary'],
  },
  findBuildings: { allowed: everybody },
  listBuildings: { send: () => ({ params: { code: secondGrid } }), allowed: everybody },
  addBuilding: {
    send: (n) => ({ params: { code: secondGrid }, body: { name: `加${n}号楼` } }),
    allowed: ['officer', 'secretary'],
  },
  mendBuilding: {
    send: (n) => ({ params: { buildingId: home.building }, body: { name: `改${n}号楼`, lon: null, lat: null } }),
    allowed: ['officer', 'secretary'],
  },
  listEntrances: { send: () => ({ params: { buildingId: home.building } }), allowed: everybody },
  addEntrance: {
    send: (n) => ({ params: { buildingId: home.building }, body: { name: `加${n}单元` } }),
    allowed: ['officer', 'secretary'],
  },
  listDoors: { send: () => ({ params: { entranceId: home.entrance } }), allowed: everybody },
  addDoors: {
    send: (n) => ({ params: { entranceId: home.entrance }, body: { names: [`加${n}`] } }),
    allowed: ['officer', 'secretary'],
  },
  getMap: { allowed: everybody, open: true },
  replaceMap: { send: () => ({ body: { drawing } }), allowed: ['officer'] },
}

const mending = { name: '王福贵', called: '王大爷', birthYear: 1948, livesAlone: true, doorId: home.door }

const people: Record<keyof typeof peopleAddresses, Row> = {
  listPeople: { allowed: everybody },
  registerPerson: { send: (n) => ({ body: { name: `新人${n}`, unitCode: secondGrid } }), allowed: staffOfGrid },
  listDoors: { allowed: everybody },
  getMe: { allowed: everybody },
  mendMe: {
    send: () => ({ body: { name: '原名', called: null, birthYear: null, doorId: null } }),
    allowed: everybody,
  },
  findCoworkers: { allowed: everybody },
  listSkills: { allowed: everybody },
  addSkill: { send: (n) => ({ body: { code: `skill-${n}`, name: `技能${n}` } }), allowed: ['officer'] },
  getPerson: { send: () => ({ params: { personId } }), allowed: [...staffOfGrid, 'committee', 'resident'] },
  mendPerson: { send: () => ({ params: { personId }, body: mending }), allowed: staffOfGrid },
  changePhone: { send: (n) => ({ params: { personId }, body: { phone: `1990001${1000 + n}` } }), allowed: ['officer'] },
  openPhone: {
    send: () => ({ params: { personId }, body: { reason: '约上门时间' } }),
    allowed: [...staffOfGrid, 'committee', 'resident'],
  },
  nameSkills: { send: () => ({ params: { personId }, body: { skills: [] } }), allowed: [...staffOfGrid, 'resident'] },
}

const organisation: Record<keyof typeof organisationAddresses, Row> = {
  getChart: { allowed: everybody },
  findInChart: { send: () => ({ query: { words: '宏' } }), allowed: everybody },
  listPeople: { allowed: everybody },
  joinSquad: {
    send: () => ({ body: { squadId: squad, personIds: [personId] } }),
    allowed: ['officer', 'secretary'],
  },
  // Each row answers for itself: it is nobody's own step, so nothing is taken back.
  undoJoinSquad: { send: () => ({ body: { grantIds: [grants[0]!] } }), allowed: everybody },
  getChartNode: { send: () => ({ params: { node: `unit:${hongji}` } }), allowed: everybody },
  listTeams: { allowed: everybody, open: true },
  addTeam: { send: (n) => ({ body: { name: `分队${n}`, colour: 'red', services: [] } }), allowed: ['officer'] },
  getTeam: { send: () => ({ params: { teamId: team } }), allowed: everybody },
  mendTeam: {
    send: () => ({ params: { teamId: team }, body: { name: '绚丽彩', colour: 'rainbow', services: ['理发'] } }),
    allowed: ['officer'],
  },
  addSquad: {
    send: () => ({ params: { teamId: team }, body: { unitCode: hongji } }),
    allowed: [],
  },
  mergeTeam: {
    send: (n) => ({
      params: { teamId: former[n % former.length]!.team },
      body: { intoTeamIds: [team], onDay: '2026-01-05', reason: '合并' },
    }),
    allowed: ['officer'],
  },
  takeOver: {
    send: (n) => ({ params: { teamId: team }, body: { grantId: merged[n]! } }),
    allowed: ['officer', 'teamLeader'],
  },
  letGo: {
    send: (n) => ({ params: { teamId: team }, body: { grantId: merged[merged.length - 1 - n]! } }),
    allowed: ['officer', 'teamLeader'],
  },
  listPosts: { allowed: everybody },
  givePost: {
    send: (n) => ({
      body: {
        personId,
        post: 'grid-worker',
        unitCode: secondGrid,
        from: Date.now() + (n + 1) * 86_400_000,
        to: Date.now() + (n + 1) * 86_400_000 + 1,
      },
    }),
    allowed: ['officer', 'secretary'],
  },
  endPost: { send: (n) => ({ params: { grantId: grants[n % grants.length]! } }), allowed: ['officer', 'secretary'] },
  listGivable: { allowed: everybody },
  listPostsOf: { send: () => ({ params: { personId: street.id('张凯') } }), allowed: everybody },
  addBodies: { send: () => ({ params: { unitCode: hongji } }), allowed: [] },
  listBodies: { allowed: everybody },
  listMembers: { allowed: everybody },
  addMember: {
    send: (n) => ({
      params: { bodyId: branch },
      body: { personId: street.id(cast[everybody[n % everybody.length]!]), duty: 'member', fromDay: '2026-01-01' },
    }),
    allowed: ['officer', 'secretary'],
  },
  endMembership: {
    send: (n) => ({ params: { membershipId: memberships[n % memberships.length]! }, body: { onDay: '2026-01-02' } }),
    allowed: ['officer', 'secretary'],
  },
  listThemeDays: { allowed: everybody },
  recordThemeDay: {
    send: () => ({ params: { bodyId: branch }, body: themeDayBody }),
    allowed: ['officer', 'committee', 'secretary', 'worker'],
  },
  getThemeDay: {
    send: () => ({ params: { themeDayId: themeDay } }),
    allowed: ['officer', 'committee', 'secretary', 'worker'],
  },
  mendThemeDay: {
    send: () => ({ params: { themeDayId: themeDay }, body: themeDayBody }),
    allowed: ['officer', 'committee', 'secretary', 'worker'],
  },
  getServiceList: {
    send: () => ({ params: { bodyId: branch }, query: { from: '2026-01-01', to: '2026-02-01' } }),
    allowed: everybody,
  },
}

const branch = (
  await street.admin.query(`select id from organisation.party_body where unit_code = $1 and kind = 'branch'`, [hongji])
).rows[0].id as string

/** A membership for each attempt to end one; each of another person. */
const memberships = (
  await street.admin.query(
    `insert into organisation.membership (body_id, unit_code, person_id, duty, from_day, added_by)
     select $1, $2, person.id, 'member', '2026-01-01', $3 from people.person
     where person.name <> all($4) order by person.id limit ${everybody.length + 1}
     returning id`,
    [branch, hongji, street.id('王丽华'), Object.values(cast)],
  )
).rows.map(({ id }) => id as string)

const themeDay = (
  await street.admin.query(
    `insert into organisation.theme_day (body_id, unit_code, held_on, subject, place, speaker, done, recorded_by, recorded_at)
     values ($1, $2, '2026-01-15', '走访', '活动室', '王丽华', '走了十户。', $3, now()) returning id`,
    [branch, hongji, street.id('王丽华')],
  )
).rows[0].id as string
const themeDayBody = {
  heldOn: '2026-01-01',
  subject: '走访',
  place: '活动室',
  speaker: '王丽华',
  done: '走了十户。',
  cameIds: [
    (await street.admin.query(`select person_id from organisation.membership where id = $1`, [memberships.at(-1)]))
      .rows[0].person_id as string,
  ],
}

/** A team that may still be merged for each attempt, and one that was, with a post for each attempt to decide. */
const former = (
  await street.admin.query(
    `insert into organisation.team (street_code, name, colour, place, services)
     select '230506002', '旧队' || n, 'red', 50 + n, '{}' from generate_series(0, ${everybody.length + 1}) n
     returning id as team`,
  )
).rows as { team: string }[]
const old = former.at(-1)!.team
await street.admin.query(
  `insert into organisation.team_succession (from_team_id, into_team_id, on_day, reason, decided_by, decided_at)
   values ($1, $2, '2026-01-04', '合并', $3, now())`,
  [old, team, street.id('韩志远')],
)
const merged = (
  await street.admin.query(
    `insert into actor.grant (person_id, post, unit_code, team_id, valid_from)
     select $1, 'team-member', '230506002', $2, now() - interval '1 day' from generate_series(1, ${2 * everybody.length + 2})
     returning id`,
    [street.id('徐明'), old],
  )
).rows.map(({ id }) => id as string)

/** One post of a grid worker for each attempt to end it. */
const grants = (
  await street.admin.query(
    `insert into actor.grant (person_id, post, unit_code, valid_from)
     select $1, 'grid-worker', '230506002001003', now() - interval '1 day' from generate_series(1, ${everybody.length + 1})
     returning id`,
    [street.id('徐明')],
  )
).rows.map(({ id }) => id as string)

const modules = [
  ['territory', territoryAddresses, territory],
  ['people', peopleAddresses, people],
  ['organisation', organisationAddresses, organisation],
] as const

for (const [name, addresses, rows] of modules) {
  test.each(Object.entries(rows as Record<string, Row>))(
    `${name}: %s is for those named here alone`,
    async (call, row) => {
      const allowed: string[] = []
      const clients = [
        ...(await Promise.all(everybody.map(async (who) => [who, await street.as(cast[who], addresses)] as const))),
        ['nobody', street.nobody(addresses)] as const,
      ]
      for (const [attempt, [who, client]] of clients.entries()) {
        const { status, body } = await client.send(call as never, row.send?.(attempt) ?? {})
        if (status < 300) allowed.push(who)
        else if (who === 'nobody') expect(status).toBe(401)
        else expect(refusals).toContain((body as { reason: string }).reason)
      }
      expect(allowed.sort()).toEqual([...row.allowed, ...(row.open ? ['nobody'] : [])].sort())
    },
  )
}

/** How a call says no to somebody whose post or scope it isn't; the squad and the bodies are there already for who might add them. */
const refusals = ['not-your-post', 'not-your-team', 'not-found', 'phone-signs-in', 'squad-known', 'bodies-complete']

test('every call has its row, and every post its person', () => {
  for (const [, addresses, rows] of modules) expect(Object.keys(rows).sort()).toEqual(Object.keys(addresses).sort())
  expect(holders).toHaveLength(13)
})
