import { Invalid } from '../../platform/contract/errors.ts'
import type { Context } from '../../platform/actor/actor.ts'
import type { Routes } from '../../platform/http/module.ts'
import { listUnits } from '../territory/index.ts'
import { may, mayGive } from './access.ts'
import { addPartner, addSquad, addTeam, endPost, getTeam, givePost, mendPartner, mendTeam } from './actions.ts'
import type { organisationCalls } from './contract.ts'
import { placeOfPost, type Post, posts } from './post.ts'
import { countPartners, listHeld, listPartners, listTeams } from './store.ts'
import { listWaiting } from './waiting.ts'
import { chartUnits, crewMembers, partnerViews, postViews, teamViews } from './views.ts'

const mostOfOne = 200

export function organisationRoutes(): Routes<typeof organisationCalls> {
  return {
    getChart: async (context) => ({
      units: await chartUnits(context),
      teams: (await listTeams(context.tx)).length,
      partners: await countPartners(context.tx),
    }),
    listTeams: async (context, { query }) => ({
      teams: await teamViews(context, await listTeams(context.tx, { ended: query.ended === 'yes' })),
      can: { add: await mayChangeStreet(context) },
    }),
    addTeam: async (context, { body }) => ({ teamId: await addTeam(context, body) }),
    getTeam: async (context, { params }) => {
      const team = await getTeam(context.tx, params.teamId)
      const [view] = await teamViews(context, [team])
      return { team: view!, crew: await crewMembers(context, team.id) }
    },
    mendTeam: async (context, { params, body }) => {
      await mendTeam(context, params.teamId, body)
      return { done: true }
    },
    addSquad: async (context, { params, body }) => ({ squadId: await addSquad(context, params.teamId, body) }),
    listPosts: async (context, { query }) => {
      const { unit, post, team, ended, after, limit } = query
      const found = await listHeld(context.tx, {
        ...(unit && { unitCode: unit }),
        ...(post && { post }),
        ...(team && { teamId: team }),
        ...(ended !== 'yes' && { runningAt: context.now }),
        ...(after && { after: cursorOf(after) }),
        limit: limit + 1,
      })
      const held = found.slice(0, limit)
      return { rows: await postViews(context, held), next: found.length > limit ? (held.at(-1)?.id ?? null) : null }
    },
    givePost: async (context, { body }) => ({ grantId: await givePost(context, body) }),
    endPost: async (context, { params }) => {
      await endPost(context, params.grantId)
      return { done: true }
    },
    listGivable: async (context) => ({ posts: await givablePosts(context), waiting: await listWaiting(context) }),
    listPostsOf: async (context, { params }) => ({
      posts: await postViews(context, await listHeld(context.tx, { personIds: [params.personId], limit: mostOfOne })),
    }),
    listPartners: async (context) => ({
      partners: await partnerViews(context, await listPartners(context.tx)),
      can: {
        add: context.actor.grants.some(
          ({ unitCode }) => unitCode !== null && may(context.actor, 'addPartner', unitCode),
        ),
      },
    }),
    addPartner: async (context, { body }) => ({ partnerId: await addPartner(context, body) }),
    mendPartner: async (context, { params, body }) => {
      await mendPartner(context, params.partnerId, body)
      return { done: true }
    },
  }
}

/** For each post that the actor may give, the units where they may. */
async function givablePosts({ tx, actor }: Context) {
  const units = await listUnits(tx)
  return posts.flatMap((post: Post) => {
    const place: { levels: readonly string[]; within: 'team' | 'squad' | null } = placeOfPost[post]
    const unitCodes = units
      .filter(({ level, code }) => place.levels.includes(level) && mayGive(actor, post, code))
      .map(({ code }) => code)
    return unitCodes.length > 0 ? [{ post, within: place.within, unitCodes }] : []
  })
}

async function mayChangeStreet({ tx, actor }: Context): Promise<boolean> {
  const street = (await listUnits(tx)).find(({ level }) => level === 'street')
  return street !== undefined && may(actor, 'changeTeams', street.code)
}

function cursorOf(cursor: string): string {
  if (!/^[0-9a-f-]{36}$/.test(cursor)) throw new Invalid('query.after', 'bad-shape')
  return cursor
}
