import { useQuery } from '@tanstack/react-query'
import { Avatar } from '../../../platform/web/kit/avatar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Facts, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { UnitActs } from '../../territory/web/unit-acts.tsx'
import type { ChartDetail } from '../chart-contract.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import { chartNodeQuery } from './chart-calls.ts'
import { everybodyOf, factsOf, keyOf, listOf } from './chart-facts.ts'
import styles from './chart-drawer.module.css'

/** One node of the chart: figures that lead into their lists, and who holds what there since when. */
export function ChartDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQuery(chartNodeQuery(id))
  return (
    <Drawer title={asked.data?.node.name ?? words.pages.chart} onClose={onClose}>
      {asked.isPending ? (
        <Loading shape="rows" />
      ) : asked.error ? (
        <Failed error={asked.error} onRetry={() => void asked.refetch()} />
      ) : (
        <Detail detail={asked.data} />
      )}
    </Drawer>
  )
}

function Detail({ detail }: { detail: ChartDetail }) {
  const { node, path, people, more, cameFrom, can } = detail
  const isUnit = node.id.startsWith('unit:')
  return (
    <>
      <p className="second">{[...path.map(({ name }) => name), words.chart.kinds[node.kind]].join(words.dot)}</p>
      <Facts
        facts={factsOf(detail, serverNow()).map(({ label, shown, to }) => ({
          label,
          value: <Link to={to}>{shown}</Link>,
        }))}
      />
      {(node.bodies.length > 0 || can.addBodies) && (
        <Section title={words.chart.kinds.body}>
          {node.bodies.map(({ id, name, leaders }) => (
            <p key={id}>
              {name}
              {leaders.length > 0 && (
                <span className="second"> {words.chart.secretary(leaders.join(words.comma))}</span>
              )}
            </p>
          ))}
          {can.addBodies && <AddBodies unitCode={node.unitCode} />}
        </Section>
      )}
      {node.kind !== 'partners' && node.kind !== 'volunteers' && (
        <Section
          title={node.kind === 'body' ? words.chart.members : words.chart.whoHolds}
          aside={words.chart.people(people.length + more)}
          action={<Link to={listOf(detail)}>{node.kind === 'body' ? words.chart.toMembers : words.chart.history}</Link>}
        >
          {people.length === 0 ? (
            <p className="second">{words.chart.nobody}</p>
          ) : (
            <ul>
              {people.map((one) => (
                <li key={one.id} className={styles.person}>
                  <Avatar name={one.name} colour={node.colour} />
                  <span className={styles.words}>
                    <Link to={`/desk/people?person=${one.personId}`}>{one.name}</Link>
                    <span className={styles.since}>
                      {one.post ? words.posts[one.post] : one.duty && words.duties[one.duty]}
                      {words.dot}
                      {words.chart.since(one.from, one.to)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {more > 0 && (
            <p>
              <Link to={everybodyOf(detail)}>{words.chart.more(more)}</Link>
            </p>
          )}
        </Section>
      )}
      {cameFrom.length > 0 && (
        <Section title={words.chart.cameFrom}>
          {cameFrom.map(({ name, onDay, reason }) => (
            <p key={name}>{words.chart.merged(name, onDay, reason)}</p>
          ))}
        </Section>
      )}
      {node.kind === 'team' && (
        <p>
          <Link to={`/desk/teams?team=${keyOf(node)}`}>{words.chart.toTeam}</Link>
        </p>
      )}
      {isUnit && <UnitActs code={node.unitCode} />}
    </>
  )
}

function AddBodies({ unitCode }: { unitCode: string }) {
  const add = useCommand(organisation.addBodies, {
    renews: [['organisation']],
    then: () => tell(words.chart.bodiesAdded),
  })
  return (
    <>
      <Button busy={add.running} onClick={() => void add.run({ params: { unitCode } })}>
        {words.chart.addBodies}
      </Button>
      <FailedLine error={add.error} />
    </>
  )
}
