import { useId } from 'react'
import { classes } from './classes.ts'
import { FieldError } from './field.tsx'
import styles from './time-slots.module.css'

interface Named {
  id: string
  label: string
}

interface Props {
  label: string
  hint?: string
  days: readonly Named[]
  /** 上午, 下午, 晚上 */
  parts: readonly Named[]
  /** `day/part` of each picked slot. */
  values: readonly string[]
  onChange: (values: string[]) => void
  error?: string | null
}

/** When somebody has time: days across, parts of the day down; any number of slots. */
export function TimeSlots({ label, hint, days, parts, values, onChange, error }: Props) {
  const id = useId()
  const picked = new Set(values)

  function turn(slot: string): void {
    onChange(picked.has(slot) ? values.filter((value) => value !== slot) : [...values, slot])
  }

  return (
    <fieldset aria-describedby={error ? `${id}-error` : undefined}>
      <legend className={styles.label}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      {days.map((day) => (
        <div key={day.id} className={styles.day} role="group" aria-label={day.label}>
          <span className={styles.name} aria-hidden>
            {day.label}
          </span>
          <span className={styles.parts}>
            {parts.map((part) => {
              const slot = `${day.id}/${part.id}`
              return (
                <label key={part.id} className={classes(styles.slot, picked.has(slot) && styles.picked)}>
                  <input
                    type="checkbox"
                    className={styles.input}
                    checked={picked.has(slot)}
                    onChange={() => turn(slot)}
                  />
                  <span className="heard">{day.label}</span>
                  {part.label}
                </label>
              )
            })}
          </span>
        </div>
      ))}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  )
}
