import { useState } from 'react'
import { Button, ButtonLink } from '../../web/kit/button.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { useCommand } from '../../web/queries.ts'
import { words } from '../words.zh.ts'
import { accounts, leadOn } from './accounts.ts'
import styles from './sign-in.module.css'

/**
 * Where a sign-in link lands. A press uses it up, not the visit: programs that look at links in messages would else be the
 * first to come.
 */
export function Page() {
  const [token] = useState(() => location.hash.slice(1))
  const enter = useCommand(accounts.signInByLink, { then: leadOn })

  return (
    <div className={styles.stack}>
      <h1 className={styles.title}>{words.link.title}</h1>
      <p className={styles.hint}>{token ? words.link.hint : words.link.missing}</p>
      <FailedLine error={enter.error} />
      {token && !enter.error && (
        <Button kind="main" wide busy={enter.running} onClick={() => void enter.run({ body: { token } })}>
          {words.link.enter}
        </Button>
      )}
      {(!token || enter.error) && (
        <ButtonLink to="/sign-in" wide>
          {words.link.otherWay}
        </ButtonLink>
      )}
    </div>
  )
}
