import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Newspaper } from 'lucide-react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { type Column, Table } from '../../../platform/web/kit/table.tsx'
import { Ago } from '../../../platform/web/kit/text.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { useGo } from '../../../platform/web/router.ts'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { ScopeFields, useScope } from '../../figures/web/scope-fields.tsx'
import { periodWords } from '../../figures/words.zh.ts'
import { bulletinSorts } from '../bulletin.ts'
import type { BulletinRow } from '../contract.ts'
import { words } from '../words.zh.ts'
import { bulletinPath, bulletins } from './calls.ts'

const filters = { q: text(), unit: text(), from: text(), to: text(), sort: oneOf(bulletinSorts) }

/** Writes the bulletin of a unit and a period in one stroke, and keeps those that were written. */
export function Page() {
  const [values, setFilters] = useSearchParams(filters)
  const scope = useScope(values)
  const go = useGo()
  const write = useCommand(bulletins.writeBulletin, {
    renews: [['bulletins']],
    then: ({ bulletinId }) => go(bulletinPath(bulletinId)),
  })
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['bulletins', 'list', values.q, values.unit, values.sort],
    queryFn: ({ pageParam }) =>
      bulletins.listBulletins({
        query: {
          q: values.q || undefined,
          unit: values.unit || undefined,
          sort: values.sort ?? undefined,
          after: pageParam,
          limit: 30,
        },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = data?.pages.flatMap((page) => page.rows)

  return (
    <PageBody>
      <PageHead
        title={words.page.title}
        second={words.page.intro}
        actions={
          <Button
            kind="main"
            icon={Newspaper}
            busy={write.running}
            disabled={!scope.unit}
            onClick={() => void write.run({ body: scope })}
          >
            {words.page.write}
          </Button>
        }
      />
      <ListToolbar
        list="bulletins"
        search={words.page.find}
        open={['from', 'to']}
        shown={rows?.length ?? 0}
        more={hasNextPage}
      >
        <ScopeFields withoutGrids value={scope} onChange={(changes) => setFilters({ ...scope, ...changes })} />
      </ListToolbar>
      <FailedLine error={write.error} />
      {!rows && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading shape="rows" />)}
      {rows?.length === 0 && <Empty>{values.q ? words.page.nothing : words.page.none}</Empty>}
      {rows && rows.length > 0 && (
        <Panel flush>
          <Table
            caption={words.page.title}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            to={({ id }) => bulletinPath(id)}
          />
        </Panel>
      )}
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.page.more}
        </Button>
      )}
    </PageBody>
  )
}

const columns: readonly Column<BulletinRow>[] = [
  { id: 'issue', head: words.page.issue, cell: ({ issue }) => issue },
  { id: 'title', head: words.page.name, heading: true, cell: ({ title }) => title },
  { id: 'unit', head: words.page.unit, cell: ({ unitName }) => unitName },
  { id: 'period', head: words.page.period, cell: periodWords },
  { id: 'by', head: words.page.who, cell: ({ writtenBy }) => writtenBy },
  { id: 'at', head: words.page.when, cell: ({ writtenAt }) => <Ago at={writtenAt} /> },
]
