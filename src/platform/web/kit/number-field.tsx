import { Minus, Plus } from 'lucide-react'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import { FieldFrame, type FieldLook } from './field.tsx'
import styles from './number-field.module.css'

interface Props extends FieldLook {
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  /** 小时, 人 */
  unit?: string
}

/** A number with a smaller and a bigger key beside it, for thumbs. */
export function NumberField({ value, onChange, min = 0, max = 999_999, step = 1, unit, ...look }: Props) {
  function move(by: number): void {
    const next = Math.round(((value ?? min) + by) / step) * step
    onChange(Math.min(max, Math.max(min, next)))
  }

  return (
    <FieldFrame {...look}>
      {(ids) => (
        <span className={classes(styles.box, look.error && styles.wrong)}>
          <button
            type="button"
            className={styles.step}
            aria-label={words.number.less}
            disabled={value !== null && value <= min}
            onClick={() => move(-step)}
          >
            <Minus size="1.1em" aria-hidden />
          </button>
          <input
            {...ids}
            type="number"
            inputMode={step < 1 ? 'decimal' : 'numeric'}
            value={value ?? ''}
            min={min}
            max={max}
            step={step}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
            className={styles.input}
          />
          {unit && <span className={styles.unit}>{unit}</span>}
          <button
            type="button"
            className={styles.step}
            aria-label={words.number.more}
            disabled={value !== null && value >= max}
            onClick={() => move(step)}
          >
            <Plus size="1.1em" aria-hidden />
          </button>
        </span>
      )}
    </FieldFrame>
  )
}
