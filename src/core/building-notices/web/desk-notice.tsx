import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Facts, Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { messageWords, overWords, spanWords, stateWords } from '../words.zh.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import { CorrectForm, OverForm } from './desk-follow-ups.tsx'
import { Doors } from './desk-doors.tsx'
import { Needs } from './desk-needs.tsx'
import styles from './desk-notices.module.css'
import { toneOfState } from './tones.ts'
import { words } from './words-desk.zh.ts'

/** One notice: what was said, at which doors one still has to knock, and the needs that it answers. */
export function Page() {
  const { noticeId } = usePathParams<'noticeId'>()
  const [open, setOpen] = useState<'correct' | 'over' | null>(null)
  const found = useQuery({
    queryKey: [...noticesKey, noticeId],
    queryFn: () => buildingNotices.getNotice({ params: { noticeId } }),
  })
  if (found.isPending) return <Loading shape="rows" />
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />

  const notice = found.data
  const last = notice.messages[0]!
  return (
    <PageBody>
      <BackLink to="/desk/building-notices">{words.one.back}</BackLink>
      <PageHead
        title={last.title}
        second={notice.unitName}
        actions={
          <Buttons>
            {notice.can.followUp && (
              <>
                <Button kind="main" onClick={() => setOpen('over')}>
                  {overWords[notice.kind]}
                </Button>
                <Button onClick={() => setOpen('correct')}>{words.one.correct}</Button>
              </>
            )}
            <ButtonLink icon={Printer} to={`/desk/building-notices/${noticeId}/poster`}>
              {words.one.poster}
            </ButtonLink>
          </Buttons>
        }
      />
      <Facts
        look="row"
        facts={[
          { label: words.one.when, value: spanWords(last) },
          { label: words.one.where, value: notice.places },
          { label: words.one.responsible, value: notice.responsible },
        ]}
      />
      <p className={styles.state}>
        <Badge tone={toneOfState[notice.state]}>{stateWords[notice.state]}</Badge>
      </p>
      <Section title={words.one.messages}>
        <Panel flush>
          <ol className={styles.rows}>
            {notice.messages.map((message) => (
              <li key={message.id} className={styles.message}>
                <p className={styles.text}>{message.text}</p>
                <p className="second">
                  {messageWords[message.kind]} <At at={message.writtenAt} /> {message.writtenBy}{' '}
                  {words.one.told(message.inApp, message.bySms)}
                </p>
              </li>
            ))}
          </ol>
        </Panel>
      </Section>
      <Doors noticeId={noticeId} canTell={notice.can.tellDoors} />
      <Needs noticeId={noticeId} canTie={notice.can.tie} />
      {open === 'correct' && <CorrectForm notice={notice} onClose={() => setOpen(null)} />}
      {open === 'over' && <OverForm notice={notice} onClose={() => setOpen(null)} />}
    </PageBody>
  )
}
