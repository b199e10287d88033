import { useState } from 'react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { DeskDoubles, lookingForNothing } from './desk-doubles.tsx'
import styles from './desk-take-in.module.css'
import { type Received, TakeInForm } from './desk-take-in-form.tsx'
import { words as desk } from './words-desk-take-in.zh.ts'

const words = desk.takeIn

/** Takes a need in for somebody who called, came, or wrote it on paper; what may be the same stands beside the form. */
export function Page() {
  const [round, setRound] = useState(0)
  const [received, setReceived] = useState<Received | null>(null)
  const [looking, setLooking] = useState(lookingForNothing)

  function another(): void {
    setReceived(null)
    setRound(round + 1)
    setLooking(lookingForNothing)
  }

  return (
    <PageBody>
      <PageHead title={words.title} second={words.lead} />
      <div className={styles.columns}>
        <div className={styles.form}>
          {received ? (
            <Panel tone="good">
              <p className={styles.received} role="status">
                {words.received(received.number)}
              </p>
              <Buttons>
                <ButtonLink to={`/desk/need/${received.id}`} kind="primary">
                  {words.open}
                </ButtonLink>
                <Button data-first onClick={another}>
                  {words.another}
                </Button>
              </Buttons>
            </Panel>
          ) : (
            <TakeInForm key={round} onReceived={setReceived} onLooking={setLooking} />
          )}
        </div>
        {!received && <DeskDoubles looking={looking} />}
      </div>
    </PageBody>
  )
}
