import { words } from '../words.zh.ts'
import styles from './date-field.module.css'
import { Field, type FieldLook } from './field.tsx'

interface Props extends FieldLook {
  /** `2026-11-24`, or null. */
  value: string | null
  onChange: (value: string | null) => void
  min?: string | undefined
  max?: string | undefined
}

/** A day: the browser's own calendar on the desk, the phone's own wheel. */
export function DateField({ value, onChange, ...rest }: Props) {
  return <Field {...rest} type="date" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)} />
}

interface RangeProps {
  label: string
  from: string | null
  to: string | null
  onChange: (range: { from: string | null; to: string | null }) => void
  error?: string | null
}

/** From one day to another; each end may stay open, and the ends keep each other in order. */
export function DateRange({ label, from, to, onChange, error }: RangeProps) {
  return (
    <fieldset>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.range}>
        <DateField
          label={words.date.from}
          hideLabel
          value={from}
          max={to ?? undefined}
          onChange={(next) => onChange({ from: next, to })}
        />
        <span className={styles.between}>{words.date.between}</span>
        <DateField
          label={words.date.to}
          hideLabel
          value={to}
          min={from ?? undefined}
          error={error}
          onChange={(next) => onChange({ from, to: next })}
        />
      </div>
    </fieldset>
  )
}
