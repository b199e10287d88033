import { Check } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { words } from '../words.zh.ts'
import styles from './choice.module.css'
import { classes } from './classes.ts'
import { FieldError } from './field.tsx'
import { teamColour } from './palette.ts'
import { TeamDot } from './team-tag.tsx'

export interface Option<Value extends string = string> {
  value: Value
  label: string
  hint?: string | undefined
  /** Before the label: a `<KindMark>`. */
  mark?: ReactNode
  /** A team's colour key: its dot, and its tint when it is picked. */
  colour?: string | null
  disabled?: boolean
}

interface Frame<Value extends string> {
  label: string
  options: readonly Option<Value>[]
  hint?: string
  error?: string | null
  optional?: boolean
  hideLabel?: boolean
  /**
   * `chips` under their label, `row` beside it, `tiles` in two columns (one in elder mode), `lines` one under another with
   * room for a hint.
   */
  look?: 'chips' | 'row' | 'tiles' | 'lines'
  /** At the end of a `row`: why this is suggested. */
  note?: ReactNode
  disabled?: boolean
}

interface ChoiceProps<Value extends string> extends Frame<Value> {
  value: Value | null
  onChange: (value: Value) => void
}

/** One of up to six. */
export function Choice<Value extends string>({ value, onChange, ...frame }: ChoiceProps<Value>) {
  return <Options type="radio" {...frame} isPicked={(one) => one === value} pick={onChange} />
}

interface ChoicesProps<Value extends string> extends Frame<Value> {
  values: readonly Value[]
  onChange: (values: Value[]) => void
}

/** Any of up to six. */
export function Choices<Value extends string>({ values, onChange, ...frame }: ChoicesProps<Value>) {
  function turn(value: Value): void {
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value])
  }
  return <Options type="checkbox" {...frame} isPicked={(one) => values.includes(one)} pick={turn} />
}

interface OptionsProps<Value extends string> extends Frame<Value> {
  type: 'radio' | 'checkbox'
  isPicked: (value: Value) => boolean
  pick: (value: Value) => void
}

function Options<Value extends string>(props: OptionsProps<Value>) {
  const {
    type,
    label,
    options,
    hint,
    error,
    optional,
    hideLabel,
    look = 'chips',
    note,
    disabled,
    isPicked,
    pick,
  } = props
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div
      role={type === 'radio' ? 'radiogroup' : 'group'}
      className={classes(styles.group, look === 'row' && styles.row)}
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy}
    >
      <p id={`${id}-label`} className={classes(styles.label, hideLabel && 'heard')}>
        {label}
        {optional && <span className={styles.optional}>{words.optional}</span>}
      </p>
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      <div className={styles[look === 'row' ? 'chips' : look]}>
        {options.map((option) => {
          const picked = isPicked(option.value)
          return (
            <label
              key={option.value}
              className={classes(
                styles.option,
                picked && styles.picked,
                picked && option.colour && styles[teamColour(option.colour)],
              )}
            >
              <input
                type={type}
                name={id}
                value={option.value}
                checked={picked}
                disabled={disabled || option.disabled}
                onChange={() => pick(option.value)}
                className={styles.input}
              />
              {look === 'lines' && (
                <span className={classes(styles.box, type === 'radio' && styles.round)} aria-hidden>
                  {picked && type === 'checkbox' && <Check size="0.9em" strokeWidth={3.5} />}
                </span>
              )}
              {option.mark}
              {option.colour && <TeamDot colour={option.colour} />}
              <span className={styles.words}>
                <span className={styles.name}>{option.label}</span>
                {option.hint && <span className={styles.optionHint}>{option.hint}</span>}
              </span>
              {look === 'tiles' && picked && <Check size="1.1em" className={styles.check} aria-hidden />}
            </label>
          )
        })}
      </div>
      {note && <p className={styles.note}>{note}</p>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  )
}
