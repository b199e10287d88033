import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../../platform/web/api-error.ts'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { usePathParams } from '../../../platform/web/router.ts'
import type { PublicRound } from '../contract.ts'
import { intake } from './public-calls.ts'
import { Dead } from './public-parts.tsx'
import styles from './public.module.css'
import { Outcome, Question } from './round-face.tsx'
import { words } from './words-public.zh.ts'

/** A question by the code of its poster: answered without sign-in, or under one's name. */
export function Page() {
  const { code } = usePathParams<'code'>()
  const round = useQuery({
    queryKey: ['intake', 'poster', code],
    queryFn: () => intake.lookAtRound({ body: { code } }),
    staleTime: 60_000,
  })

  if (round.isPending) return <Loading />
  if (round.error instanceof ApiError && round.error.error === 'refused') return <Dead error={round.error} />
  if (round.error) return <Failed error={round.error} onRetry={() => void round.refetch()} />
  return (
    <div className={styles.stack}>
      <Question round={round.data} />
      <Outcome round={round.data} />
      <AnswerForm code={code} round={round.data} />
    </div>
  )
}

function AnswerForm({ code, round }: { code: string; round: PublicRound }) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const [given, setGiven] = useState(round.answered)
  const answer = useCommand(intake.answerByPoster, { then: () => setGiven(true) })

  if (given) {
    return (
      <div role="status">
        <Panel tone="good">{words.round.thanks}</Panel>
      </div>
    )
  }
  if (round.state === 'closed') return <Panel tone="soon">{words.round.over}</Panel>
  if (round.state === 'decided') return null

  function send(): void {
    setMissing(!text.trim())
    if (text.trim()) void answer.run({ body: { code, text: text.trim() } })
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
      <p className={styles.hint}>{round.signedIn ? words.round.named : words.round.anonymous}</p>
      <FailedLine error={answer.error} />
      <Button kind="main" wide busy={answer.running} onClick={send}>
        {words.round.send}
      </Button>
      {!round.signedIn && (
        <ButtonLink to={`/sign-in?next=${encodeURIComponent(`/r/${code}`)}`} kind="quiet" wide>
          {words.round.signIn}
        </ButtonLink>
      )}
    </>
  )
}
