import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { broadCategories, kinds } from '../../../core/needs/need.ts'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { type Column, Table } from '../../../platform/web/kit/table.tsx'
import { At, Num } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import type { CountedView, FigureView } from '../contract.ts'
import { type FigureKey, figureKeys } from '../figure.ts'
import { words } from '../words.zh.ts'
import { figures } from './calls.ts'
import styles from './desk-figures.module.css'
import { ScopeFields, useScope } from './scope-fields.tsx'

const filters = {
  q: text(),
  figure: oneOf(figureKeys),
  unit: text(),
  from: text(),
  to: text(),
  kind: oneOf(kinds),
  category: oneOf(broadCategories),
  team: text(),
  frozen: text(),
}

/** What of the address is a drawer, and no part of the list. */
const openNow = ['figure', 'kind', 'category', 'team', 'frozen']

/** Every figure with its rule; opened, what it is made of and the records that it was counted from. */
export function Page() {
  const [values, setFilters] = useSearchParams(filters)
  const scope = useScope(values)
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['figures', 'list', scope],
    queryFn: () => figures.listFigures({ query: scope }),
    enabled: scope.unit !== '',
    placeholderData: keepPreviousData,
  })
  const part = {
    kind: values.kind ?? undefined,
    category: values.category ?? undefined,
    team: values.team || undefined,
  }
  const rows = (data?.figures ?? []).filter(({ name, rule }) => `${name}${rule}`.includes(values.q))
  const all = { kind: null, category: null, team: '', frozen: '' }

  return (
    <PageBody>
      <PageHead title={words.page.title} second={words.page.intro} />
      <ListToolbar list="figures" search={words.page.find} open={openNow} shown={rows.length}>
        <ScopeFields value={scope} onChange={(changes) => setFilters({ ...scope, ...changes })} />
      </ListToolbar>
      {!data &&
        (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading shape="rows" rows={12} />)}
      {data && (
        <Panel flush>
          <Table
            caption={words.page.title}
            rows={rows}
            rowId={({ figure }) => figure}
            columns={columns}
            current={values.figure}
            onOpen={({ figure }) => setFilters({ ...all, ...scope, figure }, { push: true })}
          />
        </Panel>
      )}
      {values.figure && scope.unit && (
        <OneFigure
          figure={values.figure}
          query={{ ...scope, ...part }}
          frozen={values.frozen}
          onClose={() => setFilters({ ...all, figure: null })}
        />
      )}
    </PageBody>
  )
}

const columns: readonly Column<FigureView>[] = [
  { id: 'name', head: words.page.name, cell: ({ name }) => name, width: '11rem' },
  {
    id: 'value',
    head: words.page.value,
    align: 'end',
    width: '8rem',
    cell: ({ value, unit }) => <Num value={value} unit={unit} />,
  },
  { id: 'rule', head: words.page.rule, cell: ({ rule }) => <span className={styles.rule}>{rule}</span> },
]

type Asked = NonNullable<Parameters<typeof figures.getFigure>[0]['query']>

function OneFigure({
  figure,
  query,
  frozen,
  onClose,
}: {
  figure: FigureKey
  query: Asked
  frozen: string
  onClose: () => void
}) {
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['figures', 'one', figure, query],
    queryFn: () => figures.getFigure({ params: { figure }, query }),
  })
  const changed = data !== undefined && frozen !== '' && frozen !== String(data.value)
  return (
    <Drawer title={data?.name ?? words.page.title} onClose={onClose}>
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && (
        <>
          <p className={styles.value}>
            <Num value={data.value} unit={data.unit} />
          </p>
          <p className={styles.rule}>{data.rule}</p>
          {changed && <p className={styles.changed}>{words.page.asOf(frozen)}</p>}
          <Records figure={figure} query={query} />
          {data.apart
            .filter(({ rows }) => rows.some(({ value }) => value > 0))
            .map(({ by, rows }) => (
              <Section key={by} title={words.dimensions[by]}>
                <ul className={styles.parts}>
                  {rows.map(({ part, name, value }) => (
                    <li key={part ?? ''}>
                      <span>{name}</span>
                      <Num value={value} />
                    </li>
                  ))}
                </ul>
              </Section>
            ))}
        </>
      )}
    </Drawer>
  )
}

function Records({ figure, query }: { figure: FigureKey; query: Asked }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['figures', 'records', figure, query],
    queryFn: ({ pageParam }) =>
      figures.listCounted({ params: { figure }, query: { ...query, after: pageParam, limit: 10 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = data?.pages.flatMap((page) => page.rows)
  return (
    <Section title={words.page.records}>
      {!rows && <Loading shape="rows" />}
      {rows?.length === 0 && <p className={styles.rule}>{words.page.nothing}</p>}
      {rows && rows.length > 0 && (
        <Table dense caption={words.page.records} rows={rows} rowId={({ key }) => key} columns={recordColumns} />
      )}
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.page.more}
        </Button>
      )}
    </Section>
  )
}

const recordColumns: readonly Column<CountedView>[] = [
  {
    id: 'label',
    head: words.page.what,
    cell: ({ label, href }) => (href ? <Link to={href}>{label || words.none}</Link> : label),
  },
  { id: 'where', head: words.page.where, cell: ({ unitName }) => unitName },
  { id: 'at', head: words.page.when, cell: ({ at }) => (at === null ? '' : <At at={at} />) },
]
