import { type Context, personOf } from '../../platform/actor/actor.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { NotFound } from '../../platform/contract/errors.ts'
import { pinyinOf } from '../../platform/search/pinyin.ts'
import { findPerson, listNames } from '../people/index.ts'
import { levelOf, listUnits, streetOf, type Unit, unitsAbove } from '../territory/index.ts'
import { may } from './access.ts'
import type { ChartDetail, ChartFound, ChartKind, ChartNode, ChartPerson } from './chart-contract.ts'
import { countPart, countPartOfTeams } from './chart-parts.ts'
import { countHomes, countResidents, findHolders, type HeldHere, listHeldHere } from './chart-store.ts'
import { bodiesOf, duties } from './party.ts'
import { listMemberships, listPartyBodies, type Membership, type PartyBody } from './party-store.ts'
import {
  type CrewRow,
  listCrew,
  listSquads,
  listStaff,
  listSuccessions,
  listTeams,
  type Squad,
  type StaffMember,
  type Team,
} from './store.ts'
import { countedFor } from './succession.ts'
import { words as say } from './words.zh.ts'

// The chart is read a level at a time, and never more of the database than one street.

const mostPeople = 60
const mostMembers = 2_000
const mostFound = 20

/** What stands right below a node, or the actor's streets when no node is told. */
export async function chartBelow(context: Context, under?: string): Promise<ChartNode[]> {
  if (under === undefined) {
    const nodes: ChartNode[] = []
    for (const { code } of await myStreets(context)) nodes.push(unitNode(await readStreet(context, code), code))
    return nodes
  }
  const { street, kind, key } = await placeOf(context, under)
  const read = await readStreet(context, street)
  if (kind === 'unit') return belowUnit(read, key)
  if (kind !== 'team') return []
  return read.squads.filter(({ teamId }) => teamId === key).map((squad) => squadNode(read, squad))
}

/** One node with its people and figures. */
export async function chartDetail(context: Context, id: string): Promise<ChartDetail> {
  const { street, kind, key } = await placeOf(context, id)
  const read = await readStreet(context, street)
  const node = nodeOf(read, kind, key)
  if (!node) throw new NotFound()
  const people = await peopleOf(context, read, kind, key)
  const unit = kind === 'unit'
  const within = read.units.filter(({ code }) => code.startsWith(key)).map(({ code }) => code)
  const body = kind === 'body' ? read.bodies.find((one) => one.id === key) : undefined

  return {
    node,
    path: pathTo(read, node),
    people: people.slice(0, mostPeople),
    more: Math.max(0, people.length - mostPeople),
    homes: unit
      ? { ...(await countHomes(context.tx, within)), residents: await countResidents(context.tx, within) }
      : null,
    cameFrom: kind === 'team' ? read.cameFrom(key) : [],
    bodyKind: body?.kind ?? null,
    can: {
      addBodies: unit && node.bodies.length < bodiesOf[levelOf(key)!].length && may(context.actor, 'changeBodies', key),
    },
  }
}

