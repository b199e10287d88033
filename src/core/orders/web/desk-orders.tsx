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
import type { OrderRow } from '../contract.ts'
import { orderSorts } from '../order.ts'
import { stateWords } from '../words.zh.ts'
import { orders, ordersKey } from './calls.ts'
import { OneOrder } from './desk-one-order.tsx'
import styles from './orders.module.css'
import { words } from './words.zh.ts'

const senders = ['12345', 'superior'] as const
const states = ['late', 'answered'] as const
const params = {
  q: text(),
  unit: text(),
  sender: oneOf(senders),
  state: oneOf(states),
  sort: oneOf(orderSorts),
  row: text(),
}

/** Orders that wait for their answer, late ones first; each says whose deadline it is. */
export function Page() {
  const [values, set] = useSearchParams(params)
  const query = {
    q: values.q || undefined,
    unit: values.unit || undefined,
    sender: values.sender ?? undefined,
    state: values.state ?? undefined,
    sort: values.sort ?? undefined,
  }
  const list = useInfiniteQuery({
    queryKey: [...ordersKey, 'list', query],
    queryFn: ({ pageParam }) => orders.listOrders({ query: { ...query, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const rows = (list.data?.pages ?? []).flatMap((page) => page.rows)
  const on = [values.unit, values.sender, values.state].filter(Boolean).length

  return (
    <PageBody>
      <PageHead
        title={words.list.title}
        second={words.list.lead}
        actions={
          list.data?.pages[0]?.can.record && (
            <ButtonLink to="/desk/orders/new" kind="primary" icon={Plus}>
              {words.list.add}
            </ButtonLink>
          )
        }
      />
      <ListToolbar
        list="orders"
        search={words.list.search}
        on={on}
        onClear={() => set({ unit: '', sender: null, state: null })}
        open={['row']}
        shown={rows.length}
        more={list.hasNextPage}
      >
        <Select
          label={words.list.sender}
          hideLabel
          empty={words.list.anySender}
          options={senders.map((value) => ({ value, label: words.list.senders[value] }))}
          value={values.sender ?? ''}
          onChange={({ target }) => set({ sender: senders.find((one) => one === target.value) ?? null })}
        />
        <Select
          label={words.list.state}
          hideLabel
          empty={words.list.waiting}
          options={states.map((value) => ({ value, label: words.list.states[value] }))}
          value={values.state ?? ''}
          onChange={({ target }) => set({ state: states.find((one) => one === target.value) ?? null })}
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
            rowName={({ number }) => number}
            columns={columns}
            current={values.row || null}
            onOpen={({ id }) => set({ row: id }, { push: true })}
          />
        </Panel>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.list.more}
        </Button>
      )}
      {values.row && <OneOrder key={values.row} needId={values.row} onClose={() => set({ row: '' })} />}
    </PageBody>
  )
}

const tones = { late: 'late', soon: 'soon', running: 'link', answered: 'good' } as const

const columns = [
  { id: 'sender', head: words.list.sender, cell: ({ sender }: OrderRow) => sender },
  { id: 'number', head: words.list.number, cell: ({ number }: OrderRow) => number },
  { id: 'title', head: words.list.subject, heading: true, cell: ({ title }: OrderRow) => title },
  {
    id: 'due',
    head: words.list.due,
    cell: ({ dueAt, state }: OrderRow) => (
      <span className={state === 'late' ? styles.late : undefined}>
        <At at={dueAt} />
      </span>
    ),
  },
  {
    id: 'state',
    head: words.list.state,
    cell: ({ state }: OrderRow) => <Badge tone={tones[state]}>{stateWords[state]}</Badge>,
  },
  { id: 'need', head: words.list.need, cell: ({ needNumber }: OrderRow) => needNumber },
]
