import { CircleAlert, Inbox, Lock, type LucideIcon, SearchX, WifiOff } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiError } from '../api-error.ts'
import { words } from '../words.zh.ts'
import { Button, ButtonLink } from './button.tsx'
import { classes } from './classes.ts'
import styles from './states.module.css'

interface EmptyProps {
  /** One sentence of what will come here. */
  children: ReactNode
  /** One act: a `<Button>` or `<ButtonLink>`. */
  action?: ReactNode
  /** Null for a list that is done: 「就这 7 件」 needs no picture. */
  icon?: LucideIcon | null
}

/** A list with nothing in it, or one that is done: 「就这 7 件。判完，今天就清了。」 */
export function Empty({ children, action, icon: Icon = Inbox }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size="1.6em" strokeWidth={1.5} className={styles.icon} aria-hidden />}
      <p>{children}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

interface LoadingProps {
  /** The shape of what comes: a page's text, rows of a list, cards. */
  shape?: 'page' | 'rows' | 'cards'
  rows?: number
  /** Shows at once; only the component page needs it. */
  atOnce?: boolean
}

/** Nothing for 300 ms, then grey bars in the shape of the page. */
export function Loading({ shape = 'page', rows = 5, atOnce = false }: LoadingProps) {
  const [late, setLate] = useState(atOnce)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300)
    return () => clearTimeout(timer)
  }, [])

  return (
    <div role="status" className={styles.loading}>
      <span className="heard">{words.loading}</span>
      {late && (
        <div className={styles[shape]} aria-hidden>
          {Array.from({ length: rows }, (_, row) => (
            <div key={row} className={styles.bar} />
          ))}
        </div>
      )}
    </div>
  )
}

interface FailedProps {
  error: unknown
  /** What happened: `没发出去`. */
  title?: string
  /** What is safe: `您写的还在。` */
  safe?: string
  onRetry?: () => void
  /** On the resident's face: whom to call. */
  phone?: string | null
}

/** What happened, what is safe, what to do. A refusal of the server says itself what to do next. */
export function Failed({ error, title, safe, onRetry, phone }: FailedProps) {
  const failure = error instanceof ApiError ? error : null
  // An address with an id that can't be one leads nowhere, like one whose id nobody has.
  if (failure?.error === 'not-found' || failure?.field?.startsWith('params.'))
    return <NotFound action={<ButtonLink to="/start">{words.states.toStart}</ButtonLink>} />
  if (failure?.offline) return <Offline onRetry={onRetry} />

  return (
    <div role="alert" className={classes(styles.notice, styles.failed)}>
      <CircleAlert size="1.3em" className={styles.noticeIcon} aria-hidden />
      <div className={styles.noticeWords}>
        <p className={styles.noticeTitle}>{title ?? words.states.failedTitle}</p>
        <p>
          {safe}
          {failure?.message || words.states.failedAct}
        </p>
        {(onRetry || phone) && (
          <div className={styles.action}>
            {onRetry && <Button onClick={onRetry}>{words.retry}</Button>}{' '}
            {phone && <ButtonLink to={`tel:${phone}`}>{words.states.callUs(phone)}</ButtonLink>}
          </div>
        )}
      </div>
    </div>
  )
}

/** One line for a failed command beside its button; nothing when there is no error. */
export function FailedLine({ error }: { error: ApiError | null }) {
  if (!error) return null
  const message = error.offline ? words.states.notSent : error.message || words.states.failedAct
  return (
    <p role="alert" className={styles.line}>
      <CircleAlert size="1.1em" className={styles.lineIcon} aria-hidden />
      {message}
    </p>
  )
}

/** No connection: amber, never red. */
export function Offline({ onRetry, children }: { onRetry?: (() => void) | undefined; children?: ReactNode }) {
  return (
    <div role="status" className={classes(styles.notice, styles.offline)}>
      <WifiOff size="1.3em" className={styles.noticeIcon} aria-hidden />
      <div className={styles.noticeWords}>
        <p>{children ?? words.states.offline}</p>
        {onRetry && (
          <div className={styles.action}>
            <Button onClick={onRetry}>{words.retry}</Button>
          </div>
        )}
      </div>
    </div>
  )
}

/** A row that is listed but not this person's to open: says who has it. */
export function NoRight({ keeper, action }: { keeper?: string; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <Lock size="1.6em" strokeWidth={1.5} className={styles.icon} aria-hidden />
      <p className={styles.noticeTitle}>{words.states.noRightTitle}</p>
      {keeper && <p>{words.states.keptBy(keeper)}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

/** Gone, or not for this person's eyes: the two are not told apart. */
export function NotFound({ action }: { action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <SearchX size="1.6em" strokeWidth={1.5} className={styles.icon} aria-hidden />
      <p className={styles.noticeTitle}>{words.states.notFoundTitle}</p>
      <p>{words.states.notFound}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  )
}

/** Somebody else changed it meanwhile; never a silent overwrite. */
export function ConflictNotice({ who, onSee }: { who: string; onSee: () => void }) {
  return (
    <div role="alert" className={classes(styles.notice, styles.offline)}>
      <CircleAlert size="1.3em" className={styles.noticeIcon} aria-hidden />
      <div className={styles.noticeWords}>
        <p>{words.states.conflict(who)}</p>
        <div className={styles.action}>
          <Button onClick={onSee}>{words.states.seeChange}</Button>
        </div>
      </div>
    </div>
  )
}

/** The list on top of a long form; each line leads to its field. */
export function ErrorList({ errors }: { errors: readonly { field: string; message: string }[] }) {
  if (errors.length === 0) return null
  return (
    <div role="alert" className={classes(styles.notice, styles.failed)}>
      <CircleAlert size="1.3em" className={styles.noticeIcon} aria-hidden />
      <div className={styles.noticeWords}>
        <p className={styles.noticeTitle}>{words.states.fieldsToMend(errors.length)}</p>
        <ul>
          {errors.map((error) => (
            <li key={error.field}>{error.message}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
