import { z } from 'zod'
import { calls, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { UnitCode } from '../territory/contract.ts'
import { levels } from '../territory/unit.ts'
import { organisationAddresses } from './addresses.ts'
import { partnerKinds } from './partner.ts'
import { posts } from './post.ts'
import { mostServices, teamColours } from './team.ts'

const PostWord = z.enum(posts)
const Colour = z.enum(teamColours)
const Services = z.array(z.string().trim().min(1).max(20)).max(mostServices)
const TeamName = z.string().trim().min(1).max(20)
const PartnerName = z.string().trim().min(1).max(60)

const Somebody = z.object({ grantId: Id, personId: Id, name: z.string(), post: PostWord })

export const ChartUnit = z.object({
  code: UnitCode,
  level: z.enum(levels),
  parentCode: z.string().nullable(),
  name: z.string(),
  partyBody: z.object({ kind: z.enum(['work-committee', 'branch']), name: z.string() }).nullable(),
  buildings: z.int().describe('buildings in the unit and below'),
  people: z.array(Somebody),
})
export type ChartUnit = z.infer<typeof ChartUnit>

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
  can: z.object({ mend: z.boolean(), addSquad: z.boolean() }),
})
export type TeamView = z.infer<typeof TeamView>

export const CrewMember = Somebody.extend({ squadId: Id.nullable(), squadName: z.string().nullable(), from: Moment })
export type CrewMember = z.infer<typeof CrewMember>

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

export const PartnerView = z.object({
  id: Id,
  unitCode: UnitCode,
  unitName: z.string(),
  name: z.string(),
  kind: z.enum(partnerKinds),
  contact: z.object({ personId: Id, name: z.string() }).nullable(),
  endedAt: Moment.nullable(),
  can: z.object({ mend: z.boolean() }),
})
export type PartnerView = z.infer<typeof PartnerView>

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
    summary: 'Street, committee, communities with their branches, grids: with who holds which post there',
    answer: z.object({ units: z.array(ChartUnit), teams: z.int(), partners: z.int() }),
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
    answer: z.object({ team: TeamView, crew: z.array(CrewMember) }),
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
  listPosts: {
    summary: 'Posts that people hold, newest first; ended ones on request',
    query: z.object({
      unit: UnitCode.optional(),
      post: PostWord.optional(),
      team: Id.optional(),
      ended: z.enum(['yes']).optional(),
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
    summary: 'Ends a post as of now',
    params: z.object({ grantId: Id }),
    answer: Done,
    refusals: ['not-your-post', 'already-ended', 'last-officer'],
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
  listPartners: {
    summary: 'Partners of the street and its communities',
    answer: z.object({ partners: z.array(PartnerView), can: z.object({ add: z.boolean() }) }),
  },
  addPartner: {
    summary: 'Adds a partner',
    body: z.object({
      unitCode: UnitCode,
      name: PartnerName,
      kind: z.enum(partnerKinds),
      contactId: Id.nullable().default(null),
    }),
    answer: z.object({ partnerId: Id }),
    refusals: ['partner-known', 'not-your-post'],
  },
  mendPartner: {
    summary: 'Changes the name, the kind or the contact of a partner',
    params: z.object({ partnerId: Id }),
    body: z.object({ name: PartnerName, kind: z.enum(partnerKinds), contactId: Id.nullable() }),
    answer: Done,
    refusals: ['partner-known', 'not-your-post'],
  },
})
