import type { KeyboardEvent } from 'react'
import { Button } from '../../web/kit/button.tsx'
import { Field } from '../../web/kit/field.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { tell } from '../../web/kit/undo.tsx'
import type { SettingView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { inHours, shownValue, useDecision } from './decision.ts'
import { ResetButton } from './reset-button.tsx'
import styles from './setting-table.module.css'

interface Props {
  title: string
  /** Numbers that each have a place in the table. */
  settings: readonly SettingView[]
  mayChange: boolean
}

/** Many numbers of one sort as one table. Enter keeps a cell, Escape leaves it, Tab goes on to the next. */
export function SettingTable({ title, settings, mayChange }: Props) {
  const columns = new Map(settings.map(({ cell, help }) => [cell?.column, help]))
  const rows = new Set(settings.map(({ cell }) => cell?.row))
  return (
    <table className={styles.table}>
      <caption className="heard">{title}</caption>
      <thead>
        <tr>
          <td />
          {[...columns].map(([column, help]) => (
            <th key={column} scope="col">
              {column}
              <span className={styles.help}>{help}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows].map((row) => (
          <tr key={row}>
            <th scope="row">{row}</th>
            {[...columns.keys()].map((column) => (
              <td key={column}>
                {settings
                  .filter(({ cell }) => cell?.row === row && cell?.column === column)
                  .map((setting) => (
                    <Cell key={`${setting.key} ${String(setting.value)}`} setting={setting} mayChange={mayChange} />
                  ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ setting, mayChange }: { setting: SettingView; mayChange: boolean }) {
  const { label, unit, min, max } = setting
  const decision = useDecision(setting, tell)
  const hours = inHours(setting, decision.value)

  function leaveByEscape({ key }: KeyboardEvent): void {
    if (key === 'Escape') decision.leave()
  }

  return (
    <form className={styles.cell} onSubmit={decision.save} noValidate>
      {mayChange ? (
        <Field
          label={label}
          hideLabel
          type="number"
          inputMode="numeric"
          min={min ?? undefined}
          max={max ?? undefined}
          value={typeof decision.value === 'number' ? decision.value : ''}
          onChange={({ target }) => decision.setValue(target.value === '' ? null : target.valueAsNumber)}
          onKeyDown={leaveByEscape}
          error={decision.fault}
          after={<span className={styles.unit}>{unit}</span>}
          className={styles.number}
        />
      ) : (
        <p>{shownValue(setting, setting.value)}</p>
      )}
      {hours && <p className={styles.second}>{hours}</p>}
      {decision.decided && (
        <p className={styles.second}>
          {words.page.standard(shownValue(setting, setting.default))}
          {mayChange && !decision.touched && <ResetButton label={label} decision={decision} />}
        </p>
      )}
      {decision.touched && (
        <p className={styles.act}>
          <Button type="submit" kind="primary" aria-label={words.page.saveOf(label)} busy={decision.saving}>
            {words.page.save}
          </Button>
        </p>
      )}
      <FailedLine error={decision.error} />
    </form>
  )
}
