import { z } from 'zod'
import { type AnyList, declareList, On, pageOf, Words } from '../../platform/lists/list.ts'
import { personSorts } from '../people/index.ts'
import { UnitCode } from '../territory/contract.ts'
import { organisationAddresses } from './addresses.ts'
import type { MemberRow, PostView, TeamView } from './contract.ts'
import { type MembershipView, partyFilters, type ThemeDayView } from './party-contract.ts'
import { memberSorts, themeDaySorts } from './party.ts'
import { posts, postSorts, termFilters } from './post.ts'
import { readMembers, readThemeDays } from './read-party.ts'
import { readPeopleWithSquads } from './read-people.ts'
import { readPosts } from './read-posts.ts'
import { listTeams } from './store.ts'
import { narrowTeams, teamSorts } from './team.ts'
import { teamViews } from './views.ts'
import { words } from './words.zh.ts'

const peopleList = declareList({
  name: 'people',
  path: '/desk/people',
  title: words.pages.people,
  right: 'business',
  personal: true,
  filters: z.object({ q: Words, unit: UnitCode.optional(), skill: z.string().max(40).optional(), alone: On }),
  sorts: words.people.sorts satisfies Record<(typeof personSorts)[number], string>,
  columns: [
    { key: 'name', head: words.people.name, cell: ({ name }: MemberRow) => name },
    { key: 'called', head: words.people.called, cell: ({ called }) => called },
    { key: 'age', head: words.people.age, width: 8, cell: ({ age }) => age },
    {
      key: 'alone',
      head: words.people.alone,
      width: 8,
      cell: ({ livesAlone }) => (livesAlone ? words.people.alone : null),
    },
    { key: 'unit', head: words.people.unit, width: 24, cell: ({ unitName }) => unitName },
    { key: 'address', head: words.people.home, width: 28, cell: ({ address }) => address },
    { key: 'phone', head: words.people.phone, cell: ({ phone }) => phone },
    { key: 'skills', head: words.people.skills, width: 24, cell: ({ skills }) => skills.join(words.comma) },
    { key: 'squads', head: words.people.squads, width: 24, cell: ({ squads }) => squads.join(words.comma) },
    {
      key: 'registered',
      head: words.people.registeredAt,
      dates: 'days',
      cell: ({ registeredAt }) => new Date(registeredAt),
    },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters: { q, alone, ...filters }, sort, ...paging }) =>
    readPeopleWithSquads(context, {
      words: q,
      ...filters,
      alone: alone && 'yes',
      sort: personSorts.find((known) => known === sort)!,
      ...paging,
    }),
  bulk: { steps: [{ call: organisationAddresses.joinSquad, undo: organisationAddresses.undoJoinSquad }] },
})

const postsList = declareList({
  name: 'posts',
  path: '/desk/posts',
  title: words.pages.posts,
  right: 'business',
  personal: true,
  filters: z.object({
    q: Words,
    unit: UnitCode.optional(),
    post: z.enum(posts).optional(),
    team: z.uuid().optional(),
    squad: z.uuid().optional(),
    crew: On,
    ended: On,
    term: z.enum(termFilters).optional(),
  }),
  sorts: words.postsPage.sorts satisfies Record<(typeof postSorts)[number], string>,
  columns: [
    { key: 'name', head: words.postsPage.person, cell: ({ name }: PostView) => name },
    { key: 'post', head: words.postsPage.post, cell: ({ post }) => words.posts[post] },
    { key: 'unit', head: words.postsPage.where, width: 24, cell: ({ unitName }) => unitName },
    { key: 'team', head: words.postsPage.team, cell: ({ teamName }) => teamName },
    { key: 'squad', head: words.teams.squad, width: 24, cell: ({ squadName }) => squadName },
    { key: 'from', head: words.postsPage.from, dates: 'days', cell: ({ from }) => new Date(from) },
    {
      key: 'to',
      head: words.postsPage.to,
      dates: 'days',
      cell: ({ to }) => (to === null ? words.postsPage.untilFurther : new Date(to - 1)),
    },
  ],
  idOf: ({ grantId }) => grantId,
  read: (context, { filters: { q, ended, crew, ...filters }, sort, ...paging }) =>
    readPosts(context, {
      words: q,
      ...filters,
      ended: ended && 'yes',
      crew: crew && 'yes',
      sort: postSorts.find((known) => known === sort)!,
      ...paging,
    }),
  bulk: { none: words.postsPage.noBulk },
})

