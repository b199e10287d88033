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
  // The worker looked at a number of each of them.
  await admin.query(
    `insert into events.event (at, person_id, source, kind, noun, noun_id, unit_code, note_owner)
     select now(), $2, 'web', 'opened', 'person', person, '230506002001', person from unnest($1::uuid[]) person`,
    [people, worker],
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
    `insert into lists.saved_view (id, person_id, list, name, address) select uuidv7(), person, 'people', '今天', 'alone=1' from unnest($1::uuid[]) person`,
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
  await admin.query(
    `insert into imports.wrong_row (batch_id, row_number, cells_sealed, faults) select id, 3, 'sealed', '[]' from imports.batch`,
  )
  await admin.query(`insert into imports.brought (batch_id, noun, noun_id) select id, 'need', id from imports.batch`)
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
  await setPapersInPlace(admin, { officer, secretary, worker })
  // What a partner of the street gave to a community, and the papers and photos of partners.
  await admin.query(
    `with given as (
       insert into partnership.taking (id, offer_id, partner_id, unit_code, purpose, need_id, asked_at, asked_by, answered_at, answered_by, given_at)
       select uuidv7(), offer.id, offer.partner_id, '230506002001', 'x', uuidv7(), now(), $1, now(), $1, now()
       from partnership.offer where place_code = '230506002' returning id, partner_id)
     insert into partnership.contribution (id, partner_id, unit_code, what, given_on, quantity, unit, taking_id, recorded_by, recorded_at)
     select uuidv7(), partner_id, '230506002', 'x', now(), 1, 'piece', id, $1, now() from given`,
    [worker],
  )
  await admin.query(
    `insert into attachments.attachment (
       id, noun, noun_id, kind, mime, name, bytes, sha256, received_sha256, uploaded_by, uploaded_at, bound_at)
     select uuidv7(), noun, id, 'photo', 'image/jpeg', 'x.jpg', 1, '', '', $1, now(), now()
     from (select 'agreement' as noun, id from partnership.agreement
       union all select 'wish', id from partnership.wish) told`,
    [officer],
  )
  await admin.query(
    `insert into organisation.term_reminder (grant_id, ends_at, told_at)
     select id, valid_to, now() from actor.grant where valid_to > now() limit 1`,
  )
  await setPartsInPlace(admin, id)
  await setWaysInInPlace(admin, id)
  await setConsentsInPlace(admin, id)
  await setOrdersAndChatsInPlace(admin, id)
  await setBuildingNoticesInPlace(admin, id)
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

/** Bulletins and forms of the street and of two communities, and what somebody had filled. */
async function setPapersInPlace(admin: TestStreet['admin'], who: Record<string, string | undefined>): Promise<void> {
  await admin.query(
    `insert into bulletin.bulletin (
       id, unit_code, year, number, period_from, period_to, figures, title, paragraphs, signer, written_by, written_at)
     select uuidv7(), unit_code, 2026, 90, '2026-01-01', '2026-01-31', '{}', '题', '{话}', '', $1, now()
     from unnest(array['230506002', '230506002001', '230506002003']) unit_code`,
    [who.officer],
  )
  await admin.query(
    `with form as (
       insert into forms.form (id, unit_code, name, added_by, added_at)
       select uuidv7(), unit_code, '表', $1, now()
       from unnest(array['230506002', '230506002001', '230506002003']) unit_code returning id, unit_code
     ), version as (
       insert into forms.version (id, form_id, number, file, file_name, added_by, added_at)
       select uuidv7(), form.id, 1, '', 'x.xlsx', $1, now() from form returning id
     )
     insert into forms.filling (id, version_id, unit_code, period_from, period_to, asked_by, asked_at)
     select uuidv7(), version.id, '230506002001', '2026-01-01', '2026-01-31', asker, now()
     from version cross join unnest(array[$1, $2, $3]::uuid[]) asker`,
    [who.officer, who.secretary, who.worker],
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

/** Consents in force, ended, over and still to come, each to another helper; with a paper, and needs that they open. */
async function setConsentsInPlace(admin: TestStreet['admin'], id: TestStreet['id']): Promise<void> {
  await admin.query(
    `insert into people.consent (resident_id, helper_id, unit_code, helper_name, relation, purposes, valid_from, valid_to,
       way, given_at, written_by, photo_ids, revoked_at, revoked_by)
     select $1, told.helper_id, unit_code, '王芳', '女儿', told.purposes, now() + told.begins::interval,
       now() + told.ends::interval, 'paper', now(), $2, array[uuidv7()],
       case when told.ended then now() end, case when told.ended then $1::uuid end
     from people.person cross join (values
       ($3::uuid, array['ask', 'follow', 'confirm'], '-1 day', '1 year', false),
       ($4::uuid, array['ask', 'be-told'], '-1 day', '1 year', false),
       ($5::uuid, array['ask', 'follow'], '-1 day', '1 year', true),
       ($6::uuid, array['ask', 'follow'], '-1 year', '-1 day', false),
       ($7::uuid, array['ask', 'follow'], '1 day', '1 year', false)
     ) told (helper_id, purposes, begins, ends, ended)
     where person.id = $1`,
    ['王福贵', '李敏', '方华', '赵春兰', '周玉', '黄金宝', '尹秋实'].map(id),
  )
  await admin.query(
    `with paper (consent_id, id) as (select id, uuidv7() from people.consent)
     insert into attachments.attachment (
       id, noun, noun_id, kind, mime, name, bytes, sha256, received_sha256, uploaded_by, uploaded_at, bound_at)
     select id, 'consent', consent_id, 'photo', 'image/jpeg', 'paper.jpg', 1, '', '', $1, now(), now() from paper`,
    [id('李敏')],
  )
}

/** Every sixth need as an order, guarded ones too; a group of each unit with a piece, a draft and a message. */
async function setOrdersAndChatsInPlace(admin: TestStreet['admin'], id: TestStreet['id']): Promise<void> {
  await admin.query(
    `insert into orders.work_order (need_id, unit_code, sender, number, due_at, recorded_at, recorded_by)
     select id, unit_code, '12345', number, now(), now(), $1 from needs.need
     where guarded_at is not null or right(number, 1) = '6'`,
    [id('李敏')],
  )
  await admin.query(
    `insert into group_chats.chat (unit_code, name, begun_at, begun_by) select code, '邻居群', now(), $1 from territory.unit`,
    [id('李敏')],
  )
  await admin.query(
    `insert into group_chats.paste (chat_id, pasted_at, pasted_by, lines_pasted, lines_read, known_count)
     select id, now(), $1, 2, 2, 0 from group_chats.chat`,
    [id('李敏')],
  )
  await admin.query(`
    insert into group_chats.draft (paste_id, position, said_by, text) select id, 0, '张姐', '灯不亮' from group_chats.paste;
    insert into group_chats.message (chat_id, paste_id, draft_id, position, hash, said_by, text)
      select paste.chat_id, paste.id, draft.id, 0, sha256('x'), '张姐', '灯不亮'
      from group_chats.paste join group_chats.draft on draft.paste_id = paste.id`)
}

/** A notice of each grid for its first house, one door told, and needs tied: guarded ones too, as when they were guarded later. */
async function setBuildingNoticesInPlace(admin: TestStreet['admin'], id: TestStreet['id']): Promise<void> {
  await admin.query(
    `insert into building_notices.notice (unit_code, kind, places, responsible, posted_at, posted_by)
     select code, 'water', '1号楼', '自来水公司', now(), $1 from territory.unit where level = 'grid'`,
    [id('李敏')],
  )
  await admin.query(
    `insert into building_notices.message (notice_id, kind, text, from_at, in_app, by_sms, written_at, written_by)
     select id, 'posted', '停水', now(), 0, 0, now(), $1 from building_notices.notice`,
    [id('李敏')],
  )
  await admin.query(`
    insert into building_notices.at_building (notice_id, building_id, unit_code)
      select n.id, house.id, n.unit_code from building_notices.notice n cross join lateral (
        select id from territory.building where unit_code = n.unit_code order by name limit 1) house`)
  await admin.query(
    `insert into building_notices.told_door (message_id, door_id, unit_code, told_at, told_by)
     select m.id, door.id, n.unit_code, now(), $1
     from building_notices.message m join building_notices.notice n on n.id = m.notice_id
     cross join lateral (select id from territory.door where unit_code = n.unit_code order by id limit 1) door`,
    [id('李敏')],
  )
  await admin.query(
    `insert into building_notices.tied_need (need_id, notice_id, tied_at, tied_by)
     select need.id, (select id from building_notices.notice limit 1), now(), $1
     from needs.need where guarded_at is not null or right(number, 1) in ('1', '2')`,
    [id('李敏')],
  )
}

/** Cards in force and ended, boxes that hang and that don't, rounds with answers of every kind. */
async function setWaysInInPlace(admin: TestStreet['admin'], id: TestStreet['id']): Promise<void> {
  await admin.query(
    `with door as (
       select id, unit_code, row_number() over (partition by unit_code order by id) as place from territory.door)
     insert into intake.card (door_id, unit_code, code, made_at, made_by, ended_at, ended_by)
     select id, unit_code, upper(translate(substr(md5(id::text), 1, 12), '01', '23')), now(), $1,
       case when place = 2 then now() end, case when place = 2 then $1::uuid end
     from door where place <= 2`,
    [id('李敏')],
  )
  await admin.query(
    `insert into intake.box (unit_code, place, code, keeper_id, opened_at, opened_by, closed_at, closed_by)
     select code, '门口', code, $1, now(), $1, case when code = '230506002002' then now() end,
       case when code = '230506002002' then $1::uuid end
     from territory.unit where level = 'community'`,
    [id('李敏')],
  )
  await admin.query(
    `insert into intake.round (unit_code, question, code, opens_at, closes_at, asked_by, result, result_at, result_by)
     select code, '几点开门？', code, now(), now() + interval '1 day', $1, case when code = '230506002006' then '七点' end,
       case when code = '230506002006' then now() end, case when code = '230506002006' then $1::uuid end
     from territory.unit where level <> 'grid'`,
    [id('李敏')],
  )
  await admin.query(`insert into intake.heading (round_id, name, position) select id, '早一点', 0 from intake.round`)
  // Guarded ones with their words, as when an answer was guarded later, and without.
  await admin.query(
    `insert into intake.answer (round_id, way, person_id, text, given_at, need_id, command_id)
     select r.id, 'poster', told.person_id, told.text, now(), told.need_id, uuidv7()
     from intake.round r cross join lateral (
       select null::uuid as person_id, '早一点' as text, null::uuid as need_id
       union all select $1, '六点', null
       union all select null, '别的事', n.id from needs.need n where n.unit_code ^@ r.unit_code and n.guarded_at is not null
       union all select null, null, n.id from needs.need n where n.unit_code ^@ r.unit_code and n.guarded_at is not null
       union all (select null, '修灯', n.id from needs.need n
                  where n.unit_code ^@ r.unit_code and n.guarded_at is null order by n.number limit 2)) told`,
    [id('王福贵')],
  )
  await admin.query(
    `insert into intake.arrival (need_id, unit_code, box_id, arrived_at, command_id)
     select n.id, n.unit_code, box.id, now(), uuidv7() from needs.need n
     join intake.box on n.unit_code ^@ box.unit_code`,
  )
}
