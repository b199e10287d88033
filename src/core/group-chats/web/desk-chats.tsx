import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { ListToolbar } from '../../../platform/lists/web/list-toolbar.tsx'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Table } from '../../../platform/web/kit/table.tsx'
import { At } from '../../../platform/web/kit/text.tsx'
import { flag, oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { pasteSorts } from '../chat.ts'
import type { PasteRow } from '../contract.ts'
import { chats, chatsKey } from './calls.ts'
import { words } from './words.zh.ts'

const params = { q: text(), unit: text(), open: flag(), sort: oneOf(pasteSorts) }

/** Pieces of group chats that were pasted in, and how many drafts nobody has looked at. */
export function Page() {
  const [values, set] = useSearchParams(params)
  const query = {
    q: values.q || undefined,
    unit: values.unit || undefined,
    open: values.open ? ('1' as const) : undefined,
    sort: values.sort ?? undefined,
  }
  const list = useInfiniteQuery({
    queryKey: [...chatsKey, 'list', query],
    queryFn: ({ pageParam }) => chats.listPastes({ query: { ...query, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows)
  const keptDays = list.data?.pages[0]?.keptDays
  const on = [values.unit, values.open].filter(Boolean).length

  return (
    <PageBody>
      <PageHead
        title={words.list.title}
        second={keptDays === undefined ? words.list.lead : `${words.list.lead}${words.list.kept(keptDays)}`}
        actions={
          <ButtonLink to="/desk/chats/new" kind="primary" icon={Plus}>
            {words.list.add}
          </ButtonLink>
        }
      />
      <ListToolbar
        list="group-chats"
        search={words.list.search}
        on={on}
        onClear={() => set({ unit: '', open: false })}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <Select
          label={words.list.open}
          hideLabel
          empty={words.list.all}
          options={[{ value: '1', label: words.list.onlyOpen }]}
          value={values.open ? '1' : ''}
          onChange={({ target }) => set({ open: target.value === '1' })}
        />
      </ListToolbar>
      {list.isPending ? (
        <Loading shape="rows" />
      ) : list.error ? (
        <Failed error={list.error} onRetry={() => void list.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{on > 0 || values.q ? words.list.none : words.list.empty}</Empty>
      ) : (
        <Panel flush>
          <Table
            caption={words.list.title}
            rows={rows}
            rowId={({ id }) => id}
            rowName={({ chatName }) => chatName}
            to={({ id }) => `/desk/chats/${id}`}
            columns={columns}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.list.more}
        </Button>
      )}
    </PageBody>
  )
}

const columns = [
  { id: 'chat', head: words.list.chat, cell: ({ chatName }: PasteRow) => chatName },
  { id: 'unit', head: words.list.unit, cell: ({ unitName }: PasteRow) => unitName },
  { id: 'when', head: words.list.when, cell: ({ pastedAt }: PasteRow) => <At at={pastedAt} /> },
  { id: 'by', head: words.list.by, cell: ({ pastedBy }: PasteRow) => pastedBy },
  { id: 'messages', head: words.list.messages, align: 'end' as const, cell: ({ messages }: PasteRow) => messages },
  { id: 'open', head: words.list.open, align: 'end' as const, cell: ({ open }: PasteRow) => open },
  { id: 'taken', head: words.list.taken, align: 'end' as const, cell: ({ taken }: PasteRow) => taken },
]
