import { CircleAlert } from 'lucide-react'
import { type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes, useId } from 'react'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import styles from './field.module.css'
import { useTextLimit } from './text-limit.ts'

export interface FieldLook {
  label: string
  /** A line under the label that helps. */
  hint?: string | undefined
  /** How to put it right: `手机号要 11 位`. */
  error?: string | null | undefined
  optional?: boolean
  /** The label is heard, not seen. */
  hideLabel?: boolean
}

interface Ids {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label, hint and error around any control: `<FieldFrame label=…>{(ids) => <input {...ids} />}</FieldFrame>`. */
export function FieldFrame({
  label,
  hint,
  error,
  optional,
  hideLabel,
  children,
}: FieldLook & { children: (ids: Ids) => ReactNode }) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={classes(styles.label, hideLabel && 'heard')}>
        {label}
        {optional && <span className={styles.optional}>{words.optional}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}

/** The error under a field: a mark, and how to put it right. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <p id={id} className={styles.error}>
      <CircleAlert size="1.1em" aria-hidden className={styles.errorMark} />
      {children}
    </p>
  )
}

interface FieldProps extends FieldLook, Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> {
  ref?: Ref<HTMLInputElement>
  /** What stands after the input, inside its border: a unit, a key. */
  after?: ReactNode
  before?: ReactNode
}

/** One line of text. Takes whatever `<input>` takes, so `register('name')` of react-hook-form spreads into it. */
export function Field({ label, hint, error, optional, hideLabel, before, after, className, ...input }: FieldProps) {
  return (
    <FieldFrame {...{ label, hint, error, optional, hideLabel }}>
      {(ids) => (
        <span className={classes(styles.box, error && styles.wrong, className)}>
          {before}
          <input type="text" {...input} {...ids} className={styles.input} />
          {after}
        </span>
      )}
    </FieldFrame>
  )
}

interface TextAreaProps extends FieldLook, Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id'> {
  ref?: Ref<HTMLTextAreaElement>
}

/** Several lines of text. With a `maxLength` it tells how much still fits, once little does, and takes in nothing by halves. */
export function TextArea({ label, hint, error, optional, hideLabel, className, maxLength, ...area }: TextAreaProps) {
  const most = maxLength ?? Infinity
  const text = typeof area.value === 'string' ? area.value : ''
  const { refused, ...limited } = useTextLimit(most, text, area.onChange)
  const wrong = refused ? words.field.tooMuch(most) : error
  return (
    <FieldFrame {...{ label, hint, error: wrong, optional, hideLabel }}>
      {(ids) => (
        <>
          <textarea
            rows={4}
            {...area}
            {...limited}
            {...ids}
            className={classes(styles.area, wrong && styles.wrong, className)}
          />
          {text.length >= most * fullFrom && (
            <p className={styles.left} role="status">
              {words.field.left(Math.max(0, most - text.length))}
            </p>
          )}
        </>
      )}
    </FieldFrame>
  )
}

/** From this part of the limit on, it is told how much is left: 1,800 of 2,000. */
const fullFrom = 0.9
