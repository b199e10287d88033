import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { type Column, Table } from '../../../platform/web/kit/table.tsx'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { territory } from '../../territory/web/calls.ts'
import { keys } from './calls.ts'
import { type ManyStep, useManyStep } from './many-step.tsx'
import { words } from './words.zh.ts'

/** Everything that a list of this module may be narrowed by; each list takes its own of them. */
const params = {
  q: text(),
  sort: text(),
  unit: text(),
  partner: text(),
  kind: text(),
  agreement: text(),
  state: text(),
  year: text(),
  open: text(),
  holds: text(),
  row: text(),
}

export interface FilterSpec {
  name: Exclude<keyof typeof params, 'q' | 'sort' | 'unit' | 'row'>
  label: string
  options: readonly { value: string; label: string }[]
}

type Query = Record<string, string | undefined>

interface Props<Row> {
  title: string
  lead: string
  /** The name under which the list is declared. */
  list: string
  search: string
  filters?: readonly FilterSpec[]
  /** Beside the heading. */
  actions?: ReactNode
  /** Between heading and list. */
  above?: ReactNode
  fetch: (query: Query) => Promise<{ rows: Row[]; next: string | null }>
  columns: readonly Column<Row>[]
  rowName: (row: Row) => string
  /** Where a row opens; without it a drawer shows it. */
  to?: (row: Row) => string
  drawer?: (row: Row, close: () => void) => ReactNode
  /** What can be done with all that are picked. */
  many?: ManyStep<Row>
  empty: string
}

/** A list of the desk: filters in the address, paged by key, one row opened in a drawer. */
export function ListPage<Row extends { id: string }>(props: Props<Row>) {
  const {
    title,
    lead,
    list,
    search,
    filters = [],
    actions,
    above,
    fetch,
    columns,
    rowName,
    to,
    drawer,
    many,
    empty,
  } = props
  const [values, set] = useSearchParams(params)
  const query: Query = {}
  for (const name of ['q', 'sort', 'unit', ...filters.map((filter) => filter.name)] as const)
    query[name] = values[name] || undefined
  const pages = useInfiniteQuery({
    queryKey: [...keys.all, list, query],
    queryFn: ({ pageParam }) => fetch({ ...query, after: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const picking = useManyStep(rows, rowName, many)
  const open = rows.find(({ id }) => id === values.row)
  const on = [values.unit, ...filters.map(({ name }) => values[name])].filter(Boolean).length

  function clear(): void {
    set({ unit: '', partner: '', kind: '', agreement: '', state: '', year: '', open: '', holds: '' })
  }

  return (
    <PageBody>
      <PageHead title={title} second={lead} actions={actions} />
      {above}
      <ListToolbar
        list={list}
        search={search}
        on={on}
        onClear={clear}
        open={['row']}
        shown={rows.length}
        more={pages.hasNextPage}
      >
        <UnitSelect value={values.unit} onChange={(unit) => set({ unit })} />
        {filters.map(({ name, label, options }) => (
          <Select
            key={name}
            label={label}
            hideLabel
            empty={options.length > 1 ? words.any(label) : label}
            options={options}
            value={values[name]}
            onChange={({ target }) => set({ [name]: target.value })}
          />
        ))}
      </ListToolbar>
      {pages.isPending ? (
        <Loading shape="rows" />
      ) : pages.error ? (
        <Failed error={pages.error} onRetry={() => void pages.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{on > 0 || values.q ? words.none : empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={title}
            rows={rows}
            rowId={({ id }) => id}
            rowName={rowName}
            columns={columns}
            current={open?.id ?? null}
            {...(many && { picked: picking.picked, onPick: picking.pick })}
            {...(to ? { to } : { onOpen: ({ id }: Row) => set({ row: id }, { push: true }) })}
          />
        </Panel>
      )}
      {picking.bar}
      {picking.refusals}
      {pages.hasNextPage && (
        <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {open && drawer?.(open, () => set({ row: '' }))}
    </PageBody>
  )
}

/** Street, communities and grids, a community before its grids. */
function UnitSelect({ value, onChange }: { value: string; onChange: (unit: string) => void }) {
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  return (
    <Select
      label={words.unit}
      hideLabel
      empty={words.allUnits}
      options={(units.data?.units ?? [])
        .filter(({ level }) => level !== 'grid')
        .map(({ code, name }) => ({ value: code, label: name }))}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

/** The choices of a closed list with their words. */
export function optionsOf<Word extends string>(
  labels: Readonly<Record<Word, string>>,
): { value: Word; label: string }[] {
  return (Object.keys(labels) as Word[]).map((value) => ({ value, label: labels[value] }))
}
