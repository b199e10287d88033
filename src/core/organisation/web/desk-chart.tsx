import { useQueries, useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { FilterBar } from '../../../platform/web/kit/filter-bar.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { Tree, type TreeNode } from '../../../platform/web/kit/tree.tsx'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { ChartNode } from '../chart-contract.ts'
import { words } from '../words.zh.ts'
import { chartQuery, chartSearchQuery, nodeAddress } from './chart-calls.ts'
import { ChartDrawer } from './chart-drawer.tsx'
import { ChartPicture } from './chart-picture.tsx'

const filters = { view: oneOf(['tree']), q: text(), node: text() }

/** 1+5+N: as a picture of the whole street, or as a tree down to grids and squads. */
export function Page() {
  const [{ view, q, node }, set] = useSearchParams(filters)
  const roots = useQuery(chartQuery(null))
  if (roots.isPending) return <Loading shape="rows" />
  if (roots.error) return <Failed error={roots.error} onRetry={() => void roots.refetch()} />

  const streets = roots.data.nodes
  return (
    <PageBody>
      <div className="no-print">
        <PageHead
          title={words.pages.chart}
          second={words.chart.lead}
          actions={
            !view && (
              <Button icon={Printer} onClick={() => print()}>
                {words.chart.print}
              </Button>
            )
          }
        />
        <FilterBar
          end={
            <Tabs
              label={words.chart.viewLabel}
              tabs={[
                { id: 'picture', label: words.chart.views.picture },
                { id: 'tree', label: words.chart.views.tree },
              ]}
              current={view ?? 'picture'}
              to={(id) => (id === 'tree' ? '/desk/organisation?view=tree' : '/desk/organisation')}
            />
          }
        >
          <SearchBox label={words.chart.search} value={q} onChange={(next) => set({ q: next })} />
        </FilterBar>
      </div>
      {q ? (
        <Found words={q} view={view} />
      ) : streets.length === 0 ? (
        <Empty>{words.chart.empty}</Empty>
      ) : view === 'tree' ? (
        <ChartTree streets={streets} node={node} onSelect={(id) => set({ node: id }, { push: true })} />
      ) : (
        streets.map((street) => <ChartPicture key={street.id} street={street} />)
      )}
      {node && <ChartDrawer id={node} onClose={() => set({ node: '' })} />}
    </PageBody>
  )
}

function Found({ words: wanted, view }: { words: string; view: string | null }) {
  const found = useQuery(chartSearchQuery(wanted))
  if (found.isPending) return <Loading shape="rows" />
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />
  if (found.data.found.length === 0) return <Empty>{words.chart.notFound}</Empty>

  return (
    <Panel flush>
      <ItemList
        label={words.chart.found(found.data.found.length)}
        items={found.data.found.map(({ id, name, person, path }, index) => ({
          id: `${id} ${index}`,
          to: `${nodeAddress(id, view)}&q=${encodeURIComponent(wanted)}`,
          title: person ? person.name : name,
          second: [...path.map((node) => node.name), ...(person ? [name] : [])].join(words.dot),
          end: person ? words.posts[person.post] : null,
        }))}
      />
    </Panel>
  )
}

interface ChartTreeProps {
  streets: readonly ChartNode[]
  node: string
  onSelect: (id: string) => void
}

/** Loads what stands below a node once it is opened. */
function ChartTree({ streets, node, onSelect }: ChartTreeProps) {
  const [opened, setOpened] = useState(() => [...streets.map(({ id }) => id), ...unitsOn(node)])
  const levels = useQueries({ queries: opened.map((id) => chartQuery(id)) })
  const below = new Map(opened.map((id, index) => [id, levels[index]?.data?.nodes]))

  function branch(one: ChartNode): TreeNode {
    const children = below.get(one.id)?.map((child) => branch(child))
    return { id: one.id, label: one.name, note: noteOf(one), more: one.more, ...(children && { children }) }
  }

  return (
    <Tree
      label={words.chart.tree}
      nodes={streets.map((street) => branch(street))}
      opened={opened}
      onOpen={setOpened}
      selected={node}
      onSelect={onSelect}
    />
  )
}

/** The street and the community around a unit, so that the tree shows it. */
function unitsOn(node: string): string[] {
  const code = /^unit:(\d+)$/.exec(node)?.[1] ?? ''
  return code.length > 12 ? [`unit:${code.slice(0, 12)}`] : []
}

function noteOf({ kind, leaders, volunteers, partners, served }: ChartNode): string {
  if (kind === 'partners') return words.chart.partners(partners)
  if (kind === 'volunteers') return words.chart.people(volunteers ?? 0)
  const parts = [
    leaders.length > 0 ? leaders.join(words.comma) : words.chart.nobody,
    volunteers === null || kind === 'grid' || kind === 'body' ? '' : words.chart.volunteers(volunteers),
    kind === 'squad' || kind === 'body' ? '' : words.chart.served(served),
  ]
  return parts.filter(Boolean).join(words.dot)
}
