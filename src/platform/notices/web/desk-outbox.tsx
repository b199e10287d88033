import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { ListToolbar } from '../../lists/web/list-toolbar.tsx'
import { client } from '../../web/client.ts'
import { Button } from '../../web/kit/button.tsx'
import { Masked } from '../../web/kit/masked.tsx'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { Panel } from '../../web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../web/kit/states.tsx'
import { Tabs } from '../../web/kit/tabs.tsx'
import { Ago, Badge } from '../../web/kit/text.tsx'
import { useCommand } from '../../web/queries.ts'
import { writeQuery } from '../../web/route.ts'
import { usePlace } from '../../web/router.ts'
import { oneOf, text, useSearchParams } from '../../web/search-params.ts'
import { noticesAddresses } from '../addresses.ts'
import type { MessageView, noticesCalls } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-outbox.module.css'

const notices = client<typeof noticesCalls>(noticesAddresses)
const sorts = Object.keys(words.page.sorts) as (keyof typeof words.page.sorts)[]
const filters = { show: oneOf(['all']), q: text(), sort: oneOf(sorts) }
const queryKey = ['notices', 'outbox']
const reasons = [words.page.reasonToCall].map((reason) => ({ value: reason, label: reason }))
const codeReasons = [words.page.reasonToReadCode].map((reason) => ({ value: reason, label: reason }))

/** What residents are to be told where nobody carries messages: somebody calls or goes there, and says so here. */
export function Page() {
  const [{ show, q, sort }] = useSearchParams(filters)
  const { show: _, ...others } = usePlace()?.search ?? {}
  const open = show !== 'all'
  const query = { words: q || undefined, sort: sort ?? undefined, open: open ? ('true' as const) : undefined }
  const { data, isError, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [...queryKey, query],
    queryFn: ({ pageParam }) => notices.listOutbox({ query: { ...query, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
  const messages = data?.pages.flatMap(({ rows }) => rows)

  return (
    <PageBody>
      <PageHead title={words.page.outbox} second={words.page.outboxIntro} />
      <Tabs
        label={words.page.outbox}
        tabs={[
          { id: 'open', label: words.page.toPassOn },
          { id: 'all', label: words.page.all },
        ]}
        current={open ? 'open' : 'all'}
        to={(id) => `/desk/outbox${writeQuery(id === 'all' ? { ...others, show: 'all' } : others)}`}
      />
      <div className={styles.list}>
        <ListToolbar list="outbox" search={words.page.findTo} shown={messages?.length ?? 0} more={hasNextPage} />
        {!messages && !isError && <Loading shape="rows" />}
        {!messages && isError && <Failed error={error} onRetry={() => void refetch()} />}
        {messages?.length === 0 && <Empty>{open ? words.page.outboxEmpty : words.page.outboxAllEmpty}</Empty>}
        {messages && messages.length > 0 && (
          <Panel flush>
            <ul>
              {messages.map((message) => (
                <Line key={message.id} message={message} />
              ))}
            </ul>
          </Panel>
        )}
        {hasNextPage && (
          <Button kind="quiet" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.page.more}
          </Button>
        )}
      </div>
    </PageBody>
  )
}

function Line({ message }: { message: MessageView }) {
  const told = useCommand(notices.markTold, { renews: [queryKey] })
  const { id, to, address, state, writtenAt, endedBy } = message
  return (
    <li className={styles.line}>
      <div className={styles.who}>
        <p className={styles.name}>{to ?? words.page.nobody}</p>
        <p className={styles.second}>
          {address ? (
            <Masked
              label={words.page.phone}
              masked={address}
              reasons={reasons}
              open={(reason) =>
                notices.openAddress({ params: { messageId: id }, body: { reason } }).then((opened) => opened.address)
              }
            />
          ) : (
            state !== 'waiting' && words.page.noAddress
          )}
        </p>
      </div>
      <div className={styles.what}>
        <p className={styles.text}>
          {message.kind === 'sign-in-code' ? <Code message={message} /> : (message.text ?? words.page.erased)}
        </p>
        <p className={styles.second}>
          <Ago at={writtenAt} />
        </p>
      </div>
      <div className={styles.end}>
        {message.closed ? null : message.can.markTold ? (
          <Button kind="primary" busy={told.running} onClick={() => void told.run({ params: { messageId: id } })}>
            {words.page.markTold}
          </Button>
        ) : (
          <Badge tone={state === 'failed' || state === 'no-address' ? 'soon' : 'plain'}>
            {state === 'told' && endedBy ? words.page.toldBy(endedBy) : words.states[state]}
          </Badge>
        )}
        <FailedLine error={told.error} />
      </div>
    </li>
  )
}

/** A sign-in code signs somebody in: it is opened one at a time, with a reason on record, and a colleague's never. */
function Code({ message: { id, closed } }: { message: MessageView }) {
  if (closed) return <>{words.page.closed[closed]}</>
  return (
    <Masked
      label={words.page.code}
      masked={words.page.codeMasked}
      reasons={codeReasons}
      open={(reason) => notices.openCode({ params: { messageId: id }, body: { reason } }).then((opened) => opened.text)}
    />
  )
}
