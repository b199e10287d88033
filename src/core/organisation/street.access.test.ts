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
const partner = (await street.admin.query(`select id from organisation.partner where unit_code = $1`, [hongji])).rows[0]
  .id as string
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
  listPartners: { allowed: everybody },
  addPartner: {
    send: (n) => ({ body: { unitCode: hongji, name: `单位${n}`, kind: 'shop' } }),
    allowed: ['officer', 'secretary'],
  },
  mendPartner: {
    send: (n) => ({ params: { partnerId: partner }, body: { name: `单位改${n}`, kind: 'shop', contactId: null } }),
    allowed: ['officer', 'secretary'],
  },
}

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

/** How a call says no to somebody whose post or scope it isn't; the squad is there already for who might add one. */
const refusals = ['not-your-post', 'not-found', 'phone-signs-in', 'squad-known']

test('every call has its row, and every post its person', () => {
  for (const [, addresses, rows] of modules) expect(Object.keys(rows).sort()).toEqual(Object.keys(addresses).sort())
  expect(holders).toHaveLength(13)
})
