import { Bars } from '../../../platform/web/kit/bars.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { isoDay } from '../../../platform/web/time.ts'
import type { MyRound, PublicRound } from '../contract.ts'
import styles from './public.module.css'
import { words } from './words-public.zh.ts'

type Round = Omit<PublicRound, 'signedIn' | 'answered'> | Omit<MyRound, 'mine'>

/** Who asks what, until when. */
export function Question({ round }: { round: Round }) {
  return (
    <>
      <p className={styles.hint}>{words.round.asks(round.unitName)}</p>
      <h1>{round.question}</h1>
      {round.explanation && <p className={styles.plain}>{round.explanation}</p>}
      <p className={styles.hint}>
        {round.state === 'running' ? words.round.until(isoDay(round.closesAt - 1)) : words.round.states[round.state]}
        {` ${words.dot} `}
        {words.round.answered(round.answers)}
      </p>
    </>
  )
}

/** What was decided, and how many said what. */
export function Outcome({ round }: { round: Round }) {
  if (round.result === null) return null
  return (
    <>
      <Section title={words.round.result}>
        <Panel tone="good" read>
          <p className={styles.plain}>{round.result}</p>
        </Panel>
      </Section>
      {round.headings.length > 0 && (
        <Section title={words.round.headings}>
          <Bars
            label={words.round.headings}
            bars={round.headings.map(({ id, name, answers }) => ({ id, label: name, value: answers }))}
            unit={words.round.people}
          />
        </Section>
      )}
    </>
  )
}
