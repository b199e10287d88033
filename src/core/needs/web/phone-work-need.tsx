import { useQuery } from '@tanstack/react-query'
import { Deadline } from '../../../platform/web/kit/deadline.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { Facts, Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { Timeline } from '../../../platform/web/kit/timeline.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { useMe } from '../../../platform/web/me.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { WorkActs } from './phone-acts.tsx'
import { keys, needs } from './phone-calls.ts'
import { Attached, comingVisits, noteOf, VisitCard } from './phone-parts.tsx'
import { Reach } from './phone-reach.tsx'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** One need for whoever works on it away from a desk: who, where, by when, and the next act at the foot. */
export function Page() {
  const { needId } = usePathParams<'needId'>()
  const me = useMe()
  const need = useQuery({ queryKey: keys.one(needId), queryFn: () => needs.getNeed({ params: { needId } }) })
  const home = window.location.pathname.startsWith('/m/team') ? '/m/team' : '/m/work'
  if (need.isPending) return <Loading shape="page" />
  if (need.error) return <Failed error={need.error} onRetry={() => void need.refetch()} />

  const it = need.data
  return (
    <>
      <BackLink to={home} />
      <h1>{it.title}</h1>
      <p className={styles.meta}>
        <span>{words.one.number(it.number)}</span>
        <span>{needWords.states[it.state]}</span>
        {it.team && <TeamTag name={it.team.name} colour={it.team.colour} />}
      </p>
      <div className={styles.block}>
        <Panel read>
          {it.body && <p className={styles.quote}>{it.body}</p>}
          <Attached need={it} />
        </Panel>
      </div>
      {comingVisits(it).map((visit) => (
        <VisitCard key={visit.id} visit={visit} forVisitor />
      ))}
      <div className={styles.block}>
        <Panel>
          <Facts facts={factsOf(it)} />
          <Reach need={it} />
        </Panel>
      </div>
      <WorkActs need={it} me={me?.person.id ?? ''} />
      <Section title={words.act.history}>
        <Timeline
          entries={it.timeline.map((entry) => ({
            id: String(entry.id),
            title: entry.sentence,
            at: entry.at,
            note: noteOf(entry),
          }))}
        />
      </Section>
    </>
  )
}

function factsOf(it: NeedView) {
  return [
    ...(it.reporter.name ? [{ label: words.act.reporter, value: it.reporter.called ?? it.reporter.name }] : []),
    { label: words.act.place, value: it.place.words },
    ...(it.livesAlone ? [{ label: words.act.mind, value: words.act.alone }] : []),
    ...(it.timeWish ? [{ label: words.ask.answers.time, value: it.timeWish }] : []),
    ...(it.deadlineAt
      ? [
          {
            label: words.act.due,
            value: <Deadline dueAt={it.deadlineAt} light={it.light ?? undefined} provisional={it.provisional} />,
          },
        ]
      : []),
  ]
}
