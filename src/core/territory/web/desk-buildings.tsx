import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Map as MapIcon, Plus } from 'lucide-react'
import { useState } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading, NotFound } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { UnitView } from '../contract.ts'
import { buildingSorts } from '../place.ts'
import { words } from '../words.zh.ts'
import { BuildingDrawer } from './building-drawer.tsx'
import { BuildingForm } from './building-form.tsx'
import { territory } from './calls.ts'

const spots = ['known', 'unknown'] as const
const filters = { q: text(), unit: text(), spot: oneOf(spots), sort: oneOf(buildingSorts), building: text() }

/** The houses of a grid or community with their entrances and doors. */
export function Page() {
  const [values, setFilters] = useSearchParams(filters)
  const [adding, setAdding] = useState(false)
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const list = useBuildings(values)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const street = units.data?.units.find(({ level }) => level === 'street')
  const unitCode = list.data?.pages[0]?.unit ?? street?.code ?? ''
  const grids = units.data?.units.filter(({ code, can }) => code.startsWith(unitCode) && can.addBuilding) ?? []
  const open = rows.find(({ id }) => id === values.building)
  const isNowhere = values.building !== '' && list.data !== undefined && !list.hasNextPage && !open
  const failure = units.error ?? list.error
  const retry = () => void (units.error ? units.refetch() : list.refetch())

  return (
    <PageBody>
      <PageHead
        title={words.pages.buildings}
        second={words.buildings.lead}
        actions={
          <Buttons>
            {grids.length > 0 && (
              <Button kind="main" icon={Plus} onClick={() => setAdding(true)}>
                {words.buildings.add}
              </Button>
            )}
            <ButtonLink to={`/desk/map?unit=${unitCode}`} icon={MapIcon}>
              {words.map.open}
            </ButtonLink>
          </Buttons>
        }
      />
      <ListToolbar
        list="buildings"
        search={words.buildings.filter}
        on={values.spot ? 1 : 0}
        onClear={() => setFilters({ spot: null })}
        open={['building']}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <UnitSelect
          units={units.data?.units ?? []}
          value={unitCode}
          onChange={(next) => setFilters({ unit: next, building: '' })}
        />
        <Select
          label={words.buildings.spot}
          hideLabel
          empty={words.buildings.anySpot}
          options={spots.map((value) => ({ value, label: words.buildings.spots[value] }))}
          value={values.spot ?? ''}
          onChange={({ target }) => setFilters({ spot: spots.find((spot) => spot === target.value) ?? null })}
        />
      </ListToolbar>
      {failure ? (
        <Failed error={failure} onRetry={retry} />
      ) : list.isPending ? (
        <Loading shape="rows" />
      ) : rows.length === 0 ? (
        <Empty>
          {words.buildings.none} {grids.length > 0 && words.buildings.noneHint}
        </Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.pages.buildings}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ name }) => name}
            current={values.building || null}
            onOpen={({ id }) => setFilters({ building: id }, { push: true })}
            columns={columns}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.buildings.more50}
        </Button>
      )}
      {open && <BuildingDrawer building={open} onClose={() => setFilters({ building: '' })} />}
      {isNowhere && (
        <Drawer title={words.pages.buildings} onClose={() => setFilters({ building: '' })}>
          <NotFound />
        </Drawer>
      )}
      {adding && grids.length > 0 && <BuildingForm grids={grids} onClose={() => setAdding(false)} />}
    </PageBody>
  )
}

function UnitSelect({
  units,
  value,
  onChange,
}: {
  units: readonly UnitView[]
  value: string
  onChange: (code: string) => void
}) {
  return (
    <Select
      label={words.buildings.pickGrid}
      hideLabel
      empty={null}
      options={units.map(({ code, name, level }) => ({ value: code, label: unitLabel(level, name) }))}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function unitLabel(level: UnitView['level'], name: string): string {
  if (level === 'street') return words.buildings.wholeStreet
  return level === 'grid' ? `${words.indent}${name}` : `${name}${words.dot}${words.buildings.allOfCommunity}`
}

function useBuildings({ q, unit, spot, sort }: { q: string; unit: string; spot: Spot; sort: Sort }) {
  const query = { words: q || undefined, unit: unit || undefined, spot: spot ?? undefined, sort: sort ?? undefined }
  return useInfiniteQuery({
    queryKey: ['territory', 'buildings', query],
    queryFn: ({ pageParam }) =>
      territory.findBuildings({ query: { ...query, after: pageParam ?? undefined, limit: 200 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

type Spot = (typeof spots)[number] | null
type Sort = (typeof buildingSorts)[number] | null
type Row = Awaited<ReturnType<typeof territory.findBuildings>>['rows'][number]

const columns = [
  { id: 'name', head: words.buildings.building, cell: ({ name }: Row) => name },
  { id: 'grid', head: words.buildings.grid, cell: ({ unitName }: Row) => unitName },
  {
    id: 'entrances',
    head: words.buildings.entranceCount,
    align: 'end' as const,
    cell: ({ entrances }: Row) => entrances,
  },
  { id: 'doors', head: words.buildings.doorCount, align: 'end' as const, cell: ({ doors }: Row) => doors },
  {
    id: 'spot',
    head: words.buildings.spot,
    cell: ({ lon }: Row) => words.buildings.spots[lon === null ? 'unknown' : 'known'],
  },
]
