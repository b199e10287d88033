import { useQuery } from '@tanstack/react-query'
import { Link } from '../../../platform/web/link.tsx'
import { useMedia } from '../../../platform/web/media.ts'
import { Facts, Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { DetailHead, ListPane, SplitView } from '../../../platform/web/kit/split-view.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Tree } from '../../../platform/web/kit/tree.tsx'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { unitsAbove } from '../../territory/unit.ts'
import { UnitActs } from '../../territory/web/unit-acts.tsx'
import { words as places } from '../../territory/words.zh.ts'
import type { ChartUnit } from '../contract.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import { PeopleWithPosts } from './people-with-posts.tsx'

const filters = { unit: text() }

/** 1+5+N as a tree: who is where, and what they do there. */
export function Page() {
  const [{ unit }, setFilters] = useSearchParams(filters)
  const narrow = useMedia('(max-width: 999px)')
  const chart = useQuery({ queryKey: ['organisation', 'chart'], queryFn: () => organisation.getChart() })
  if (chart.isPending) return <Loading shape="rows" />
  if (chart.error) return <Failed error={chart.error} onRetry={() => void chart.refetch()} />

  const { units, teams, partners } = chart.data
  const root = units.find(({ level }) => level === 'street')
  if (!root) return <Empty>{words.chart.empty}</Empty>
  const chosen = units.find(({ code }) => code === unit)
  const open = chosen ?? root

  return (
    <SplitView
      list={
        <ListPane title={words.pages.chart}>
          <Tree
            label={words.chart.tree}
            nodes={[nodeOf(root, units)]}
            opened={[root.code, ...unitsAbove(open.code)]}
            selected={open.code}
            onSelect={(code) => setFilters({ unit: code }, { push: true })}
          />
        </ListPane>
      }
      detailKey={open.code}
      onBack={() => setFilters({ unit: '' })}
      detail={
        // Where it would cover the tree, nothing opens by itself.
        narrow && !chosen ? null : (
          <>
            <DetailHead meta={[places.levels[open.level], open.code]} title={open.name} />
            <Panel>
              <Facts
                facts={[
                  ...(open.partyBody
                    ? [{ label: words.partyBodies[open.partyBody.kind], value: open.partyBody.name }]
                    : []),
                  { label: places.pages.buildings, value: <BuildingsLink unit={open} /> },
                  ...(open === root
                    ? [
                        { label: words.pages.teams, value: <Link to="/desk/teams">{words.chart.teams(teams)}</Link> },
                        {
                          label: words.pages.partners,
                          value: <Link to="/desk/partners">{words.chart.partners(partners)}</Link>,
                        },
                      ]
                    : []),
                ]}
              />
            </Panel>
            <Section
              title={words.people.posts}
              aside={words.chart.people(open.people.length)}
              action={<Link to={`/desk/posts?unit=${open.code}`}>{words.chart.toPosts}</Link>}
            >
              {open.people.length === 0 ? (
                <p className="second">{words.chart.nobody}</p>
              ) : (
                <PeopleWithPosts people={open.people} />
              )}
            </Section>
            <UnitActs code={open.code} />
          </>
        )
      }
    />
  )
}

interface Node {
  id: string
  label: string
  note: string
  children: Node[]
}

function nodeOf(unit: ChartUnit, units: readonly ChartUnit[]): Node {
  return {
    id: unit.code,
    label: unit.name,
    note: unit.people.length > 0 ? words.chart.people(unit.people.length) : words.chart.nobody,
    children: units.filter(({ parentCode }) => parentCode === unit.code).map((below) => nodeOf(below, units)),
  }
}

function BuildingsLink({ unit }: { unit: ChartUnit }) {
  const count = words.chart.buildings(unit.buildings)
  return unit.level === 'street' ? <>{count}</> : <Link to={`/desk/buildings?unit=${unit.code}`}>{count}</Link>
}
