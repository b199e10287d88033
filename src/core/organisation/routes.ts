import type { Context } from '../../platform/actor/actor.ts'
import type { Routes } from '../../platform/http/module.ts'
import { listUnits } from '../territory/index.ts'
import { may, mayGive } from './access.ts'
import { addSquad, addTeam, endPost, getTeam, givePost, joinSquad, mendTeam, undoJoinSquad } from './actions.ts'
import { chartBelow, chartDetail, findInChart } from './chart.ts'
import type { organisationCalls } from './contract.ts'
import { addBodies, addMember, endMembership, getThemeDay, mendThemeDay, recordThemeDay } from './party-actions.ts'
import { placeOfPost, type Post, posts } from './post.ts'
import { readBodies, readMembers, readServiceList, readThemeDays, themeDayViews } from './read-party.ts'
import { readPeopleWithSquads } from './read-people.ts'
import { readPosts } from './read-posts.ts'
import { listHeld, listTeams } from './store.ts'
import { letGo, mergeTeam, takeOver } from './succession-actions.ts'
import { listWaiting } from './waiting.ts'
import { crewMembers, postViews, teamHistory, teamViews } from './views.ts'

const mostOfOne = 200

export function organisationRoutes(): Routes<typeof organisationCalls> {
  return {
    getChart: async (context, { query }) => ({ nodes: await chartBelow(context, query.under) }),
    findInChart: async (context, { query }) => ({ found: await findInChart(context, query.words) }),
    getChartNode: (context, { params }) => chartDetail(context, params.node),
    listTeams: async (context, { query }) => ({
      teams: await teamViews(context, await listTeams(context.tx, { ended: query.ended === 'yes' })),
      can: { add: await mayChangeStreet(context) },
    }),
    addTeam: async (context, { body }) => ({ teamId: await addTeam(context, body) }),
    getTeam: async (context, { params }) => {
      const team = await getTeam(context.tx, params.teamId)
      const [view] = await teamViews(context, [team])
      return { team: view!, crew: await crewMembers(context, team.id), ...(await teamHistory(context, team.id)) }
    },
    mendTeam: async (context, { params, body }) => {
      await mendTeam(context, params.teamId, body)
      return { done: true }
    },
    addSquad: async (context, { params, body }) => ({ squadId: await addSquad(context, params.teamId, body) }),
    mergeTeam: async (context, { params, body }) => {
      await mergeTeam(context, params.teamId, body)
      return { done: true }
    },
    takeOver: async (context, { params, body }) => ({ grantId: await takeOver(context, params.teamId, body.grantId) }),
    letGo: async (context, { params, body }) => {
      await letGo(context, params.teamId, body.grantId)
      return { done: true }
    },
    listPeople: (context, { query }) => readPeopleWithSquads(context, query),
    joinSquad: async (context, { body }) => ({ outcomes: await joinSquad(context, body.squadId, body.personIds) }),
    undoJoinSquad: async (context, { body }) => ({ outcomes: await undoJoinSquad(context, body.grantIds) }),
    listPosts: (context, { query }) => readPosts(context, query),
    givePost: async (context, { body }) => ({ grantId: await givePost(context, body) }),
    endPost: async (context, { params, body }) => {
      await endPost(context, params.grantId, body.at)
      return { done: true }
    },
    listGivable: async (context) => ({ posts: await givablePosts(context), waiting: await listWaiting(context) }),
    listPostsOf: async (context, { params }) => ({
      posts: await postViews(context, await listHeld(context.tx, { personIds: [params.personId], limit: mostOfOne })),
    }),
    addBodies: async (context, { params }) => {
      await addBodies(context, params.unitCode)
      return { done: true }
    },
    listBodies: async (context) => ({ bodies: await readBodies(context) }),
    listMembers: (context, { query }) => readMembers(context, query),
    addMember: async (context, { params, body }) => ({ membershipId: await addMember(context, params.bodyId, body) }),
    endMembership: async (context, { params, body }) => {
      await endMembership(context, params.membershipId, body.onDay)
      return { done: true }
    },
    listThemeDays: (context, { query }) => readThemeDays(context, query),
    recordThemeDay: async (context, { params, body }) => ({
      themeDayId: await recordThemeDay(context, params.bodyId, body),
    }),
    getThemeDay: async (context, { params }) => {
      const [view] = await themeDayViews(context, [await getThemeDay(context, params.themeDayId)])
      return { themeDay: view! }
    },
    mendThemeDay: async (context, { params, body }) => {
      await mendThemeDay(context, params.themeDayId, body)
      return { done: true }
    },
    getServiceList: (context, { params, query }) => readServiceList(context, params.bodyId, query),
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
