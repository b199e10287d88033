import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { teamColour } from '../../../platform/web/kit/palette.ts'
import { TeamDot } from '../../../platform/web/kit/team-tag.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { stampWords } from '../../../platform/web/time.ts'
import type { ChartNode } from '../chart-contract.ts'
import { words } from '../words.zh.ts'
import { chartQuery, nodeAddress } from './chart-calls.ts'
import { openOf, servedOf } from './chart-facts.ts'
import { boxesIn, type Box, pictureOf } from './chart-layout.ts'
import styles from './chart-picture.module.css'

/** The street's 1+5+N on one sheet: the committee, the branches with their communities, the teams, and the many around. */
export function ChartPicture({ street }: { street: ChartNode }) {
  const level = useQuery(chartQuery(street.id))
  if (level.isPending) return <Loading shape="rows" />
  if (level.error) return <Failed error={level.error} onRetry={() => void level.refetch()} />

  const nodes = level.data.nodes
  const communities = nodes.filter(({ kind }) => kind === 'community')
  const teams = nodes.filter(({ kind }) => kind === 'team')
  const partners = nodes.find(({ kind }) => kind === 'partners')
  const volunteers = nodes.find(({ kind }) => kind === 'volunteers')
  const { width, height, one, five, six, many, lines } = pictureOf(communities.length, teams.length)
  const [committee, service] = street.bodies

  return (
    <figure className={styles.sheet}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={styles.picture}
        role="group"
        aria-label={words.chart.picture(street.name)}
      >
        {lines.map(({ from, to }) => (
          <path
            key={`${from.x} ${from.y} ${to.x} ${to.y}`}
            d={`M${from.x} ${from.y}V${(from.y + to.y) / 2}H${to.x}V${to.y}`}
            className={styles.line}
          />
        ))}
        <Numeral y={one.y + one.height / 2} figure={words.chart.one} label={words.chart.oneWords} />
        <Numeral
          y={five.y + five.height / 2}
          figure={String(communities.length)}
          label={words.chart.five(communities.length)}
        />
        <Numeral y={six.y + six.height / 2} figure={String(teams.length)} label={words.chart.teams(teams.length)} />
        <Numeral y={many.y + many.height / 2} figure={words.chart.many} label={words.chart.manyWords} />

        <Card box={one} to={committee?.id ?? street.id} look="one" title={committee?.name ?? street.name}>
          {leaderLine(committee?.leaders ?? street.leaders)}
          {service && (
            <span className={styles.service}>
              {service.name}
              {service.leaders.length > 0 && ` ${service.leaders.join(words.comma)}`}
            </span>
          )}
        </Card>
        {boxesIn(five, communities.length).map((box, index) => (
          <Community key={communities[index]!.id} box={box} node={communities[index]!} />
        ))}
        {boxesIn(six, teams.length).map((box, index) => (
          <TeamCard key={teams[index]!.id} box={box} node={teams[index]!} />
        ))}
        {boxesIn(many, 2).map((box, index) => {
          const node = index === 0 ? partners : volunteers
          if (!node) return null
          const count = index === 0 ? words.chart.partners(node.partners) : words.chart.people(node.volunteers ?? 0)
          return (
            <Card key={node.id} box={box} to={node.id} title={node.name}>
              <span className={styles.count}>{count}</span>
            </Card>
          )
        })}
      </svg>
      <figcaption className={styles.caption}>
        <Link to={nodeAddress(street.id, null)}>{street.name}</Link>
        {words.dot}
        {words.chart.printedAt(stampWords(serverNow()))}
        {words.dot}
        <Link to={openOf(street)}>{words.chart.open(street.open)}</Link>
        {words.dot}
        <Link to={servedOf(street, serverNow())}>{words.chart.served(street.served)}</Link>
      </figcaption>
    </figure>
  )
}

function Community({ box, node }: { box: Box; node: ChartNode }) {
  const [branch, service] = node.bodies
  return (
    <Card box={box} to={node.id} title={node.name}>
      {branch && <span>{branch.name}</span>}
      {leaderLine(branch?.leaders ?? node.leaders)}
      {service && (
        <span className={styles.service}>
          {service.name}
          <br />
          {service.leaders.length > 0 && words.chart.secretary(service.leaders.join(words.comma))}
        </span>
      )}
      <span className={styles.second}>
        {node.volunteers !== null && words.chart.volunteers(node.volunteers)}
        <br />
        {words.chart.open(node.open)}
        {words.dot}
        {words.chart.served(node.served)}
      </span>
    </Card>
  )
}

function TeamCard({ box, node }: { box: Box; node: ChartNode }) {
  return (
    <Card
      box={box}
      to={node.id}
      look={teamColour(node.colour)}
      title={node.name}
      mark={<TeamDot colour={node.colour} />}
    >
      <span>{node.leaders.length > 0 ? words.chart.leader(node.leaders.join(words.comma)) : words.chart.nobody}</span>
      <span className={styles.second}>
        {node.volunteers !== null && words.chart.people(node.volunteers)}
        <br />
        {words.chart.served(node.served)}
      </span>
    </Card>
  )
}

interface CardProps {
  box: Box
  /** The node that it opens. */
  to: string
  title: string
  mark?: ReactNode
  look?: 'one' | ReturnType<typeof teamColour>
  children: ReactNode
}

function Card({ box, to, title, mark, look, children }: CardProps) {
  return (
    <foreignObject x={box.x} y={box.y} width={box.width} height={box.height}>
      <Link to={nodeAddress(to, null)} className={look ? `${styles.card} ${styles[look]}` : styles.card}>
        <strong className={styles.title}>
          {mark}
          {title}
        </strong>
        {children}
      </Link>
    </foreignObject>
  )
}

function Numeral({ y, figure, label }: { y: number; figure: string; label: string }) {
  return (
    <>
      <text x={70} y={y + 8} className={styles.figure}>
        {figure}
      </text>
      <text x={70} y={y + 32} className={styles.label}>
        {label}
      </text>
    </>
  )
}

function leaderLine(leaders: readonly string[]): ReactNode {
  return <span>{leaders.length > 0 ? words.chart.secretary(leaders.join(words.comma)) : words.chart.nobody}</span>
}
