import { ApiError } from '../../platform/web/api-error.ts'
import { Button } from '../../platform/web/kit/button.tsx'
import { Failed } from '../../platform/web/kit/states.tsx'
import { words as kit } from '../../platform/web/words.zh.ts'
import styles from './broken.module.css'

/** What a page shows when it breaks: what happened, what is safe, what to do. */
export function Broken({ error, reset }: { error: unknown; reset?: () => void }) {
  if (error instanceof ApiError) {
    return (
      <div className={styles.place}>
        <Failed error={error} safe={kit.states.brokenSafe} onRetry={reset ?? reload} />
      </div>
    )
  }
  const stale = /dynamically imported module|Importing a module script failed/i.test(String(error))
  return (
    <div className={styles.place} role="alert">
      <h1>{kit.states.brokenTitle}</h1>
      <p>{stale ? kit.states.newVersion : `${kit.states.brokenSafe}${kit.states.brokenAct}`}</p>
      <p className={styles.act}>
        <Button onClick={reload}>{kit.states.reload}</Button>
      </p>
    </div>
  )
}

function reload(): void {
  location.reload()
}
