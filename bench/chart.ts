import pg from 'pg'
import { settleCity } from './city.ts'
import { startProduct } from './servers.ts'
import { makeBenchStreet } from './street.ts'

/**
 * What the chart costs in a city: 100 streets of 30,000 people each, 100,000 needs in the street that asks, teams with their
 * people and doors in each. Says how long each answer took, from the request to its last byte, and the search for a person
 * beside it.
 *
 *     node bench/chart.ts [streets] [people in each]
 */
const [streets = 100, peopleInEach = 30_000] = process.argv.slice(2).map(Number)
const rounds = 30
const seed = 20_261_130

let remove = async () => {}
const street = await makeBenchStreet(100_000, seed, (way) => (remove = way))
try {
  await settleCity(street, streets, peopleInEach)
  const team = await organiseCity()
  const product = await startProduct(street)
  try {
    const asked = {
      'the first level': '/organisation/chart',
      'below the street': '/organisation/chart?under=unit:230506002',
      'below a community': '/organisation/chart?under=unit:230506002001',
      'the street opened': '/organisation/chart/unit:230506002',
      'a team opened': `/organisation/chart/team:${team}`,
      'search by letters': '/organisation/chart/found?words=xlc',
      'search by a name': `/organisation/chart/found?words=${encodeURIComponent('许桂芳')}`,
      'a person by letters': '/people?words=wfg&limit=50',
      'a person by name': `/people?words=${encodeURIComponent('王福贵')}&limit=50`,
    }
    for (const [what, path] of Object.entries(asked)) {
      const times: number[] = []
      // An officer of the street, who sees all of it.
      const headers = { authorization: `Bearer ${street.tokens.residents[0]!}` }
      for (let round = 0; round <= rounds; round++) {
        const begun = performance.now()
        const response = await fetch(`${product.address}/api${path}`, { headers })
        await response.text()
        if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}`)
        // The first round warms connections and plans up.
        if (round > 0) times.push(performance.now() - begun)
      }
      times.sort((a, b) => a - b)
      const part = (share: number) => times[Math.floor((times.length - 1) * share)]!.toFixed(1)
      console.log(`${what}: median ${part(0.5)} ms, slowest ${part(1)} ms`)
    }
  } finally {
    await product.stop()
  }
} finally {
  await remove()
}

/** Six teams with a squad in each community and three hundred members in every street; returns a team of our own. */
async function organiseCity(): Promise<string> {
  const admin = new pg.Client({ connectionString: street.database.adminUrl! })
  await admin.connect()
  await admin.query(`
    insert into organisation.team (street_code, name, colour, place, services)
    select s.code, '第' || n || '队', (array['red', 'orange', 'green', 'blue', 'purple', 'rainbow'])[n], n, '{}'
      from territory.unit s cross join generate_series(1, 6) n where s.level = 'street' and s.code like '231%';
    insert into organisation.squad (team_id, unit_code, name)
    select team.id, c.code, team.name || '小队'
      from organisation.team join territory.unit c on c.parent_code = team.street_code where team.street_code like '231%';
    insert into organisation.party_body (unit_code, kind, name)
    select code, kind, '党组织' from territory.unit
      cross join unnest(array['work-committee', 'branch', 'volunteer-committee', 'volunteer-branch']) kind
      where code like '231%' and length(code) = case when kind in ('work-committee', 'volunteer-committee') then 9 else 12 end;
    insert into actor.grant (person_id, post, unit_code, team_id, squad_id, valid_from)
    select member.id, 'team-member', squad.unit_code, squad.team_id, squad.id, now() - interval '100 days'
    from organisation.squad
    cross join lateral (
      select id from people.person
      where person.unit_code = squad.unit_code || '001' order by pinyin, id limit 10) member
    where squad.unit_code like '231%' or squad.unit_code like '230506002%'`)
  await admin.query('vacuum analyze')
  const { rows } = await admin.query(
    `select id from organisation.team where name = '绚丽彩' and street_code = '230506002'`,
  )
  await admin.end()
  return rows[0].id as string
}
