/** The one best statement for each work, as the limit and the plain server send it. */

const columns =
  'id, number, title, state, kind, category, unit_code, source, heard_at, deadline_at, team_id, assignee_id'

/** W2: 51 rows tell whether more follows. */
export const inboxStatement = `
  select ${columns} from needs.need
  where community_code = $1 and lane = $2 order by deadline_at, id limit 51`

/** W2c: with the exact total. */
export const inboxCounted = `
  select ${columns}, (select count(*) from needs.need where community_code = $1 and lane = $2) as total
  from needs.need where community_code = $1 and lane = $2 order by deadline_at, id limit 51`

/** W3: needs of a community with these words, newest first; the hits are gathered before the newest are taken. */
export const searchStatement = `
  with hit as materialized (select need_id from needs.search_term where terms @@ $2::tsquery)
  select ${columns} from hit join needs.need on id = need_id
  where community_code = $1 order by id desc limit 51`

/** W1: the need, its entry in the log, its search terms. */
export const reportStatement = `
  with added as (
    insert into needs.need (number, unit_code, title, body, source, state, level, heard_at, deadline_at, soon_at)
    values ('b' || nextval('bench.number'), $1, $2, $3, 'resident-phone', 'heard', 'community', now(), now() + interval '1 day', now())
    returning id, number
  ), told as (
    insert into events.event (at, source, kind, noun, noun_id, unit_code) select now(), 'web', 'report', 'need', id, $1 from added
  ), indexed as (
    insert into needs.search_term (need_id, terms) select id, array_to_tsvector($4::text[]) from added
  )
  select id, number from added`
