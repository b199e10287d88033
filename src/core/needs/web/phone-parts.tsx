import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../../../platform/web/kit/avatar.tsx'
import { VoicePlayer } from '../../../platform/web/kit/voice-player.tsx'
import { Facts, Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { pointWords } from '../../../platform/web/time.ts'
import type { NeedView, TimelineEntry } from '../views.ts'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** Who comes, when, and the password that is spoken at the door. */
export function VisitCard({ visit, forVisitor }: { visit: NeedView['visits'][number]; forVisitor?: boolean }) {
  const now = useNow()
  return (
    <Section title={words.one.visit}>
      <Panel tone="good" read>
        <div className={styles.people}>
          {visit.visitors.map(({ id, name, photoId }) => (
            <span key={id} className={styles.person}>
              {photoId ? (
                <img className={styles.face} src={`/api/attachments/${photoId}?size=small`} alt="" />
              ) : (
                <span className={styles.noFace}>
                  <Avatar name={name} size="large" />
                </span>
              )}
              <strong>{name}</strong>
            </span>
          ))}
        </div>
        <Facts
          facts={[
            { label: words.one.visitAt, value: pointWords(visit.at, now) },
            ...(visit.password
              ? [
                  {
                    label: forVisitor ? words.act.password : words.one.password,
                    value: <span className={styles.password}>{visit.password}</span>,
                  },
                ]
              : []),
          ]}
        />
        {visit.password && (
          <p className={styles.meta}>{forVisitor ? words.act.passwordHint : words.one.passwordHint}</p>
        )}
      </Panel>
    </Section>
  )
}

const visitable: readonly NeedView['state'][] = ['accepted', 'serving']

/** Visits that somebody still waits for. */
export function comingVisits(need: NeedView): NeedView['visits'] {
  return visitable.includes(need.state) ? need.visits.filter((visit) => !visit.cancelledAt) : []
}

/** What somebody wrote at a step of the timeline, with its photos; those of the beginning stand in `Attached`. */
export function noteOf({ step, note, photos }: TimelineEntry): ReactNode {
  if (step === 'report' || photos.length === 0) return note
  return (
    <>
      {note}
      <span className={styles.thumbs}>
        {photos.map((id, index) => (
          <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
            <img src={`/api/attachments/${id}?size=small`} alt={words.one.photo(index + 1)} loading="lazy" />
          </a>
        ))}
      </span>
    </>
  )
}

/** Photos and the voice note of a need. */
export function Attached({ need }: { need: Pick<NeedView, 'photos' | 'voiceNoteId'> }) {
  return (
    <>
      {need.voiceNoteId && (
        <VoicePlayer src={`/api/attachments/${need.voiceNoteId}`} seconds={null} note={words.one.voice} />
      )}
      {need.photos.length > 0 && (
        <div className={styles.photos}>
          {need.photos.map((id, index) => (
            <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
              <img src={`/api/attachments/${id}?size=small`} alt={words.one.photo(index + 1)} loading="lazy" />
            </a>
          ))}
        </div>
      )}
    </>
  )
}

/** 收到了: the heading of a page that says it arrived. */
export function Success({ children }: { children: string }) {
  return (
    <div className={styles.success}>
      <Check size="2em" strokeWidth={2.5} aria-hidden />
      <h1>{children}</h1>
    </div>
  )
}
