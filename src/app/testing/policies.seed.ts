import type { TestStreet } from './harness.ts'

/**
 * Rows of tables that no story of the demo street touches, so that there is something to see in every table: set in place
 * as they are, since the policies ask for nothing but whose they are.
 */
export async function setInPlace({ admin, id }: TestStreet): Promise<void> {
  const [officer, secretary, worker, resident, volunteer, formerly] = [
    '韩志远',
    '王丽华',
    '李敏',
    '王福贵',
    '赵春兰',
    '陈晓燕',
  ].map(id)
  const people = [officer, secretary, worker, resident, volunteer, formerly]
  await admin.query(
    `insert into events.command (id, person_id, call, body_hash, answer)
     select uuidv7(), person, 'report', '\\x00', '{}' from unnest($1::uuid[]) person`,
    [people],
  )
  await admin.query(
    `insert into accounts.account (person_id, created_at)
     select person, now() from unnest($1::uuid[]) person on conflict do nothing`,
    [people],
  )
  await admin.query(
    `insert into accounts.login_name (person_id, name)
     select person, 'name-' || place from unnest($1::uuid[]) with ordinality as told (person, place) on conflict do nothing`,
    [people],
  )
  await admin.query(
    `insert into accounts.password (person_id, hash, changed_at)
     select person, '$argon2id$none', now() from unnest($1::uuid[]) person on conflict do nothing`,
    [people],
  )
  await admin.query(
    `insert into accounts.session (person_id, kind, means, token_hash, device, created_at, last_seen_at, expires_at)
     select person, 'session', 'password', sha256(person::text::bytea), '', now(), now(), now() + interval '1 day'
     from unnest($1::uuid[]) person`,
    [people],
  )
  await admin.query(
    `insert into needs.saved_view (person_id, name, address) select person, '今天', '?' from unnest($1::uuid[]) person`,
    [people],
  )
  await admin.query(
    `insert into attachments.attachment (id, kind, mime, name, bytes, sha256, received_sha256, uploaded_by, uploaded_at)
     select uuidv7(), 'photo', 'image/jpeg', 'unused.jpg', 1, '', '', person, now() from unnest($1::uuid[]) person`,
    [people],
  )
  await admin.query(
    `with face (person_id, id) as (select person, uuidv7() from unnest($1::uuid[]) person)
     insert into attachments.attachment (
       id, noun, noun_id, kind, mime, name, bytes, sha256, received_sha256, uploaded_by, uploaded_at, bound_at)
     select id, 'person', person_id, 'photo', 'image/jpeg', 'face.jpg', 1, '', '', person_id, now(), now() from face`,
    [people],
  )
  await admin.query(
    `insert into imports.batch (id, kind, unit_code, file_name, file_sha256, head_row, row_count, uploaded_by, uploaded_at)
     select uuidv7(), 'needs', unit_code, 'x.xlsx', '', 1, 1, uploaded_by, now()
     from (values ('230506002', $1::uuid), ('230506002001', $2::uuid), ('230506002001', $3::uuid), ('230506002003', null))
       told (unit_code, uploaded_by)`,
    [officer, secretary, worker],
  )
  await admin.query(
    `insert into imports.refused_row (batch_id, row_number, reason) select id, 2, 'empty' from imports.batch`,
  )
  // A message of each unit, as the outbox keeps them.
  await admin.query(
    `insert into notices.message (id, unit_code, channel, recipient_id, text, next_try_at, written_at)
     select uuidv7(), code, 'sms', $1, 'sealed', now(), now() from territory.unit`,
    [resident],
  )
  await admin.query(`
    insert into calendar.day (street_code, date, day, name, entered_at) values ('230506002', '2027-07-01', 'rest', '社区日', now());
    insert into calendar.known_year (street_code, year, entered_at) values ('230506002', 2031, now());
    insert into calendar.working_hours (street_code, hours, changed_at) values ('230506002', '[]', now());
    insert into territory.map (street_code, drawing, replaced_at)
      values ('230506002', '{"type": "FeatureCollection", "features": []}', now());
    insert into needs.count_change (unit_code, lane, change)
      select unit_code, lane, 0 from needs.need where lane is not null group by unit_code, lane;
    select needs.fold_counts();
    insert into needs.count_change (unit_code, lane, change)
      select unit_code, lane, 0 from needs.need where lane is not null group by unit_code, lane;`)
  await setPartsInPlace(admin, id)
  // A post that is over and one that has not begun open nothing.
  await admin.query(
    `insert into actor.grant (person_id, post, unit_code, valid_from, valid_to)
     select $1, post, '230506002', now() + begins::interval, now() + ends::interval
     from unnest(array['street-officer', 'matters-officer', 'auditor']) post
     cross join (values ('-2 years', '-1 day'), ('1 day', '1 year')) term (begins, ends)`,
    [formerly],
  )
  await admin.query(
    `insert into actor.grant (person_id, post, unit_code, team_id, valid_from, valid_to)
     select $1, 'team-leader', '230506002', team.id, now() - interval '2 years', now() - interval '1 day' from organisation.team`,
    [formerly],
  )
}

/** Parts in a need that nobody of the stories has alone, without an invitation or a post over the unit besides. */
async function setPartsInPlace(admin: TestStreet['admin'], id: TestStreet['id']): Promise<void> {
  await admin.query(
    `update needs.need set assignee_id = $1 where id = (
       select id from needs.need where unit_code ^@ '230506002003' and dispatched_at is not null and assignee_id is null
         and guarded_at is null order by number limit 1)`,
    [id('周玉')],
  )
  await admin.query(
    `insert into needs.visitor (visit_id, need_id, person_id)
     select visit.id, visit.need_id, $1 from needs.visit join needs.need on need.id = visit.need_id
     where need.unit_code ^@ '230506002001' limit 1`,
    [id('卢军')],
  )
  await admin.query(`
    insert into needs.supporting (need_id, unit_code)
    select id, '230506002006003' from needs.need where unit_code ^@ '230506002003' and guarded_at is null order by number limit 1`)
  // Meant for somebody, and not given to them yet.
  await admin.query(
    `update needs.need set assignee_id = $1, team_id = squad.team_id, squad_id = squad.id
     from organisation.squad join organisation.team on team.id = squad.team_id and team.name = '守护蓝'
     where squad.unit_code = '230506002003' and need.id = (
       select id from needs.need where dispatched_at is null and lane is not null and guarded_at is null
         and unit_code ^@ '230506002002' order by number limit 1)`,
    [id('周玉')],
  )
}
