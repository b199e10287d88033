import { z } from 'zod'
import { calls, Day, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { ManyIds, Outcome } from '../../platform/lists/many.ts'
import { peopleCalls, PersonRow } from '../people/contract.ts'
import { UnitCode } from '../territory/contract.ts'
import { organisationAddresses } from './addresses.ts'
import { ChartDetail, ChartFound, ChartNode, NodeId } from './chart-contract.ts'
import { duties, memberSorts, themeDaySorts } from './party.ts'
import {
  MembershipView,
  partyFilters,
  PartyBodyView,
  ServiceRow,
  ThemeDayView,
  ThemeDayWords,
} from './party-contract.ts'
import { posts, postSorts, termFilters } from './post.ts'
import { mostServices, teamColours } from './team.ts'

const PostWord = z.enum(posts)
const Colour = z.enum(teamColours)
const Services = z.array(z.string().trim().min(1).max(20)).max(mostServices)
const TeamName = z.string().trim().min(1).max(20)

const Somebody = z.object({ grantId: Id, personId: Id, name: z.string(), post: PostWord })

const SquadView = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  name: z.string(),
  leaders: z.array(Somebody),
  members: z.int(),
})

export const TeamView = z.object({
  id: Id,
  name: z.string(),
  colour: Colour,
  place: z.int(),
  services: z.array(z.string()),
  endedAt: Moment.nullable(),
  leaders: z.array(Somebody),
  members: z.int().nullable().describe('null for who holds no post'),
  squads: z.array(SquadView),
  can: z.object({
    mend: z.boolean(),
    addSquad: z.boolean(),
    decide: z.boolean().describe('who of a former team comes along'),
  }),
})
export type TeamView = z.infer<typeof TeamView>

export const CrewMember = Somebody.extend({ squadId: Id.nullable(), squadName: z.string().nullable(), from: Moment })
export type CrewMember = z.infer<typeof CrewMember>

/** A team that went into another. */
export const Succeeded = z.object({ teamId: Id, name: z.string(), colour: Colour, onDay: Day, reason: z.string() })
export type Succeeded = z.infer<typeof Succeeded>

export const PostView = z.object({
  grantId: Id,
  personId: Id,
  name: z.string(),
  post: PostWord,
  unitCode: z.string(),
  unitName: z.string(),
  teamId: Id.nullable(),
  teamName: z.string().nullable(),
  teamColour: Colour.nullable(),
  squadName: z.string().nullable(),
  from: Moment,
  to: Moment.nullable(),
  running: z.boolean(),
  can: z.object({ end: z.boolean() }),
})
export type PostView = z.infer<typeof PostView>

const Givable = z.object({ post: PostWord, within: z.enum(['team', 'squad']).nullable(), unitCodes: z.array(UnitCode) })

/** A row of people's own list, with the squads of the street that somebody is in. */
export const MemberRow = PersonRow.extend({ squads: z.array(z.string()) })
export type MemberRow = z.infer<typeof MemberRow>

/** What the first-run page sends: the street, its communities by code, its first officers. */
export const FirstRun = z.object({
  street: z.object({ code: z.string().regex(/^\d{9}$/), name: z.string().trim().min(1).max(60) }),
  communities: z
    .array(
      z.object({
        code: z.string().regex(/^\d{12}$/),
        name: z.string().trim().min(1).max(60),
        grids: z.int().min(0).max(200).default(3),
      }),
    )
    .max(200),
  officers: z
    .array(z.object({ name: z.string().trim().min(1).max(40), phone: z.string().trim().min(1).max(30) }))
    .min(1)
    .max(20),
})
export type FirstRun = z.infer<typeof FirstRun>

