import { Lock } from 'lucide-react'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { At, Badge } from '../../../platform/web/kit/text.tsx'
import { Timeline } from '../../../platform/web/kit/timeline.tsx'
import { useNow } from '../../../platform/web/now.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { Photos } from './desk-body.tsx'
import styles from './desk-history.module.css'
import { words } from './words-desk.zh.ts'

/** Every step with who, when and what was written; what the resident does not see wears a lock. */
export function DeskHistory({ need }: { need: NeedView }) {
  return (
    <Section title={words.history.title} aside={words.history.aside}>
      <Panel>
        <Timeline
          entries={[...need.timeline].reverse().map((entry) => ({
            id: String(entry.id),
            at: entry.at,
            title: (
              <>
                {entry.sentence}
                {!entry.shown && (
                  <Lock size="0.9em" className={styles.lock} role="img" aria-label={words.history.hidden} />
                )}
                {entry.note && <q className={styles.note}>{entry.note}</q>}
                <Photos ids={entry.photos} />
              </>
            ),
          }))}
        />
      </Panel>
    </Section>
  )
}

/** Who was asked, when who comes, which extensions were asked for, and what the resident said. */
export function DeskArrangements({ need }: { need: NeedView }) {
  return (
    <>
      <Invitations need={need} />
      <Visits need={need} />
      <Extensions need={need} />
      <Ratings need={need} />
    </>
  )
}

function Invitations({ need }: { need: NeedView }) {
  const now = useNow()
  if (need.invitations.length === 0) return null
  return (
    <Section title={words.visits.invitations}>
      <Panel flush>
        <ul>
          {need.invitations.map((one) => (
            <li key={one.id} className={styles.line}>
              <span className={styles.name}>{one.person.name}</span>
              <span className={styles.rest}>
                <At at={one.askedAt} />
                {one.words && <q className={styles.note}>{one.words}</q>}
              </span>
              <Answer one={one} now={now} />
            </li>
          ))}
        </ul>
      </Panel>
    </Section>
  )
}

function Answer({ one, now }: { one: NeedView['invitations'][number]; now: number }) {
  if (one.answer === 'yes') return <Badge tone="good">{words.visits.yes}</Badge>
  if (one.answer === 'no') return <Badge>{words.visits.no}</Badge>
  if (one.withdrawnAt !== null) return <Badge>{words.visits.withdrawn}</Badge>
  if (one.expiresAt <= now) return <Badge>{words.visits.expired}</Badge>
  return (
    <span className={styles.waiting}>
      {words.visits.waiting} {words.dot} {words.visits.until} <At at={one.expiresAt} />
    </span>
  )
}

function Visits({ need }: { need: NeedView }) {
  if (need.visits.length === 0) return null
  return (
    <Section title={words.visits.title}>
      <Panel flush>
        <ul>
          {need.visits.map((visit) => (
            <li key={visit.id} className={styles.line}>
              <span className={styles.name}>
                <At at={visit.at} />
              </span>
              <span className={styles.rest}>
                {visit.visitors.map(({ name }) => name).join(words.separator)}
                {visit.password && ` ${words.dot} ${words.visits.password(visit.password)}`}
              </span>
              {visit.cancelledAt !== null ? (
                <Badge>{words.visits.cancelled}</Badge>
              ) : (
                visit.first && <Badge>{words.visits.first}</Badge>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </Section>
  )
}

function Extensions({ need }: { need: NeedView }) {
  if (need.extensions.length === 0) return null
  return (
    <Section title={words.visits.extensions}>
      <Panel flush>
        <ul>
          {need.extensions.map((one) => (
            <li key={one.id} className={styles.line}>
              <span className={styles.name}>{one.askedBy.name}</span>
              <span className={styles.rest}>
                {words.visits.extendTo} <At at={one.until} />
                <q className={styles.note}>{one.reason}</q>
              </span>
              {one.granted === null ? (
                <Badge tone="soon">{words.visits.open}</Badge>
              ) : (
                <Badge tone={one.granted ? 'good' : 'plain'}>
                  {one.granted ? words.visits.granted : words.visits.refused}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      </Panel>
    </Section>
  )
}

function Ratings({ need }: { need: NeedView }) {
  if (need.ratings.length === 0) return null
  return (
    <Section title={words.visits.ratings}>
      <Panel flush>
        <ul>
          {need.ratings.map((one) => (
            <li key={one.at} className={styles.line}>
              <Badge tone={one.mark === 'unsolved' ? 'soon' : 'good'}>{needWords.marks[one.mark]}</Badge>
              <span className={styles.rest}>
                {one.by === 'reporter' ? words.visits.byReporter : words.visits.byCall} {words.dot} <At at={one.at} />
                {one.words && <q className={styles.note}>{one.words}</q>}
              </span>
            </li>
          ))}
        </ul>
      </Panel>
    </Section>
  )
}
