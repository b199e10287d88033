import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Map as MapIcon, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { FilterBar } from '../../../platform/web/kit/filter-bar.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading, NotFound } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { BuildingView, UnitView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { BuildingDrawer } from './building-drawer.tsx'
import { BuildingForm } from './building-form.tsx'
import { territory } from './calls.ts'

const filters = { unit: text(), words: text(), building: text() }

/** The houses of a grid or community with their entrances and doors. */
export function Page() {
  const me = useMe()
  const [values, setFilters] = useSearchParams(filters)
  const [adding, setAdding] = useState(false)
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const mine = me?.posts.find((post) => (post.unitCode?.length ?? 0) >= 12)?.unitCode
  const communities = units.data?.units.filter(({ level }) => level === 'community') ?? []
  const unitCode = values.unit || mine || communities[0]?.code || ''
  const grids = units.data?.units.filter(({ code, can }) => code.startsWith(unitCode) && can.addBuilding) ?? []
  const list = useQuery({
    queryKey: ['territory', 'buildings', unitCode],
    queryFn: () => territory.listBuildings({ params: { code: unitCode } }),
    enabled: unitCode !== '',
    placeholderData: keepPreviousData,
  })
  const rows = (list.data?.buildings ?? []).filter(({ name }) => name.includes(values.words))
  const open = list.data?.buildings.find(({ id }) => id === values.building)
  const isNowhere = values.building !== '' && list.data !== undefined && !list.isPlaceholderData && !open
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
      <FilterBar>
        <UnitSelect
          units={units.data?.units ?? []}
          value={unitCode}
          onChange={(next) => setFilters({ unit: next, building: '' })}
        />
        <SearchBox
          label={words.buildings.filter}
          value={values.words}
          onChange={(next) => setFilters({ words: next })}
        />
      </FilterBar>
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
            columns={columnsFor(units.data?.units ?? [])}
          />
        </Panel>
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
  const below = units.filter(({ level }) => level !== 'street')
  return (
    <Select
      label={words.buildings.pickGrid}
      hideLabel
      empty={null}
      options={below.map(({ code, name, level }) => ({
        value: code,
        label: level === 'grid' ? `${words.indent}${name}` : `${name}${words.dot}${words.buildings.allOfCommunity}`,
      }))}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function columnsFor(units: readonly UnitView[]) {
  const names = new Map(units.map(({ code, name }) => [code, name]))
  return [
    { id: 'name', head: words.buildings.building, cell: ({ name }: BuildingView) => name },
    { id: 'grid', head: words.buildings.grid, cell: ({ unitCode }: BuildingView) => names.get(unitCode) },
    {
      id: 'entrances',
      head: words.buildings.entranceCount,
      align: 'end' as const,
      cell: ({ entrances }: BuildingView) => entrances,
    },
    { id: 'doors', head: words.buildings.doorCount, align: 'end' as const, cell: ({ doors }: BuildingView) => doors },
    {
      id: 'spot',
      head: words.buildings.spot,
      cell: ({ lon }: BuildingView) => (lon === null ? words.buildings.spotUnknown : words.buildings.spotKnown),
    },
  ]
}
