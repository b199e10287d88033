import type { z } from 'zod'
import type { Context } from '../../platform/actor/actor.ts'
import { dayMs } from '../../platform/calendar/dates.ts'
import { Invalid } from '../../platform/contract/errors.ts'
import { listIdsNamed } from '../people/index.ts'
import type { organisationCalls, PostView } from './contract.ts'
import type { TermFilter } from './post.ts'
import { listHeld, type PostSearch } from './store.ts'
import { postViews } from './views.ts'

const mostNamed = 200
const endingDays = 60

/** One page of the posts that people hold or held. */
export async function readPosts(
  context: Context,
  {
    words,
    unit,
    post,
    team,
    squad,
    crew,
    ended,
    term,
    sort,
    after,
    limit,
  }: z.output<(typeof organisationCalls)['listPosts']['query']>,
): Promise<{ rows: PostView[]; next: string | null }> {
  const found = await listHeld(context.tx, {
    ...(words && { personIds: await listIdsNamed(context.tx, words, mostNamed) }),
    ...(unit && { unitCode: unit }),
    ...(post && { post }),
    ...(team && { teamId: team }),
    ...(squad && { squadId: squad }),
    ...(crew && { crewAt: context.now }),
    ...(term ? termSearch(term, context.now) : ended !== 'yes' && { runningAt: context.now }),
    sort,
    ...(after && { after: cursorOf(after) }),
    limit: limit + 1,
  })
  const held = found.slice(0, limit)
  return { rows: await postViews(context, held), next: found.length > limit ? (held.at(-1)?.id ?? null) : null }
}

/** Terms that end within the coming two months, those that have not begun, and the last of people who hold nothing any more. */
function termSearch(term: TermFilter, now: number): Partial<PostSearch> {
  if (term === 'ending') return { runningAt: now, endsWithin: [now, now + endingDays * dayMs] }
  return term === 'coming' ? { beginsAfter: now } : { lastOfFormer: now }
}

function cursorOf(cursor: string): string {
  if (!/^[0-9a-f-]{36}$/.test(cursor)) throw new Invalid('query.after', 'bad-shape')
  return cursor
}
