import { Combine } from 'lucide-react'
import { DeadlineCard } from '../../../platform/web/kit/deadline.tsx'
import { IconButton } from '../../../platform/web/kit/icon-button.tsx'
import { Ago, Badge } from '../../../platform/web/kit/text.tsx'
import { Timeline, type TimelineEntry } from '../../../platform/web/kit/timeline.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { OffersForNeed } from '../../partnership/web/offers-for-need.tsx'
import { type Clock, clockOf, isEnded, type OpenState, residentSteps } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import styles from './desk-rail.module.css'
import { words } from './words-desk.zh.ts'

interface Props {
  need: NeedView
  /** Opens another need beside the list that is open. */
  addressOf: (needId: string) => string
  onJoin: (intoId: string) => void
}

type Short = NeedView['near'][number]

const firstClocks: readonly Clock[] = ['transcribe', 'decide', 'triage']

/** The right rail: how long is left, what the resident sees, what may be the same, what was before. */
export function DeskRail({ need, addressOf, onJoin }: Props) {
  const nearby = need.near.filter(({ id }, index) => need.near.findIndex((one) => one.id === id) === index)
  const earlier = need.earlier.filter(({ id }) => !need.near.some((near) => near.id === id))
  return (
    <div>
      <Due need={need} />
      <section className={styles.part}>
        <h2 className={styles.title}>
          {words.rail.progress}
          <span className={styles.aside}>
            {words.dot} {words.rail.progressAside}
          </span>
        </h2>
        <p className={styles.sentence}>{need.residentSentence}</p>
        <Timeline entries={progressOf(need)} />
      </section>
      {!need.guarded && !isEnded(need.state) && <OffersForNeed need={{ ...need, kind: need.category }} />}
      {nearby.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.title}>{words.rail.near}</h2>
          <ul>
            {nearby.map((near) => (
              <li key={near.id} className={styles.item}>
                <Link to={addressOf(near.id)} className={styles.link}>
                  {near.title}
                </Link>
                <div className={styles.line}>
                  <p className={styles.second}>
                    {words.rail.why[near.why]} {words.dot} <Ago at={near.heardAt} /> {words.dot}{' '}
                    {needWords.states[near.state]}
                  </p>
                  {need.can.join && mayJoin(near) && (
                    <IconButton
                      icon={Combine}
                      word={words.rail.join}
                      aria-label={words.rail.joinWith(near.title)}
                      className={styles.join}
                      onClick={() => onJoin(near.id)}
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {earlier.length > 0 && (
        <section className={styles.part}>
          <h2 className={styles.title}>{words.rail.earlier}</h2>
          <ul>
            {earlier.map((one) => (
              <li key={one.id} className={styles.item}>
                <Link to={addressOf(one.id)} className={styles.plain}>
                  {one.title}
                </Link>{' '}
                {one.mark && (
                  <Badge tone={one.mark === 'unsolved' ? 'soon' : 'good'}>{needWords.marks[one.mark]}</Badge>
                )}
                <p className={styles.second}>
                  <Ago at={one.heardAt} /> {words.dot} {needWords.states[one.state]}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Due({ need }: { need: NeedView }) {
  if (isEnded(need.state) || need.deadlineAt === null) return null
  const clock = clockOf[need.state as OpenState]
  const counting = need.kind === 'urgent' ? words.rail.runningTime : clock === 'confirm' ? null : words.rail.workingTime
  const goesUp = need.level !== 'street' && clock !== 'confirm' && clock !== 'answer'
  const notes = [counting, goesUp ? words.rail.overdue : null].filter(Boolean)
  return (
    <DeadlineCard
      label={needWords.clocks[clock]}
      dueAt={need.deadlineAt}
      provisional={need.provisional}
      note={notes.length > 0 ? `${words.rail.stop}${notes.join('')}` : ''}
      {...(need.light ? { light: need.light } : {})}
      {...sinceOf(need, clock)}
    />
  )
}

/**
 * When its clock began, for the bar: the first clock with the need itself, another as far back as its last quarter tells. An
 * import began its clocks with itself.
 */
function sinceOf({ deadlineAt, soonAt, heardAt, source }: NeedView, clock: Clock): { since?: number } {
  if (deadlineAt === null) return {}
  if (source !== 'import' && firstClocks.includes(clock)) return { since: heardAt }
  return soonAt ? { since: deadlineAt - 4 * (deadlineAt - soonAt) } : {}
}

/** What the resident has seen, then the steps that are still ahead of them. */
function progressOf(need: NeedView): TimelineEntry[] {
  const seen = need.timeline
    .filter(({ shown }) => shown)
    .map((entry): TimelineEntry => ({ id: String(entry.id), title: entry.sentence, at: entry.at, state: 'done' }))
  const ended = isEnded(need.state)
  const at = residentSteps.indexOf(need.residentStep)
  const ahead = ended ? [] : residentSteps.slice(at + 1)
  return [
    ...seen.slice(-shownSteps),
    ...ahead.map((step): TimelineEntry => ({ id: step, title: needWords.residentSteps[step], state: 'ahead' })),
  ]
}

const shownSteps = 5

function mayJoin({ state, why }: Short): boolean {
  return !isEnded(state) && why !== 'joined-here' && why !== 'joined-to'
}
