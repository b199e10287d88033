import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { type Column, Table } from '../../../platform/web/kit/table.tsx'
import { Num } from '../../../platform/web/kit/text.tsx'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { territory } from '../../territory/web/calls.ts'
import type { DoorRow } from '../contract.ts'
import { type DoorSort, doorSorts } from '../door.ts'
import { words } from '../words.zh.ts'
import { people } from './calls.ts'

const lived = ['yes', 'no'] as const
const filters = { q: text(), unit: text(), lived: oneOf(lived), sort: oneOf(doorSorts) }

/** The doors of the actor's units with how many are registered behind each, also where nobody is yet. */
export function Page() {
  const [values, setFilters] = useSearchParams(filters)
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const list = useDoors(values)
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []

  return (
    <PageBody>
      <PageHead title={words.pages.doors} second={words.doors.lead} />
      <ListToolbar
        list="doors"
        search={words.doors.search}
        on={[values.unit, values.lived].filter(Boolean).length}
        onClear={() => setFilters({ unit: '', lived: null })}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <Select
          label={words.doors.unit}
          hideLabel
          empty={words.doors.allUnits}
          options={(units.data?.units ?? []).map(({ code, name, level }) => ({
            value: code,
            label: level === 'grid' ? `${words.indent}${name}` : name,
          }))}
          value={values.unit}
          onChange={({ target }) => setFilters({ unit: target.value })}
        />
        <Select
          label={words.doors.livedLabel}
          hideLabel
          empty={words.doors.livedEither}
          options={lived.map((value) => ({ value, label: words.doors.lived[value] }))}
          value={values.lived ?? ''}
          onChange={({ target }) => setFilters({ lived: lived.find((one) => one === target.value) ?? null })}
        />
      </ListToolbar>
      {list.isPending ? (
        <Loading shape="rows" />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{words.doors.none}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.pages.doors}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ building, entrance, door }) => [building, entrance, door].join(' ')}
            to={({ unitCode, buildingId }) => `/desk/buildings?unit=${unitCode}&building=${buildingId}`}
            columns={columns}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.doors.more}
        </Button>
      )}
    </PageBody>
  )
}

interface Filtered {
  q: string
  unit: string
  lived: (typeof lived)[number] | null
  sort: DoorSort | null
}

function useDoors({ q, unit, lived: wanted, sort }: Filtered) {
  const query = { words: q || undefined, unit: unit || undefined, lived: wanted ?? undefined, sort: sort ?? undefined }
  return useInfiniteQuery({
    queryKey: ['people', 'doors', query],
    queryFn: ({ pageParam }) => people.listDoors({ query: { ...query, after: pageParam ?? undefined, limit: 100 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

const columns: readonly Column<DoorRow>[] = [
  { id: 'building', head: words.doors.building, heading: true, cell: ({ building }) => building },
  { id: 'entrance', head: words.doors.entrance, cell: ({ entrance }) => entrance },
  { id: 'door', head: words.doors.door, cell: ({ door }) => door },
  { id: 'unit', head: words.doors.unit, cell: ({ unitName }) => unitName },
  {
    id: 'households',
    head: words.doors.households,
    align: 'end',
    cell: ({ households }) => <Num value={households} />,
  },
  { id: 'people', head: words.doors.people, align: 'end', cell: (row) => <Num value={row.people} /> },
]
