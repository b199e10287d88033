import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from '../../web/kit/button.tsx'
import { BackLink } from '../../web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { Section } from '../../web/kit/panel.tsx'
import { Select } from '../../web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../web/kit/states.tsx'
import { type Column, Table } from '../../web/kit/table.tsx'
import { Ago, Badge, Num } from '../../web/kit/text.tsx'
import { oneOf, text, useSearchParams } from '../../web/search-params.ts'
import { ListToolbar } from '../../lists/web/list-toolbar.tsx'
import type { BatchView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { BatchPreview } from './batch-preview.tsx'
import { BatchResult } from './batch-result.tsx'
import { Choose } from './choose.tsx'
import styles from './desk-imports.module.css'
import { batchPath, imports } from './imports-calls.ts'

const states = Object.keys(words.states) as (keyof typeof words.states)[]
const sorts = Object.keys(words.page.sorts) as (keyof typeof words.page.sorts)[]
const filters = { batch: text(), q: text(), kind: text(), state: oneOf(states), sort: oneOf(sorts) }
const whileRunningMs = 800

/** Brings workbooks in: choose, look, import, take back. One batch has its own address. */
export function Page() {
  const [{ batch }] = useSearchParams(filters)
  return (
    <PageBody>
      {batch ? (
        <OneBatch batchId={batch} />
      ) : (
        <>
          <PageHead title={words.page.title} second={words.page.intro} />
          <Choose />
          <History />
        </>
      )}
    </PageBody>
  )
}

function OneBatch({ batchId }: { batchId: string }) {
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['imports', 'batch', batchId],
    queryFn: () => imports.getBatch({ params: { batchId } }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? whileRunningMs : false),
  })
  return (
    <>
      <BackLink to="/desk/imports">{words.page.back}</BackLink>
      {!data && !isError && <Loading />}
      {!data && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data && <PageHead title={data.fileName} second={`${data.title} · ${words.states[data.state]}`} />}
      {data?.state === 'uploaded' && <BatchPreview batch={data} />}
      {data && data.state !== 'uploaded' && <BatchResult batch={data} />}
    </>
  )
}

function History() {
  const [{ q, kind, state, sort }, setFilters] = useSearchParams(filters)
  const kinds = useQuery({ queryKey: ['imports', 'kinds'], queryFn: () => imports.listImporters() })
  const query = { words: q || undefined, kind: kind || undefined, state: state ?? undefined, sort: sort ?? undefined }
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['imports', 'list', query],
    queryFn: ({ pageParam }) => imports.listBatches({ query: { ...query, after: pageParam, limit: 30 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data: kept } }) =>
      kept?.pages.some(({ rows }) => rows.some(isMoving)) ? whileRunningMs : false,
  })
  const rows = data?.pages.flatMap((page) => page.rows)
  return (
    <Section title={words.page.history}>
      <ListToolbar
        list="imports"
        search={words.page.find}
        on={[kind, state].filter(Boolean).length}
        onClear={() => setFilters({ kind: '', state: null })}
        open={['batch']}
        shown={rows?.length ?? 0}
        more={hasNextPage}
      >
        <Select
          label={words.page.kind}
          hideLabel
          empty={words.page.anyKind}
          options={(kinds.data?.kinds ?? []).map((one) => ({ value: one.kind, label: one.title }))}
          value={kind}
          onChange={({ target }) => setFilters({ kind: target.value })}
        />
        <Select
          label={words.page.state}
          hideLabel
          empty={words.page.anyState}
          options={states.map((value) => ({ value, label: words.states[value] }))}
          value={state ?? ''}
          onChange={({ target }) => setFilters({ state: states.find((one) => one === target.value) ?? null })}
        />
      </ListToolbar>
      {!rows && !isError && <Loading shape="rows" />}
      {!rows && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {rows?.length === 0 && <Empty>{words.page.none}</Empty>}
      {rows && rows.length > 0 && (
        <Table
          caption={words.page.history}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          rowName={({ fileName }) => fileName}
          to={({ id }) => batchPath(id)}
        />
      )}
      {hasNextPage && (
        <p className={styles.more}>
          <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.page.more}
          </Button>
        </p>
      )}
    </Section>
  )
}

function isMoving(batch: BatchView | undefined): boolean {
  if (batch?.state === 'uploaded') return batch.check?.done === false
  return batch?.state === 'running' || batch?.state === 'undoing'
}

const columns: readonly Column<BatchView>[] = [
  { id: 'file', head: words.page.file, heading: true, cell: ({ fileName }) => fileName },
  { id: 'kind', head: words.page.kind, cell: ({ title }) => title },
  {
    id: 'state',
    head: words.page.state,
    cell: ({ state }) => <Badge tone={state === 'failed' ? 'late' : 'plain'}>{words.states[state]}</Badge>,
  },
  { id: 'added', head: words.page.counts.added, align: 'end', cell: ({ added }) => <Num value={added} /> },
  { id: 'known', head: words.page.counts.known, align: 'end', cell: ({ known }) => <Num value={known} /> },
  { id: 'refused', head: words.page.counts.refused, align: 'end', cell: ({ refused }) => <Num value={refused} /> },
  { id: 'who', head: words.page.who, cell: ({ uploadedBy }) => uploadedBy },
  { id: 'when', head: words.page.when, cell: ({ uploadedAt }) => <Ago at={uploadedAt} /> },
]
