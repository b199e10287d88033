import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { UnitSelect } from '../../intake/web/desk-unit-select.tsx'
import type { NoticeRow } from '../contract.ts'
import { kinds, noticeSorts } from '../notice.ts'
import { kindWords, list as heads, stateWords } from '../words.zh.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import { toneOfState } from './tones.ts'
import { words } from './words-desk.zh.ts'

const filters = { q: text(), unit: text(), kind: oneOf(kinds), over: oneOf(['0', '1']), sort: oneOf(noticeSorts) }

/** What whole buildings were told, and what is not over yet. */
export function Page() {
  const [values, set] = useSearchParams(filters)
  const { q, unit, kind, over, sort } = values
  const found = useInfiniteQuery({
    queryKey: [...noticesKey, 'list', values],
    queryFn: ({ pageParam }) =>
      buildingNotices.listNotices({
        query: {
          q: q || undefined,
          unit: unit || undefined,
          kind: kind ?? undefined,
          over: over ?? undefined,
          sort: sort ?? undefined,
          after: pageParam || undefined,
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = (found.data?.pages ?? []).flatMap((page) => page.rows)
  const on = [unit, kind, over].filter(Boolean).length

  return (
    <PageBody>
      <PageHead
        title={words.list.title}
        second={words.list.lead}
        actions={
          found.data?.pages[0]?.can.post && (
            <ButtonLink kind="main" icon={Plus} to="/desk/building-notices/new">
              {words.list.post}
            </ButtonLink>
          )
        }
      />
      <ListToolbar
        list="building-notices"
        search={words.search}
        searchHint={words.searchHint}
        on={on}
        onClear={() => set({ unit: '', kind: null, over: null })}
        shown={rows.length}
        more={found.hasNextPage}
      >
        <UnitSelect label={words.unit} value={unit} filter onChange={(code) => set({ unit: code })} />
        <Select
          label={words.kind}
          hideLabel
          empty={words.anyKind}
          options={kinds.map((value) => ({ value, label: kindWords[value] }))}
          value={kind ?? ''}
          onChange={({ target }) => set({ kind: kinds.find((one) => one === target.value) ?? null })}
        />
        <Select
          label={words.over}
          hideLabel
          empty={words.anyOver}
          options={(['0', '1'] as const).map((value) => ({ value, label: words.overOptions[value] }))}
          value={over ?? ''}
          onChange={({ target }) => set({ over: target.value === '0' ? '0' : target.value === '1' ? '1' : null })}
        />
      </ListToolbar>
      {found.error ? (
        <Failed error={found.error} onRetry={() => void found.refetch()} />
      ) : found.isPending ? (
        <Loading shape="rows" />
      ) : rows.length === 0 ? (
        <Empty>{on > 0 || q ? words.list.nothing : words.list.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.list.title}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ title }) => title}
            to={({ id }) => `/desk/building-notices/${id}`}
            columns={columns}
          />
        </Panel>
      )}
      {found.hasNextPage && (
        <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </PageBody>
  )
}

const columns = [
  { id: 'title', head: heads.heads.title, cell: ({ title }: NoticeRow) => title },
  { id: 'unit', head: heads.heads.unit, cell: ({ unitName }: NoticeRow) => unitName },
  { id: 'places', head: heads.heads.places, cell: ({ places }: NoticeRow) => places },
  {
    id: 'state',
    head: heads.heads.state,
    cell: ({ state }: NoticeRow) => <Badge tone={toneOfState[state]}>{stateWords[state]}</Badge>,
  },
  { id: 'tied', head: heads.heads.tied, align: 'end' as const, cell: ({ tied }: NoticeRow) => tied },
  { id: 'posted', head: heads.heads.posted, cell: ({ postedAt }: NoticeRow) => <At at={postedAt} /> },
]
