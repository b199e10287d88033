import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Facts, Panel } from '../../../platform/web/kit/panel.tsx'
import { Failed } from '../../../platform/web/kit/states.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { pointWords } from '../../../platform/web/time.ts'
import type { Received } from '../contract.ts'
import { phoneOf, phonesQuery } from './public-calls.ts'
import styles from './public.module.css'
import { words } from './words-public.zh.ts'

/** Before anything else: whom to call when it burns. Each number calls. */
export function Urgent() {
  return (
    <p className={styles.urgent}>
      {words.urgent}
      {words.urgentNumbers.map((number) => (
        <a key={number} href={`tel:${number}`}>
          {number}
        </a>
      ))}
    </p>
  )
}

/** Whom to call of a community, or of the street while it isn't known which. */
export function usePhone(community: string | null) {
  const { data } = useQuery(phonesQuery)
  return phoneOf(data ?? [], community)
}

export function CallButton({ community }: { community: string | null }) {
  const known = usePhone(community)
  return (
    known && (
      <ButtonLink to={`tel:${known.phone.replace(/[^0-9]/g, '')}`} wide>
        {words.call(known.name, known.phone)}
      </ButtonLink>
    )
  )
}

/** A code that opens nothing: what to do now. */
export function Dead({ error, children }: { error: unknown; children?: ReactNode }) {
  return (
    <div className={styles.stack}>
      <Urgent />
      <Failed error={error} />
      {children}
      <CallButton community={null} />
    </div>
  )
}

/** It arrived: its number, by when somebody answers, and for an anonymous giver the words to ask with. */
export function Arrived({ received, hint, onAgain }: { received: Received; hint: string; onAgain: () => void }) {
  const now = useNow()
  const { number, answeredBy, receipt } = received
  const facts = [
    { label: words.received.number, value: <strong>{number}</strong> },
    ...(receipt ? [{ label: words.received.receipt, value: <span className={styles.receipt}>{receipt}</span> }] : []),
    ...(answeredBy === null
      ? []
      : [{ label: words.received.until, value: words.received.untilWords(pointWords(answeredBy, now)) }]),
  ]
  return (
    <div className={styles.stack}>
      <div className={styles.arrived}>
        <Check size="2em" strokeWidth={2.5} aria-hidden />
        <h1>{words.received.title}</h1>
      </div>
      <Panel read>
        <Facts facts={facts} />
      </Panel>
      <p className={styles.hint}>{receipt ? words.received.receiptHint : hint}</p>
      {receipt && (
        <ButtonLink to="/receipt" wide>
          {words.received.look}
        </ButtonLink>
      )}
      <Button kind="quiet" wide onClick={onAgain}>
        {words.received.again}
      </Button>
    </div>
  )
}
