import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './form-steps.module.css'
import { IconButton } from './icon-button.tsx'
import { Link } from '../link.tsx'

interface Props {
  /** From 1. */
  step: number
  count: number
  /** None on a first step that leads nowhere back. */
  onBack?: (() => void) | undefined
  /** The question is the heading: `您遇到什么事？` */
  question: string
  hint?: string
  children: ReactNode
  /** The one main act, fixed at the foot; under it a line such as the emergency numbers. */
  foot: ReactNode
  footNote?: ReactNode
}

/** One question a page: the way back on top, how far it is, and one main act at the foot. */
export function FormSteps({ step, count, onBack, question, hint, children, foot, footNote }: Props) {
  return (
    <div className={styles.form}>
      <div className={styles.head}>
        {onBack ? <IconButton icon={ArrowLeft} word={words.back} onClick={onBack} className={styles.back} /> : <span />}
        <span className={styles.of}>{words.steps.of(step, count)}</span>
      </div>
      <div className={styles.bar} aria-hidden>
        <div className={styles.done} style={{ width: `${(step / count) * 100}%` }} />
      </div>
      <h1 className={styles.question}>{question}</h1>
      {hint && <p className={classes(styles.hint, 'second')}>{hint}</p>}
      <div className={styles.body}>{children}</div>
      <FootBar note={footNote}>{foot}</FootBar>
    </div>
  )
}

/** The main act of a phone page, fixed at the foot of the screen. */
export function FootBar({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <>
      <div className={styles.footSpace} aria-hidden />
      <div className={styles.foot}>
        {children}
        {note && <p className={styles.footNote}>{note}</p>}
      </div>
    </>
  )
}

/** The way back on top of a phone page that is no form. */
export function BackLink({ to, children }: { to: string; children?: ReactNode }) {
  return (
    <Link to={to} className={styles.backLink}>
      <ArrowLeft size="1.15em" strokeWidth={1.75} aria-hidden className={styles.backMark} />
      {children ?? words.back}
    </Link>
  )
}

interface AnswersProps {
  answers: readonly { id: string; question: string; answer: ReactNode; onChange?: () => void }[]
}

/** 看一遍: each answer with its way to change it. */
export function CheckAnswers({ answers }: AnswersProps) {
  return (
    <dl className={styles.answers}>
      {answers.map(({ id, question, answer, onChange }) => (
        <div key={id} className={styles.answer}>
          <dt>{question}</dt>
          <dd>{answer}</dd>
          {onChange && (
            <dd className={styles.change}>
              <button type="button" className={styles.changeButton} onClick={onChange}>
                {words.change}
                <span className="heard">{question}</span>
              </button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
