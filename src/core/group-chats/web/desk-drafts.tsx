import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { TextArea } from '../../../platform/web/kit/field.tsx'
import { useListKeys } from '../../../platform/web/kit/list-keys.ts'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { isoDay } from '../../../platform/web/time.ts'
import type { PasteView } from '../contract.ts'
import { chats, chatsKey } from './calls.ts'
import styles from './chats.module.css'
import { DraftCard } from './desk-draft-card.tsx'
import { words } from './words.zh.ts'

const { one: said } = words

/** What came of a piece of a group: each draft is checked by hand, by keys too, then one reply goes back. */
export function Page() {
  const { pasteId } = usePathParams<'pasteId'>()
  const paste = useQuery({
    queryKey: [...chatsKey, 'one', pasteId],
    queryFn: () => chats.getPaste({ params: { pasteId } }),
  })
  if (paste.isPending) return <Loading shape="page" />
  if (paste.error) return <Failed error={paste.error} onRetry={() => void paste.refetch()} />
  return <Piece paste={paste.data} />
}

function Piece({ paste }: { paste: PasteView }) {
  const ids = paste.drafts.map(({ id }) => id)
  const [current, setCurrent] = useState<string | null>(
    () => paste.drafts.find(({ outcome }) => outcome === null)?.id ?? null,
  )
  useListKeys({ ids, current, onMove: setCurrent, labels: { next: said.next, previous: said.previous } })

  function onDecided(id: string): void {
    const behind = [...paste.drafts.slice(ids.indexOf(id) + 1), ...paste.drafts.slice(0, ids.indexOf(id))]
    setCurrent(behind.find(({ outcome }) => outcome === null)?.id ?? id)
  }

  const counts = [
    said.counts(paste.messages, paste.drafts.length),
    paste.knownCount > 0 && said.known(paste.knownCount),
    whenGone(paste),
  ].filter(Boolean)
  return (
    <PageBody>
      <PageHead
        title={paste.chatName}
        second={counts.join(words.one.comma)}
        actions={<ButtonLink to="/desk/chats">{said.back}</ButtonLink>}
      />
      {paste.linesRead < paste.linesPasted && <Panel tone="soon">{said.cut(paste.linesRead, paste.linesPasted)}</Panel>}
      <Section title={said.drafts}>
        {paste.drafts.length === 0 && <Empty>{paste.clearedAt === null ? said.none : said.nothingLeft}</Empty>}
        {paste.drafts.map((draft, index) => (
          <DraftCard
            key={draft.id}
            draft={draft}
            number={index + 1}
            buildings={paste.buildings}
            current={draft.id === current}
            can={paste.can.check}
            onFocus={() => setCurrent(draft.id)}
            onDecided={() => onDecided(draft.id)}
          />
        ))}
      </Section>
      {paste.reply !== null && <Reply text={paste.reply} />}
      {paste.messages > 0 && <Messages pasteId={paste.id} shownFirst={paste.drafts.length === 0} />}
    </PageBody>
  )
}

function Reply({ text }: { text: string }) {
  const [reply, setReply] = useState(text)
  useEffect(() => setReply(text), [text])

  async function copy(): Promise<void> {
    // Where the street's server has no certificate, browsers offer no clipboard.
    const copied = await navigator.clipboard?.writeText(reply).then(
      () => true,
      () => false,
    )
    tell(copied ? said.copied : said.cannotCopy)
  }

  return (
    <Section title={said.reply}>
      <div className={`${styles.stack} ${styles.form}`}>
        <TextArea
          label={said.reply}
          hideLabel
          hint={said.replyHint}
          rows={8}
          value={reply}
          onChange={(event) => setReply(event.target.value)}
        />
        <Button onClick={() => void copy()}>{said.copy}</Button>
      </div>
    </Section>
  )
}

/** Everything that was said, chatter too as long as it is kept: nothing is lost by the sorting. */
function Messages({ pasteId, shownFirst }: { pasteId: string; shownFirst: boolean }) {
  const [shown, setShown] = useState(shownFirst)
  const messages = useInfiniteQuery({
    queryKey: [...chatsKey, 'messages', pasteId],
    queryFn: ({ pageParam }) =>
      chats.listMessages({ params: { pasteId }, query: { limit: 200, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    enabled: shown,
  })
  const rows = (messages.data?.pages ?? []).flatMap((page) => page.rows)
  return (
    <Section title={said.messages}>
      {!shown && <Button onClick={() => setShown(true)}>{said.showAll}</Button>}
      {messages.error && <Failed error={messages.error} onRetry={() => void messages.refetch()} />}
      {shown && messages.isPending && <Loading shape="rows" />}
      {rows.length > 0 && (
        <Panel>
          {rows.map(({ id, saidBy, saidAt, text, inDraft }) => (
            <div key={id} className={styles.message}>
              <div className={styles.head}>
                <strong>{saidBy}</strong>
                {saidAt !== null && (
                  <span className={styles.quiet}>
                    <At at={saidAt} />
                  </span>
                )}
                <Badge tone={inDraft ? 'link' : 'plain'}>{inDraft ? said.inDraft : said.chatter}</Badge>
              </div>
              <p className={styles.plain}>{text === null ? said.guarded : text || said.media}</p>
            </div>
          ))}
        </Panel>
      )}
      {messages.hasNextPage && (
        <Button busy={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
          {said.more}
        </Button>
      )}
    </Section>
  )
}

function whenGone({ clearedAt, goesAt, open }: Pick<PasteView, 'clearedAt' | 'goesAt' | 'open'>): string {
  if (clearedAt !== null) return said.cleared(isoDay(clearedAt))
  return open > 0 && goesAt <= Date.now() ? said.goesOnceSeen : said.goes(isoDay(goesAt))
}
