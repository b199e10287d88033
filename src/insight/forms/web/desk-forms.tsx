import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { type Column, Table } from '../../../platform/web/kit/table.tsx'
import { Ago, Badge } from '../../../platform/web/kit/text.tsx'
import { useGo } from '../../../platform/web/router.ts'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { useScope } from '../../figures/web/scope-fields.tsx'
import type { FormRow } from '../contract.ts'
import { formSorts } from '../form.ts'
import { words } from '../words.zh.ts'
import { forms, paths } from './calls.ts'
import { SendForm } from './send-form.tsx'

const filters = { q: text(), sort: oneOf(formSorts) }

/** Forms that superiors ask for: brought in once, filled ever after. */
export function Page() {
  const go = useGo()
  const [{ q, sort }] = useSearchParams(filters)
  const { unit } = useScope({ unit: '', from: '', to: '' })
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['forms', 'list', q, sort],
    queryFn: ({ pageParam }) =>
      forms.listForms({ query: { q: q || undefined, sort: sort ?? undefined, after: pageParam, limit: 30 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = data?.pages.flatMap((page) => page.rows)
  const mayAdd = data?.pages[0]?.can.add && unit !== ''

  return (
    <PageBody>
      <PageHead
        title={words.page.title}
        second={words.page.intro}
        actions={
          mayAdd && (
            <SendForm to={`/api/forms/of/${unit}`} kind="main" then={(formId) => go(paths.cells(formId))}>
              {words.page.add}
            </SendForm>
          )
        }
      />
      <ListToolbar list="forms" search={words.page.find} shown={rows?.length ?? 0} more={hasNextPage} />
      {!rows && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading shape="rows" />)}
      {rows?.length === 0 && <Empty>{q ? words.page.nothing : words.page.none}</Empty>}
      {rows && rows.length > 0 && (
        <Panel flush>
          <Table
            caption={words.page.title}
            columns={columns}
            rows={rows}
            rowId={({ id }) => id}
            to={({ id }) => paths.form(id)}
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

const columns: readonly Column<FormRow>[] = [
  { id: 'name', head: words.page.name, cell: ({ name }) => name },
  { id: 'unit', head: words.page.unit, cell: ({ unitName }) => unitName },
  { id: 'version', head: words.page.version, cell: ({ version }) => words.page.versionOf(version) },
  {
    id: 'state',
    head: words.page.state,
    cell: ({ mapped }) => <Badge tone={mapped ? 'good' : 'soon'}>{mapped ? words.page.ready : words.page.toMap}</Badge>,
  },
  { id: 'by', head: words.page.who, cell: ({ addedBy }) => addedBy },
  { id: 'at', head: words.page.when, cell: ({ addedAt }) => <Ago at={addedAt} /> },
]
