import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { client } from '../../web/client.ts'
import { Button } from '../../web/kit/button.tsx'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { Panel, Section } from '../../web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../web/kit/states.tsx'
import { Ago } from '../../web/kit/text.tsx'
import { tell } from '../../web/kit/undo.tsx'
import { useCommand } from '../../web/queries.ts'
import { settingsAddresses } from '../addresses.ts'
import type { SettingView, settingsCalls } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-settings.module.css'
import { SettingField, type SettingValue } from './setting-field.tsx'

const settings = client<typeof settingsCalls>(settingsAddresses)
const queryKey = ['settings']

/** What the street decides for itself, by group; each line is kept by itself. */
export function Page() {
  const { data, isError, error, refetch } = useQuery({ queryKey, queryFn: () => settings.listSettings() })
  return (
    <PageBody>
      <PageHead title={words.page.title} second={words.page.intro} />
      {!data && !isError && <Loading shape="rows" rows={10} />}
      {!data && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data && !data.can.change && <p className={styles.readOnly}>{words.page.readOnly}</p>}
      {data?.groups.length === 0 && <Empty>{words.page.empty}</Empty>}
      {data?.groups.map(({ group, title, settings: lines }) => (
        <Section key={group} title={title}>
          <Panel flush>
            <ul>
              {lines.map((setting) => (
                <Line key={`${setting.key} ${String(setting.value)}`} setting={setting} mayChange={data.can.change} />
              ))}
            </ul>
          </Panel>
        </Section>
      ))}
    </PageBody>
  )
}

function Line({ setting, mayChange }: { setting: SettingView; mayChange: boolean }) {
  const { key, label, help } = setting
  const [value, setValue] = useState<SettingValue | null>(setting.value)
  const [fault, setFault] = useState<string | null>(null)
  const then = () => tell(words.page.saved(label))
  const change = useCommand(settings.changeSetting, { renews: [queryKey], then })
  const reset = useCommand(settings.resetSetting, { renews: [queryKey], then })
  const params = { key }

  function save(event: FormEvent): void {
    event.preventDefault()
    const wrong = faultOf(setting, value)
    setFault(wrong)
    if (!wrong && value !== null) void change.run({ params, body: { value } })
  }

  return (
    <li className={styles.line}>
      <form className={styles.form} onSubmit={save}>
        <div className={styles.words}>
          <p className={styles.label}>{label}</p>
          <p className={styles.help}>{help}</p>
        </div>
        <div className={styles.field}>
          {mayChange ? (
            <SettingField setting={setting} value={value} onChange={setValue} error={fault} />
          ) : (
            <p className={styles.shown}>{shownValue(setting, setting.value)}</p>
          )}
          <p className={styles.origin}>
            <Origin setting={setting} value={value} />
          </p>
        </div>
        {mayChange && (
          <div className={styles.acts}>
            {value !== setting.value && (
              <Button type="submit" kind="primary" busy={change.running}>
                {words.page.save}
              </Button>
            )}
            {value === setting.value && setting.changedAt !== null && (
              <Button
                kind="quiet"
                aria-label={words.page.resetOf(label)}
                busy={reset.running}
                onClick={() => void reset.run({ params })}
              >
                {words.page.reset}
              </Button>
            )}
          </div>
        )}
      </form>
      <FailedLine error={change.error ?? reset.error} />
    </li>
  )
}

function Origin({ setting, value }: { setting: SettingView; value: SettingValue | null }) {
  const hours = typeof value === 'number' && value >= 60 && setting.unit?.endsWith(words.minutes)
  return (
    <>
      {hours && `${words.page.hours(value)} · `}
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

function faultOf({ min, max, kind }: SettingView, value: SettingValue | null): string | null {
  if (kind !== 'number' || min === null || max === null) return null
  return typeof value === 'number' && value >= min && value <= max ? null : words.page.range(min, max)
}

function shownValue({ choices, unit }: SettingView, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? words.page.on : words.page.off
  if (typeof value === 'number') return `${value.toLocaleString('zh-CN')} ${unit ?? ''}`.trim()
  return choices.find((choice) => choice.value === value)?.label ?? (value || words.page.nothing)
}
