import { ChevronDown } from 'lucide-react'
import type { Ref, SelectHTMLAttributes } from 'react'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import { FieldFrame, type FieldLook } from './field.tsx'
import styles from './field.module.css'

interface Props extends FieldLook, Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id'> {
  options: readonly { value: string; label: string; disabled?: boolean }[]
  /** The first, empty line; null leaves it out. */
  empty?: string | null
  ref?: Ref<HTMLSelectElement>
}

/** One of many: the native list, from seven choices on. */
export function Select({ label, hint, error, optional, hideLabel, options, empty, className, ...select }: Props) {
  return (
    <FieldFrame {...{ label, hint, error, optional, hideLabel }}>
      {(ids) => (
        <span className={styles.selectBox}>
          <select {...select} {...ids} className={classes(styles.select, error && styles.wrong, className)}>
            {empty !== null && <option value="">{empty ?? words.choose}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDown size="1.2em" className={styles.selectMark} aria-hidden />
        </span>
      )}
    </FieldFrame>
  )
}
