import { Button } from '../../web/kit/button.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { Ago } from '../../web/kit/text.tsx'
import { tell } from '../../web/kit/undo.tsx'
import type { SettingView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { inHours, type SettingValue, shownValue, useDecision } from './decision.ts'
import styles from './desk-settings.module.css'
import { ResetButton } from './reset-button.tsx'
import { SettingField } from './setting-field.tsx'

interface Props {
  setting: SettingView
  mayChange: boolean
}

/** One setting: what it is, its field, and who changed it when. */
export function SettingLine({ setting, mayChange }: Props) {
  const { label, help } = setting
  const decision = useDecision(setting, tell)
  return (
    <li className={styles.line}>
      <form className={styles.form} onSubmit={decision.save}>
        <div className={styles.words}>
          <p className={styles.label}>{label}</p>
          <p className={styles.help}>{help}</p>
        </div>
        <div className={styles.field}>
          {mayChange ? (
            <SettingField
              setting={setting}
              value={decision.value}
              onChange={decision.setValue}
              error={decision.fault}
            />
          ) : (
            <p className={styles.shown}>{shownValue(setting, setting.value)}</p>
          )}
          <p className={styles.origin}>
            <Origin setting={setting} value={decision.value} />
          </p>
        </div>
        {mayChange && (
          <div className={styles.acts}>
            {decision.touched ? (
              <Button type="submit" kind="primary" busy={decision.saving}>
                {words.page.save}
              </Button>
            ) : (
              decision.decided && <ResetButton label={label} decision={decision} />
            )}
          </div>
        )}
      </form>
      <FailedLine error={decision.error} />
    </li>
  )
}

function Origin({ setting, value }: { setting: SettingView; value: SettingValue | null }) {
  const hours = inHours(setting, value)
  return (
    <>
      {hours && `${hours} · `}
      {setting.changedAt === null ? (
        words.page.isStandard
      ) : (
        <>
          {words.page.changed(setting.changedBy)} · <Ago at={setting.changedAt} /> ·{' '}
          {words.page.standard(shownValue(setting, setting.default))}
        </>
      )}
    </>
  )
}
