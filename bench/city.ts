import pg from 'pg'
import type { BenchStreet } from './street.ts'

/** A city around a street: other streets with their people, and as many people in our own. Indexes are made anew afterwards. */
export async function settleCity(street: BenchStreet, streets: number, peopleInEach: number): Promise<void> {
  const admin = new pg.Client({ connectionString: street.database.adminUrl! })
  await admin.connect()
  await admin.query(`
    insert into territory.unit (code, level, parent_code, name)
    select code, 'street', null, '第' || n || '街道'
      from (select n, lpad((231000000 + n)::text, 9, '0') as code from generate_series(1, ${streets - 1}) n) s;
    insert into territory.unit (code, level, parent_code, name)
    select s.code || lpad(n::text, 3, '0'), 'community', s.code, '第' || n || '社区'
      from territory.unit s cross join generate_series(1, 5) n where s.level = 'street' and s.code like '231%';
    insert into territory.unit (code, level, parent_code, name)
    select c.code || lpad(n::text, 3, '0'), 'grid', c.code, '第' || n || '网格'
      from territory.unit c cross join generate_series(1, 4) n where c.level = 'community' and c.code like '231%'`)
  const { rows: indexes } = await admin.query<{ name: string; definition: string }>(`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index where indrelid = 'people.person'::regclass
      and not indisunique and not exists (select from pg_constraint where conindid = indexrelid)`)
  for (const { name } of indexes) await admin.query(`drop index ${name}`)
  await admin.query(`
    with surname as (select array['王 wang', '李 li', '张 zhang', '刘 liu', '陈 chen', '杨 yang', '赵 zhao', '黄 huang', '周 zhou',
        '吴 wu', '徐 xu', '孙 sun', '朱 zhu', '马 ma', '胡 hu', '郭 guo', '林 lin', '何 he', '高 gao', '罗 luo'] as all_of),
      given as (select array['福 fu', '贵 gui', '淑 shu', '琴 qin', '国 guo', '栋 dong', '丽 li', '华 hua', '敏 min', '志 zhi', '远 yuan',
        '春 chun', '兰 lan', '德 de', '厚 hou', '秀 xiu', '珍 zhen', '云 yun', '桂 gui', '芳 fang', '勇 yong', '涛 tao', '小 xiao',
        '雨 yu', '强 qiang', '梅 mei', '军 jun', '静 jing', '岩 yan', '慧 hui'] as all_of),
      grid as (select code, row_number() over (partition by left(code, 9) order by code) - 1 as place,
        count(*) over (partition by left(code, 9)) as grids from territory.unit where level = 'grid'),
      home as (select grid.code, n from grid cross join generate_series(1, ${peopleInEach}) n where n % grids = place),
      picked as (select code, surname.all_of[1 + abs(hashint8(n * 3 + code::bigint % 9973)) % 20] as family,
          given.all_of[1 + abs(hashint8(n * 7 + code::bigint % 997)) % 30] as first,
          given.all_of[1 + abs(hashint8(n * 11 + code::bigint % 101)) % 30] as second
        from home, surname, given),
      told as (select code, string_to_array(family, ' ') as family, string_to_array(first, ' ') as first,
        string_to_array(second, ' ') as second from picked)
    insert into people.person (unit_code, name, pinyin, initials, registered_at)
    select code, family[1] || first[1] || second[1], family[2] || first[2] || second[2],
      left(family[2], 1) || left(first[2], 1) || left(second[2], 1), now()
    from told`)
  for (const { definition } of indexes) await admin.query(definition)
  await admin.query('vacuum analyze people.person')
  const { rows } = await admin.query('select count(*)::int as people from people.person')
  console.log(`${streets} streets, ${rows[0].people} people`)
  await admin.end()
}
