import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../platform/web/kit/button.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { ServiceKind } from '../offer.ts'
import { words as of } from '../words.zh.ts'
import { keys, partnership } from './calls.ts'
import styles from './offers-for-need.module.css'
import { toneOfTaking } from './tones.ts'
import { words } from './words.zh.ts'

const say = words.fitting

interface Props {
  need: { id: string; number: string; unitCode: string; unitName: string; kind: ServiceKind | null }
}

/** What partners offer that could help a need, and why; one press asks. They read its number, never who asked. */
export function OffersForNeed({ need }: Props) {
  const { id: needId, number, unitCode, unitName, kind } = need
  const found = useQuery({
    queryKey: [...keys.all, 'fitting', needId, kind, unitCode],
    queryFn: () => partnership.listFitting({ query: { need: needId, unit: unitCode, ...(kind !== null && { kind }) } }),
  })
  const ask = useCommand(partnership.askPartner, { renews: [keys.all], then: () => tell(say.asked) })
  const offers = found.data?.offers ?? []
  if (offers.length === 0) return null

  const purpose = say.purpose(number, kind ? of.serviceKinds[kind] : '', unitName)
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{say.title}</h2>
      <ul>
        {offers.map(({ offer, said, taking }) => (
          <li key={offer.id} className={styles.item}>
            <Link to={`/desk/partners/${offer.partnerId}?part=offers`} className={styles.link}>
              {offer.what}
            </Link>
            <p className={said.length > 0 ? styles.why : 'second'}>
              {said.length > 0 ? say.said(said.join(words.comma)) : say.ofKind(of.serviceKinds[offer.kind])}
            </p>
            <p className="second">{[offer.partnerName, offer.forWhom, offer.howMuch].join(words.dot)}</p>
            {taking && <Badge tone={toneOfTaking[taking.state]}>{of.takingStates[taking.state]}</Badge>}
            {offer.can.ask && (taking === null || taking.state === 'declined') && (
              <Button
                kind="quiet"
                busy={ask.running}
                onClick={() => void ask.run({ params: { offerId: offer.id }, body: { unitCode, purpose, needId } })}
              >
                {say.ask}
                <span className="heard"> {say.askOf(offer.partnerName, offer.what)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <FailedLine error={ask.error} />
    </section>
  )
}
