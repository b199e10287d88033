import { Phone } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import type { NeedView } from '../views.ts'
import { needs } from './phone-calls.ts'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** How to reach the one who asked: by their own phone where they allow it, each opening on record; else the community. */
export function Reach({ need }: { need: NeedView }) {
  const community = useMe()?.street.phone
  if (need.reporter.isMe) return null
  if (need.reporter.callable) return <CallReporter need={need} />
  if (!need.reporter.id) return null
  if (need.reporter.contactWay === 'phone') return null
  return (
    <div className={styles.reach}>
      <p className={styles.meta}>{words.act.throughCommunity}</p>
      {community && (
        <ButtonLink to={`tel:${community}`} icon={Phone} wide>
          {words.one.callCommunity}
        </ButtonLink>
      )}
    </div>
  )
}

function CallReporter({ need }: { need: NeedView }) {
  const [phone, setPhone] = useState<string | null>(null)
  const command = useCommand(needs.callReporter, { then: (answer) => setPhone(answer.phone) })
  const called = words.act.call(need.reporter.called ?? need.reporter.name ?? words.act.whoAsked)
  return (
    <div className={styles.reach}>
      {phone ? (
        <ButtonLink to={`tel:${phone}`} icon={Phone} wide>
          {`${called} ${phone}`}
        </ButtonLink>
      ) : (
        <>
          <Button
            icon={Phone}
            wide
            busy={command.running}
            onClick={() => void command.run({ params: { needId: need.id }, body: {} })}
          >
            {called}
          </Button>
          <p className={styles.small}>{words.act.callHint}</p>
        </>
      )}
      <FailedLine error={command.error} />
    </div>
  )
}