export const organisationCalls = calls(organisationAddresses, {
  getChart: {
    summary: 'What stands right below a node of the chart, or the streets that it begins with',
    query: z.object({ under: NodeId.optional() }),
    answer: z.object({ nodes: z.array(ChartNode) }),
  },
  findInChart: {
    summary: 'Nodes of the chart by part of a name, its letters, or the name of who holds a post there',
    query: z.object({ words: z.string().trim().min(1).max(40) }),
    answer: z.object({ found: z.array(ChartFound) }),
  },
  getChartNode: {
    summary: 'One node of the chart: who holds what there since when, how many, how active',
    params: z.object({ node: NodeId }),
    answer: ChartDetail,
  },
  listTeams: {
    summary: 'Teams with their colours, services and squads; leaders for who is signed in',
    open: 'public',
    query: z.object({ ended: z.enum(['yes']).optional() }),
    answer: z.object({ teams: z.array(TeamView), can: z.object({ add: z.boolean() }) }),
  },
  addTeam: {
    summary: 'Adds a team to the street',
    body: z.object({ name: TeamName, colour: Colour, services: Services }),
    answer: z.object({ teamId: Id }),
    refusals: ['team-known', 'not-your-post', 'no-street'],
  },
  getTeam: {
    summary: 'One team with its leaders and members',
    params: z.object({ teamId: Id }),
    answer: z.object({
      team: TeamView,
      crew: z.array(CrewMember),
      cameFrom: z.array(Succeeded),
      wentInto: z.array(Succeeded),
      undecided: z
        .array(CrewMember.extend({ formerName: z.string() }))
        .describe('people of former teams who have neither come along nor left'),
    }),
  },
  mendTeam: {
    summary: 'Changes the name, the colour or the services of a team',
    params: z.object({ teamId: Id }),
    body: z.object({ name: TeamName, colour: Colour, services: Services }),
    answer: Done,
    refusals: ['team-known', 'not-your-post'],
  },
  addSquad: {
    summary: 'Adds the squad of a team in a community',
    params: z.object({ teamId: Id }),
    body: z.object({ unitCode: UnitCode, name: z.string().trim().min(1).max(40).optional() }),
    answer: z.object({ squadId: Id }),
    refusals: ['squad-known', 'not-a-community', 'team-ended', 'not-your-post'],
  },
  mergeTeam: {
    summary: 'Ends a team, which goes into one or several others',
    params: z.object({ teamId: Id }),
    body: z.object({ intoTeamIds: z.array(Id).min(1).max(6), onDay: Day, reason: z.string().trim().min(1).max(200) }),
    answer: Done,
    refusals: ['not-your-post', 'merged-into-itself', 'team-ended', 'team-of-another-street', 'day-to-come'],
  },
  takeOver: {
    summary: 'Somebody of a former team becomes a member of the one that it went into',
    params: z.object({ teamId: Id }),
    body: z.object({ grantId: Id }),
    answer: z.object({ grantId: Id }),
    refusals: ['not-your-team', 'already-ended', 'team-ended'],
  },
  letGo: {
    summary: 'Somebody of a former team leaves, and does not come along',
    params: z.object({ teamId: Id }),
    body: z.object({ grantId: Id }),
    answer: Done,
    refusals: ['not-your-team', 'already-ended'],
  },
  listPeople: {
    summary: 'People of your units as their own list has them, with the squads that each is in',
    query: peopleCalls.listPeople.query,
    answer: peopleCalls.listPeople.answer.extend({ rows: z.array(MemberRow) }),
  },
  joinSquad: {
    summary: 'Makes many people members of one squad; each row has its own outcome',
    body: z.object({ squadId: Id, personIds: ManyIds }),
    answer: z.object({
      outcomes: z.array(Outcome.extend({ grantId: Id.nullable().describe('the post that was given') })),
    }),
    refusals: ['not-your-post', 'in-squad-already'],
  },
  undoJoinSquad: {
    summary: 'Takes back that you made people members of a squad, by the posts that were given',
    body: z.object({ grantIds: ManyIds }),
    answer: z.object({ outcomes: z.array(Outcome) }),
    refusals: ['not-your-post', 'already-ended', 'not-just-joined'],
  },
  listPosts: {
    summary: 'Posts that people hold, newest first; ended ones on request',
    query: z.object({
      unit: UnitCode.optional(),
      post: PostWord.optional(),
      team: Id.optional(),
      words: z.string().trim().max(60).optional(),
      squad: Id.optional(),
      /** People in teams, each once. */
      crew: z.enum(['yes']).optional(),
      ended: z.enum(['yes']).optional(),
      term: z.enum(termFilters).optional(),
      sort: z.enum(postSorts).default('-given'),
      ...Paging,
    }),
    answer: paged(PostView),
  },
  givePost: {
    summary: 'Gives somebody a post in a unit, a team or a squad, from now or from a later day on',
    body: z.object({
      personId: Id,
      post: PostWord,
      unitCode: UnitCode,
      teamId: Id.nullable().default(null),
      squadId: Id.nullable().default(null),
      from: Moment.optional(),
      to: Moment.nullable().default(null),
    }),
    answer: z.object({ grantId: Id }),
    refusals: [
      'not-your-post',
      'wrong-level',
      'team-missing',
      'squad-missing',
      'no-team-here',
      'squad-of-another-team',
      'post-held',
      'ends-before-it-begins',
      'team-ended',
    ],
  },
  endPost: {
    summary: 'Ends a post as of now, or at a later moment within its term',
    params: z.object({ grantId: Id }),
    body: z.object({ at: Moment.optional() }).default({}),
    answer: Done,
    refusals: ['not-your-post', 'already-ended', 'ends-in-the-past', 'ends-after-its-term', 'last-officer'],
  },
  listGivable: {
    summary: 'Which posts you may give, and where',
    answer: z.object({
      posts: z.array(Givable),
      waiting: z
        .array(z.object({ post: PostWord, count: z.int() }))
        .describe('what only a post may read that nobody holds: how many, no more'),
    }),
  },
  listPostsOf: {
    summary: 'The posts of one person, running and ended',
    params: z.object({ personId: Id }),
    answer: z.object({ posts: z.array(PostView) }),
  },
  addBodies: {
    summary: 'Adds the Party bodies that a street or a community has, as far as they are missing',
    params: z.object({ unitCode: UnitCode }),
    answer: Done,
    refusals: ['not-your-post', 'bodies-complete'],
  },
  listBodies: {
    summary: 'Party bodies of the actor’s units, the street’s first',
    answer: z.object({ bodies: z.array(PartyBodyView) }),
  },
  listMembers: {
    summary: 'Who belongs to which Party body',
    query: z.object({ ...partyFilters.members.shape, sort: z.enum(memberSorts).default('-added'), ...Paging }),
    answer: paged(MembershipView),
  },
  addMember: {
    summary: 'Adds somebody to a Party body, from a day on',
    params: z.object({ bodyId: Id }),
    body: z.object({ personId: Id, duty: z.enum(duties), fromDay: Day }),
    answer: z.object({ membershipId: Id }),
    refusals: ['not-your-post', 'member-known', 'day-to-come'],
  },
  endMembership: {
    summary: 'Ends somebody’s membership in a Party body; the day told is the last one',
    params: z.object({ membershipId: Id }),
    body: z.object({ onDay: Day }),
    answer: Done,
    refusals: ['not-your-post', 'already-ended', 'ends-before-it-begins', 'day-to-come'],
  },
  listThemeDays: {
    summary: 'Theme days of the branches',
    query: z.object({ ...partyFilters.themeDays.shape, sort: z.enum(themeDaySorts).default('-held'), ...Paging }),
    answer: paged(ThemeDayView),
  },
  recordThemeDay: {
    summary: 'Puts on record what a branch did on its theme day, and who came',
    params: z.object({ bodyId: Id }),
    body: ThemeDayWords,
    answer: z.object({ themeDayId: Id }),
    refusals: ['not-your-post', 'not-a-branch', 'day-to-come', 'came-without-belonging'],
  },
  getThemeDay: {
    summary: 'The record of one theme day',
    params: z.object({ themeDayId: Id }),
    answer: z.object({ themeDay: ThemeDayView }),
  },
  mendThemeDay: {
    summary: 'Mends the record of a theme day',
    params: z.object({ themeDayId: Id }),
    body: ThemeDayWords,
    answer: Done,
    refusals: ['not-your-post', 'not-a-branch', 'day-to-come', 'came-without-belonging'],
  },
  getServiceList: {
    summary: 'What the members of a Party body did for others in a time, both days with it',
    params: z.object({ bodyId: Id }),
    query: z.object({ from: Day, to: Day }),
    answer: z.object({
      bodyName: z.string(),
      rows: z.array(ServiceRow).describe('the earliest first'),
      members: z.int().describe('who belonged to it in that time'),
      at: Moment,
    }),
    refusals: ['period-turned', 'period-too-long'],
  },
})