const teamsList = declareList({
  name: 'teams',
  path: '/desk/teams',
  title: words.pages.teams,
  right: 'business',
  personal: false,
  filters: z.object({ q: Words, community: UnitCode.optional(), ended: On }),
  sorts: words.teams.sorts satisfies Record<(typeof teamSorts)[number], string>,
  columns: [
    { key: 'name', head: words.teams.name, cell: ({ name }: TeamView) => name },
    { key: 'services', head: words.teams.services, width: 40, cell: ({ services }) => services.join(words.comma) },
    {
      key: 'leaders',
      head: words.teams.leaders,
      width: 24,
      cell: ({ leaders }) => leaders.map(({ name }) => name).join(words.comma),
    },
    { key: 'squads', head: words.teams.squads, width: 8, cell: ({ squads }) => squads.length },
    { key: 'members', head: words.teams.members, width: 8, cell: ({ members }) => members },
  ],
  idOf: ({ id }) => id,
  async read(context, { filters, sort, ...paging }) {
    const teams = await teamViews(context, await listTeams(context.tx, { ended: filters.ended === '1' }))
    return pageOf(narrowTeams(teams, filters, sort), ({ id }) => id, paging)
  },
  bulk: { none: words.teams.noBulk },
})

const membersList = declareList({
  name: 'party-members',
  path: '/desk/party-members',
  title: words.pages.members,
  right: 'business',
  personal: true,
  filters: partyFilters.members,
  sorts: words.party.members.sorts,
  columns: [
    { key: 'name', head: words.party.members.name, cell: ({ name }: MembershipView) => name },
    { key: 'body', head: words.party.members.body, width: 28, cell: ({ bodyName }) => bodyName },
    { key: 'duty', head: words.party.members.duty, cell: ({ duty }) => words.duties[duty] },
    { key: 'from', head: words.party.members.from, cell: ({ fromDay }) => fromDay },
    { key: 'to', head: words.party.members.to, cell: ({ toDay }) => toDay ?? words.party.members.untilNow },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters, sort, ...paging }) =>
    readMembers(context, { ...filters, sort: memberSorts.find((known) => known === sort)!, ...paging }),
  bulk: { none: words.party.members.noBulk },
})

const themeDaysList = declareList({
  name: 'theme-days',
  path: '/desk/theme-days',
  title: words.pages.themeDays,
  right: 'business',
  personal: true,
  filters: partyFilters.themeDays,
  sorts: words.party.themeDays.sorts,
  columns: [
    { key: 'heldOn', head: words.party.themeDays.heldOn, cell: ({ heldOn }: ThemeDayView) => heldOn },
    { key: 'body', head: words.party.themeDays.body, width: 24, cell: ({ bodyName }) => bodyName },
    { key: 'subject', head: words.party.themeDays.subject, width: 30, cell: ({ subject }) => subject },
    { key: 'place', head: words.party.themeDays.place, width: 20, cell: ({ place }) => place },
    { key: 'speaker', head: words.party.themeDays.speaker, cell: ({ speaker }) => speaker },
    {
      key: 'came',
      head: words.party.themeDays.came,
      width: 24,
      cell: ({ came, belonged }) => words.party.themeDays.cameOf(came.length, belonged),
    },
    { key: 'done', head: words.party.themeDays.done, width: 40, cell: ({ done }) => done },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters, sort, ...paging }) =>
    readThemeDays(context, { ...filters, sort: themeDaySorts.find((known) => known === sort)!, ...paging }),
  bulk: { none: words.party.themeDays.noBulk },
})

export const lists: readonly AnyList[] = [peopleList, postsList, teamsList, membersList, themeDaysList]
