import { useQuery } from '@tanstack/react-query'
import { Phone } from 'lucide-react'
import { ButtonLink } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Steps, Timeline } from '../../../platform/web/kit/timeline.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { useMe } from '../../../platform/web/me.ts'
import { isEnded, residentSteps } from '../need.ts'
import { words as needWords } from '../words.zh.ts'
import { keys, needs } from './phone-calls.ts'
import { AddWords, Confirm, Withdraw } from './phone-confirm.tsx'
import { Attached, comingVisits, noteOf, VisitCard } from './phone-parts.tsx'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** One of my things: how it stands, who comes, what I am asked, and every step with its time. */
export function Page() {
  const { needId } = usePathParams<'needId'>()
  const me = useMe()
  const need = useQuery({
    queryKey: keys.one(needId),
    queryFn: () => needs.getNeed({ params: { needId } }),
    refetchInterval: 30_000,
  })
  if (need.isPending) return <Loading shape="page" />
  if (need.error)
    return <Failed error={need.error} onRetry={() => void need.refetch()} phone={me?.street.phone ?? undefined} />

  const it = need.data
  const visits = comingVisits(it)
  return (
    <>
      <BackLink to="/m/needs" />
      <h1>{it.title}</h1>
      <p className={styles.meta}>{words.one.number(it.number)}</p>
      {!it.reporter.isMe && it.reporter.name && <p className={styles.meta}>{words.one.forThem(it.reporter.name)}</p>}
      {it.reporter.isMe && it.askedBy && <p className={styles.meta}>{words.one.askedBy(it.askedBy)}</p>}

      <div className={styles.block}>
        <Panel read>
          <p className={styles.cardTitle}>{it.residentSentence}</p>
          <Steps
            steps={residentSteps.map((step) => needWords.residentSteps[step])}
            current={it.state === 'closed' ? residentSteps.length : residentSteps.indexOf(it.residentStep)}
            summary={isEnded(it.state) ? words.home.standsEnded : words.home.stands[it.residentStep]}
          />
          {it.declinedTo && (
            <p>
              <strong>{words.one.instead}</strong> {it.declinedTo}
            </p>
          )}
        </Panel>
      </div>

      {(it.can.confirm || it.can.sayUnsolved) && <Confirm need={it} />}
      {visits.map((visit) => (
        <VisitCard key={visit.id} visit={visit} />
      ))}

      <Section title={words.one.progress}>
        <Timeline
          spoken
          entries={it.timeline
            .filter((entry) => entry.shown)
            .map((entry) => ({ id: String(entry.id), title: entry.sentence, at: entry.at, note: noteOf(entry) }))}
        />
      </Section>
      <Section title={words.one.asked}>
        <Panel>
          {it.body && <p className={styles.quote}>{it.body}</p>}
          <Attached need={it} />
        </Panel>
      </Section>

      <div className={styles.acts}>
        {me?.street.phone && (
          <ButtonLink to={`tel:${me.street.phone}`} icon={Phone} wide>
            {words.one.callCommunity}
          </ButtonLink>
        )}
        {it.can.note && <AddWords needId={needId} />}
        {it.can.withdraw && <Withdraw needId={needId} />}
      </div>
    </>
  )
}
