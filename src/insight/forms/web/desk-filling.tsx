import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { type Column, Table } from '../../../platform/web/kit/table.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { periodWords } from '../../figures/words.zh.ts'
import type { FillingView, Traced } from '../contract.ts'
import { words } from '../words.zh.ts'
import { forms, paths } from './calls.ts'
import styles from './desk-forms.module.css'

const whileWaitingMs = 500

/** A form that was filled: how far it is, the file, and where each of its cells comes from. */
export function Page() {
  const { fillingId } = usePathParams<'fillingId'>()
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['forms', 'filling', fillingId],
    queryFn: () => forms.getFilling({ params: { fillingId } }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? whileWaitingMs : false),
  })
  return (
    <PageBody>
      {data && <BackLink to={paths.form(data.formId)}>{words.page.backToForm}</BackLink>}
      {!data && (isError ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {data && (
        <>
          <PageHead
            title={data.formName}
            second={`${data.unitName} · ${periodWords(data)} · ${words.states[data.state]}`}
            actions={
              data.kept && (
                <ButtonLink kind="main" to={paths.filled(data.id)} icon={Download}>
                  {words.page.download}
                </ButtonLink>
              )
            }
          />
          <State filling={data} />
          {data.kept && <Trace fillingId={data.id} />}
        </>
      )}
    </PageBody>
  )
}

function State({ filling }: { filling: FillingView }) {
  const { state, rowsRead, failure, kept } = filling
  if (state === 'waiting')
    return (
      <Panel>
        <p role="status">{words.page.waiting(rowsRead)}</p>
      </Panel>
    )
  if (state === 'failed')
    return (
      <Panel tone="late">
        <p role="status">{failure}</p>
      </Panel>
    )
  return kept ? null : <p className={styles.calm}>{words.page.gone}</p>
}

function Trace({ fillingId }: { fillingId: string }) {
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['forms', 'trace', fillingId],
    queryFn: ({ pageParam }) => forms.listTrace({ params: { fillingId }, query: { after: pageParam, limit: 100 } }),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = data?.pages.flatMap((page) => page.rows)
  return (
    <Section title={words.page.trace}>
      {!rows && <Loading shape="rows" />}
      {rows && (
        <Panel flush>
          <Table
            caption={words.page.trace}
            columns={columns}
            rows={rows}
            rowId={({ sheet, cells }) => `${sheet} ${cells}`}
          />
        </Panel>
      )}
      {hasNextPage && (
        <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {words.page.more}
        </Button>
      )}
    </Section>
  )
}

const columns: readonly Column<Traced>[] = [
  { id: 'cells', head: words.page.traceCells, cell: ({ cells }) => cells },
  { id: 'sheet', head: words.page.sheet, cell: ({ sheet }) => sheet },
  { id: 'name', head: words.page.traceName, cell: ({ name }) => name },
  { id: 'value', head: words.page.traceValue, cell: ({ value }) => value },
  {
    id: 'link',
    head: words.page.traceLink,
    cell: ({ href, cells }) =>
      href && (
        <Link to={href} aria-label={`${words.page.open} ${cells}`}>
          {words.page.open}
        </Link>
      ),
  },
]
