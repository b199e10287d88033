import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { FieldError } from '../../../platform/web/kit/field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { words as kitWords } from '../../../platform/web/words.zh.ts'
import styles from './desk-moment.module.css'
import { words } from './words-desk-steps.zh.ts'

interface Props {
  label: string
  hint?: string
  error?: string | null
  optional?: boolean
  /** `2026-11-24T09:30`, or as much of it as was chosen. */
  value: string
  onChange: (value: string) => void
  /** Has the focus when the form opens. */
  first?: boolean
}

/** A day from today on and a half hour of it: finer than that nobody keeps. */
export function DeskMoment({ label, hint, error, optional, value, onChange, first }: Props) {
  const [day = '', time = ''] = value.split('T')
  return (
    <fieldset>
      <legend className={styles.label}>
        {label}
        {optional && <span className={styles.optional}>{kitWords.optional}</span>}
      </legend>
      {hint && <p className="second">{hint}</p>}
      <div className={styles.parts}>
        <div>
          <DateField
            {...(first ? { 'data-first': true } : {})}
            hideLabel
            label={words.moment.day}
            min={isoDay(serverNow())}
            value={day || null}
            onChange={(next) => onChange(`${next ?? ''}T${time}`)}
          />
        </div>
        <div>
          <Select
            hideLabel
            label={words.moment.time}
            empty={words.moment.noTime}
            value={time}
            options={halfHours}
            onChange={(event) => onChange(`${day}T${event.target.value}`)}
          />
        </div>
      </div>
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  )
}

const firstHour = 7
const halfHours = Array.from({ length: 28 }, (_, index) => {
  const time = `${String(firstHour + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`
  return { value: time, label: time }
})
