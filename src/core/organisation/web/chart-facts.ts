import { isoDay } from '../../../platform/web/time.ts'
import type { ChartDetail, ChartNode } from '../chart-contract.ts'
import { words } from '../words.zh.ts'

/** A figure of the chart with the list of exactly what it counts. */
export interface ChartFact {
  readonly label: string
  readonly count: number
  readonly shown: string
  readonly to: string
}

/** What is counted at a node, as of `now` in milliseconds since 1970. */
export function factsOf({ node, homes }: ChartDetail, now: number): ChartFact[] {
  const { kind, unitCode, volunteers, partners, open, served } = node
  const say = words.chart
  const facts: ChartFact[] = []
  const add = (label: string, count: number, as: (count: number) => string, to: string) =>
    facts.push({ label, count, shown: as(count), to })

  if (homes) {
    add(say.facts.residents, homes.residents, say.residents, `/desk/people?unit=${unitCode}`)
    add(say.facts.buildings, homes.buildings, say.buildings, `/desk/buildings?unit=${unitCode}`)
    add(say.facts.doors, homes.doors, say.doors, `/desk/doors?unit=${unitCode}`)
  }
  if (volunteers !== null && kind !== 'grid' && kind !== 'body' && kind !== 'partners') {
    add(say.facts.volunteers, volunteers, say.people, `/desk/posts?crew=1&${areaOf(node)}`)
  }
  if (kind === 'street' || kind === 'community' || kind === 'partners') {
    add(say.facts.partners, partners, say.partners, `/desk/partners?unit=${unitCode}`)
  }
  if (kind !== 'body' && kind !== 'squad') {
    add(say.facts.open, open, say.needs, openOf(node))
    add(say.facts.served, served, say.needs, servedOf(node, now))
  }
  return facts
}

/** The needs that a node counts as open. */
export function openOf(node: ChartNode): string {
  return `/desk/needs/all?${areaOf(node)}`
}

/** The needs that a node counts as closed this month. */
export function servedOf(node: ChartNode, now: number): string {
  return `/desk/needs/all?tab=ended&closedFrom=${isoDay(now).slice(0, 7)}-01&${areaOf(node)}`
}

/** Everybody who holds something there now, or belongs to the body: more than the drawer shows. */
export function everybodyOf({ node, bodyKind }: ChartDetail): string {
  return bodyKind ? membersOf(node, bodyKind) : `/desk/posts?${areaOf(node)}`
}

/** Who held something here before, or belongs to the body: the list with its filter. */
export function listOf({ node, bodyKind }: ChartDetail): string {
  return bodyKind ? membersOf(node, bodyKind) : `/desk/posts?ended=1&${areaOf(node)}`
}

function membersOf({ unitCode }: ChartNode, kind: string): string {
  return `/desk/party-members?unit=${unitCode}&kind=${kind}`
}

export function keyOf({ id }: Pick<ChartNode, 'id'>): string {
  return id.slice(id.indexOf(':') + 1)
}

/** What narrows a list to a node: its team or squad, else its unit. */
function areaOf(node: ChartNode): string {
  return node.kind === 'team' || node.kind === 'squad' ? `${node.kind}=${keyOf(node)}` : `unit=${node.unitCode}`
}
