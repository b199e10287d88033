import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import type { MyRound } from '../contract.ts'
import { intake, roundsKey } from './public-calls.ts'
import styles from './public.module.css'
import { Outcome, Question } from './round-face.tsx'
import { words } from './words-public.zh.ts'

/** One question: my answer to it, what was decided, and what became of what I said. */
export function Page() {
  const { roundId } = usePathParams<'roundId'>()
  const round = useQuery({
    queryKey: [...roundsKey, roundId],
    queryFn: () => intake.getMyRound({ params: { roundId } }),
  })
  if (round.isPending) return <Loading />
  if (round.error) return <Failed error={round.error} onRetry={() => void round.refetch()} />
  return (
    <div className={styles.stack}>
      <BackLink to="/m/rounds" />
      <Question round={round.data} />
      <Outcome round={round.data} />
      {round.data.mine ? (
        <Mine mine={round.data.mine} />
      ) : round.data.state === 'running' ? (
        <AnswerForm roundId={roundId} />
      ) : (
        round.data.state === 'closed' && <Panel tone="soon">{words.round.over}</Panel>
      )}
    </div>
  )
}

function Mine({ mine: { text, need } }: { mine: NonNullable<MyRound['mine']> }) {
  return (
    <Section title={words.round.myAnswer}>
      <div className={styles.stack}>
        <Panel>
          <p className={styles.plain}>{text ?? words.round.guarded}</p>
          {need && (
            <p className={styles.hint}>
              {words.round.myNeed(need.number)} {words.dot} {words.states[need.state]}
            </p>
          )}
        </Panel>
        {need && (
          <ButtonLink to={`/m/needs/${need.id}`} wide>
            {words.round.lookNeed}
          </ButtonLink>
        )}
      </div>
    </Section>
  )
}

function AnswerForm({ roundId }: { roundId: string }) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const answer = useCommand(intake.answerRound, { renews: [roundsKey] })

  function send(): void {
    setMissing(!text.trim())
    if (text.trim()) void answer.run({ params: { roundId }, body: { text: text.trim() } })
  }

  return (
    <>
      <TextArea
        label={words.round.label}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => {
          setMissing(false)
          setText(event.target.value)
        }}
      />
      {missing && <FieldError>{words.round.missing}</FieldError>}
      <p className={styles.hint}>{words.round.named}</p>
      <FailedLine error={answer.error} />
      <Button kind="main" wide busy={answer.running} onClick={send}>
        {words.round.send}
      </Button>
    </>
  )
}