/** Nodes of the actor's streets by part of a name or its letters, and where somebody of that name holds a post. */
export async function findInChart(context: Context, words: string): Promise<ChartFound[]> {
  const found: ChartFound[] = []
  const letters = words.toLowerCase().replace(/[\s']/gu, '')
  const asLetters = /^[a-z]+$/.test(letters) ? letters : ''
  for (const { code } of await myStreets(context)) {
    const frame = await readFrame(context, code)
    for (const node of namedNodes(frame)) {
      if (!(await isNamed(node.name, words, asLetters))) continue
      found.push({ id: node.id, name: node.name, person: null, path: pathTo(frame, node) })
    }
    const holders = await findHolders(context.tx, {
      words,
      letters: asLetters,
      unitCodes: frame.units.map((unit) => unit.code),
      most: mostFound,
    })
    for (const { name, post, unitCode, teamId, squadId } of holders) {
      const node = namedNodes(frame).find(({ id }) => id === placeId(unitCode, teamId, squadId))
      if (node) found.push({ id: node.id, name: node.name, person: { name, post }, path: pathTo(frame, node) })
    }
    if (found.length >= mostFound) break
  }
  return found.slice(0, mostFound)
}

interface Frame {
  readonly units: readonly Unit[]
  readonly bodies: readonly PartyBody[]
  readonly teams: readonly Team[]
  readonly squads: readonly Squad[]
}

/** What a street is made of, without its figures. */
async function readFrame({ tx }: Context, street: string): Promise<Frame> {
  const units = (await listUnits(tx)).filter(({ code }) => code.startsWith(street))
  const codes = units.map(({ code }) => code)
  return {
    units,
    bodies: await listPartyBodies(tx, codes),
    teams: (await listTeams(tx)).filter(({ streetCode }) => streetCode === street),
    squads: await listSquads(tx, codes),
  }
}

interface Street extends Frame {
  readonly staff: readonly StaffMember[]
  readonly held: readonly HeldHere[]
  readonly crew: readonly CrewRow[]
  readonly memberships: readonly Membership[]
  readonly memberNames: ReadonlyMap<string, { readonly name: string }>
  /** Null for who holds no post. */
  readonly seesMembers: boolean
  readonly counts: Readonly<Record<'partners' | 'open' | 'served', ReadonlyMap<string, number>>>
  readonly ofTeams: Readonly<Record<'open' | 'served', ReadonlyMap<string, number>>>
  cameFrom(teamId: string): ChartDetail['cameFrom']
  countedFor(teamId: string): readonly string[]
}

async function readStreet(context: Context, street: string): Promise<Street> {
  const { tx, actor } = context
  const frame = await readFrame(context, street)
  const unitCodes = frame.units.map(({ code }) => code)
  const successions = await listSuccessions(tx)
  const everyTeam = new Map((await listTeams(tx, { ended: true })).map((team) => [team.id, team]))
  const teamIds = [...everyTeam.values()].filter(({ streetCode }) => streetCode === street).map(({ id }) => id)
  const memberships = await listMemberships(tx, {
    bodyIds: frame.bodies.map(({ id }) => id),
    duty: 'secretary',
    limit: mostMembers,
  })
  return {
    ...frame,
    staff: await listStaff(tx, unitCodes),
    held: await listHeldHere(tx, unitCodes, context.now),
    crew: (await listCrew(tx, teamIds)).filter(({ post }) => post !== 'team-member'),
    memberships,
    memberNames: await listNames(
      tx,
      memberships.map(({ personId }) => personId),
    ),
    seesMembers: actor.grants.length > 0,
    counts: {
      partners: await countPart('partners', context, unitCodes),
      open: await countPart('open-needs', context, unitCodes),
      served: await countPart('served-this-month', context, unitCodes),
    },
    ofTeams: {
      open: await countPartOfTeams('open-needs', context, { teamIds, unitCodes }),
      served: await countPartOfTeams('served-this-month', context, { teamIds, unitCodes }),
    },
    cameFrom: (teamId) =>
      successions
        .filter(({ intoTeamId }) => intoTeamId === teamId)
        .map(({ fromTeamId, onDay, reason }) => ({ name: everyTeam.get(fromTeamId)!.name, onDay, reason })),
    countedFor: (teamId) => countedFor(teamId, successions),
  }
}

/** The streets where the actor holds a post, else the one where they live. */
async function myStreets(context: Context): Promise<Unit[]> {
  const { tx, actor } = context
  const streets = (await listUnits(tx)).filter(({ level }) => level === 'street')
  const mine = streets.filter(({ code }) =>
    actor.grants.some(({ unitCode }) => unitCode !== null && (unitCode === '' || unitCode.startsWith(code))),
  )
  if (mine.length > 0) return mine
  const me = await findPerson(tx, personOf(context))
  return streets.filter(({ code }) => me?.unitCode.startsWith(code))
}

/** In which street a node stands. Throws `NotFound` for one that nobody knows. */
async function placeOf({ tx }: Context, id: string): Promise<{ street: string; kind: string; key: string }> {
  const [kind = '', key = ''] = id.split(':')
  const unitCode = await unitOf()
  if (unitCode === undefined || !(await listUnits(tx)).some(({ code }) => code === unitCode)) throw new NotFound()
  return { street: streetOf(unitCode), kind, key }

  async function unitOf(): Promise<string | undefined> {
    if (kind === 'body') return (await listPartyBodies(tx)).find((body) => body.id === key)?.unitCode
    if (kind === 'team') return (await listTeams(tx)).find((team) => team.id === key)?.streetCode
    if (kind === 'squad') return (await listSquads(tx)).find((squad) => squad.id === key)?.unitCode
    return key
  }
}

function belowUnit(read: Street, code: string): ChartNode[] {
  const units = read.units.filter(({ parentCode }) => parentCode === code).map((unit) => unitNode(read, unit.code))
  const bodies = read.bodies.filter(({ unitCode }) => unitCode === code).map((body) => bodyNode(read, body))
  switch (levelOf(code)) {
    case 'street':
      return [
        ...bodies,
        ...units,
        ...read.teams.map((team) => teamNode(read, team)),
        peopleNode(read, 'partners', code),
        peopleNode(read, 'volunteers', code),
      ]
    case 'community':
      return [
        ...bodies,
        ...units,
        ...read.squads.filter(({ unitCode }) => unitCode === code).map((squad) => squadNode(read, squad)),
        peopleNode(read, 'partners', code),
        peopleNode(read, 'volunteers', code),
      ]
    default:
      return []
  }
}

function nodeOf(read: Street, kind: string, key: string): ChartNode | undefined {
  if (kind === 'unit') return read.units.some(({ code }) => code === key) ? unitNode(read, key) : undefined
  if (kind === 'partners' || kind === 'volunteers') return peopleNode(read, kind, key)
  const body = kind === 'body' && read.bodies.find(({ id }) => id === key)
  if (body) return bodyNode(read, body)
  const team = kind === 'team' && read.teams.find(({ id }) => id === key)
  if (team) return teamNode(read, team)
  const squad = kind === 'squad' && read.squads.find(({ id }) => id === key)
  return squad ? squadNode(read, squad) : undefined
}

function plainNode(
  kind: ChartKind,
  key: string,
  { name, unitCode }: { name: string; unitCode: string },
): Omit<ChartNode, 'volunteers'> {
  const id = kind === 'street' || kind === 'community' || kind === 'grid' ? `unit:${key}` : `${kind}:${key}`
  const nothing = { colour: null, bodies: [], leaders: [], holders: 0, partners: 0, open: 0, served: 0, more: false }
  return { id, kind, name, unitCode, ...nothing }
}

function unitNode(read: Street, code: string): ChartNode {
  const { level, name } = read.units.find((unit) => unit.code === code)!
  const here = read.staff.filter(({ unitCode }) => unitCode === code)
  return {
    ...plainNode(level, code, { name, unitCode: code }),
    ...figuresOf(read, code),
    bodies: read.bodies
      .filter(({ unitCode }) => unitCode === code)
      .map((body) => ({ id: `body:${body.id}`, kind: body.kind, name: body.name, leaders: leadersOfBody(read, body) })),
    leaders: namesOf(here.filter(({ post }) => leadingPosts[level] === post)),
    holders: new Set(here.map(({ personId }) => personId)).size,
    more: level !== 'grid',
  }
}

/** Whose names stand under a unit's. */
const leadingPosts = { street: 'street-officer', community: 'branch-secretary', grid: 'grid-worker' } as const

function bodyNode(read: Street, body: PartyBody): ChartNode {
  return {
    ...plainNode('body', body.id, body),
    volunteers: null,
    leaders: leadersOfBody(read, body),
  }
}

function leadersOfBody({ staff, memberships, memberNames }: Street, { id, kind, unitCode }: PartyBody): string[] {
  const post = kind === 'work-committee' ? 'committee-secretary' : kind === 'branch' ? 'branch-secretary' : null
  const byPost = namesOf(staff.filter((one) => one.unitCode === unitCode && one.post === post))
  const secretaries = memberships.filter(({ bodyId }) => bodyId === id).map(({ personId }) => personId)
  return [...new Set([...byPost, ...secretaries.flatMap((personId) => memberNames.get(personId)?.name ?? [])])]
}

function teamNode(read: Street, team: Team): ChartNode {
  const counted = read.countedFor(team.id)
  const sum = (counts: ReadonlyMap<string, number>) => counted.reduce((all, id) => all + (counts.get(id) ?? 0), 0)
  return {
    ...plainNode('team', team.id, { name: team.name, unitCode: team.streetCode }),
    colour: team.colour,
    leaders: namesOf(read.crew.filter(({ post, teamId }) => post === 'team-leader' && teamId === team.id)),
    volunteers: volunteersAmong(read, ({ teamId }) => teamId === team.id),
    open: sum(read.ofTeams.open),
    served: sum(read.ofTeams.served),
    more: read.squads.some(({ teamId }) => teamId === team.id),
  }
}

function squadNode(read: Street, { id, name, unitCode, teamId }: Squad): ChartNode {
  return {
    ...plainNode('squad', id, { name, unitCode }),
    colour: read.teams.find((team) => team.id === teamId)?.colour ?? null,
    leaders: namesOf(read.crew.filter(({ squadId }) => squadId === id)),
    volunteers: volunteersAmong(read, ({ squadId }) => squadId === id),
  }
}

function peopleNode(read: Street, kind: 'partners' | 'volunteers', code: string): ChartNode {
  return { ...plainNode(kind, code, { name: say.chart.kinds[kind], unitCode: code }), ...figuresOf(read, code) }
}

/** What is counted in a unit and below. */
function figuresOf(read: Street, code: string): Pick<ChartNode, 'volunteers' | 'partners' | 'open' | 'served'> {
  const sum = (counts: ReadonlyMap<string, number>) =>
    [...counts].reduce((all, [unitCode, count]) => (unitCode.startsWith(code) ? all + count : all), 0)
  return {
    volunteers: volunteersAmong(read, ({ teamId, unitCode }) => teamId !== null && unitCode.startsWith(code)),
    partners: sum(read.counts.partners),
    open: sum(read.counts.open),
    served: sum(read.counts.served),
  }
}

function volunteersAmong({ held, seesMembers }: Street, wanted: (one: HeldHere) => boolean): number | null {
  return seesMembers ? new Set(held.filter(wanted).map(({ personId }) => personId)).size : null
}

function namesOf(people: readonly { readonly name: string }[]): string[] {
  return [...new Set(people.map(({ name }) => name))]
}

async function peopleOf({ tx }: Context, read: Street, kind: string, key: string): Promise<ChartPerson[]> {
  if (kind === 'unit') return read.staff.filter(({ unitCode }) => unitCode === key).map(heldBy)
  if (kind === 'team') return leadersFirst(await listCrew(tx, [key])).map(heldBy)
  if (kind === 'squad') {
    const { teamId } = read.squads.find(({ id }) => id === key)!
    return leadersFirst(await listCrew(tx, [teamId]))
      .filter(({ squadId }) => squadId === key)
      .map(heldBy)
  }
  if (kind !== 'body') return []

  const members = await listMemberships(tx, { bodyIds: [key], limit: mostMembers })
  const names = await listNames(
    tx,
    members.map(({ personId }) => personId),
  )
  return members
    .sort((a, b) => duties.indexOf(a.duty) - duties.indexOf(b.duty))
    .map(({ id, personId, duty, fromDay, toDay }) => ({
      id,
      personId,
      name: names.get(personId)?.name ?? '',
      post: null,
      duty,
      from: fromDay,
      to: toDay,
    }))
}

function heldBy({ grantId, personId, name, post, validFrom, validTo }: StaffMember | CrewRow): ChartPerson {
  const to = validTo === null ? null : dateOf(validTo - 1)
  return { id: grantId, personId, name, post, duty: null, from: dateOf(validFrom), to }
}

function leadersFirst(crew: CrewRow[]): CrewRow[] {
  const order = ['team-leader', 'squad-leader', 'team-member']
  return crew.sort((a, b) => order.indexOf(a.post) - order.indexOf(b.post))
}

interface NamedNode {
  readonly id: string
  readonly name: string
  readonly unitCode: string
}

/** Everything on the chart that bears a name of its own. */
function namedNodes({ units, bodies, teams, squads }: Frame): NamedNode[] {
  return [
    ...units.map(({ code, name }) => ({ id: `unit:${code}`, name, unitCode: code })),
    ...bodies.map(({ id, name, unitCode }) => ({ id: `body:${id}`, name, unitCode })),
    ...teams.map(({ id, name, streetCode }) => ({ id: `team:${id}`, name, unitCode: streetCode })),
    ...squads.map(({ id, name, unitCode }) => ({ id: `squad:${id}`, name, unitCode })),
  ]
}

/** Where a post is held on the chart. */
function placeId(unitCode: string, teamId: string | null, squadId: string | null): string {
  if (squadId) return `squad:${squadId}`
  return teamId ? `team:${teamId}` : `unit:${unitCode}`
}

/** The nodes from the street down to this one, itself left out. */
function pathTo({ units }: Frame, { id, unitCode }: NamedNode): { id: string; name: string }[] {
  const names = new Map(units.map(({ code, name }) => [code, name]))
  return unitsAbove(unitCode)
    .toReversed()
    .map((code) => ({ id: `unit:${code}`, name: names.get(code) ?? code }))
    .filter((node) => node.id !== id)
}

/** Spelling a name costs more than finding it: each is spelled once in the life of the process. */
const spelled = new Map<string, { full: string; initials: string }>()
const mostSpelled = 50_000

async function isNamed(name: string, words: string, letters: string): Promise<boolean> {
  if (name.includes(words)) return true
  if (letters === '') return false
  let pinyin = spelled.get(name)
  if (!pinyin) {
    pinyin = await pinyinOf(name)
    if (spelled.size < mostSpelled) spelled.set(name, pinyin)
  }
  return pinyin.full.startsWith(letters) || pinyin.initials.startsWith(letters)
}
