import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { FootBar } from '../../../platform/web/kit/form-steps.tsx'
import { Facts, Panel } from '../../../platform/web/kit/panel.tsx'
import { useGo } from '../../../platform/web/router.ts'
import { useMe } from '../../../platform/web/me.ts'
import { useNow } from '../../../platform/web/now.ts'
import { pointWords } from '../../../platform/web/time.ts'
import { Success } from './phone-parts.tsx'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** It arrived: its number, who calls, and by when. */
export function Received({ need }: { need: { id: string; number: string; deadlineAt: number | null } }) {
  const go = useGo()
  const me = useMe()
  const now = useNow()
  return (
    <>
      <Success>{words.ask.received}</Success>
      <p className={styles.meta}>{words.ask.receivedHint}</p>
      <Panel read>
        <Facts
          facts={[
            { label: words.ask.number, value: need.number },
            { label: words.ask.who, value: [words.ask.community, me?.street.phone].filter(Boolean).join(' ') },
            ...(need.deadlineAt
              ? [{ label: words.ask.until, value: words.ask.untilWords(pointWords(need.deadlineAt, now)) }]
              : []),
          ]}
        />
      </Panel>
      <FootBar>
        <ButtonLink kind="primary" to={`/m/needs/${need.id}`} wide>
          {words.ask.look}
        </ButtonLink>
        <Button wide kind="quiet" onClick={() => go('/m/')}>
          {words.ask.home}
        </Button>
      </FootBar>
    </>
  )
}
