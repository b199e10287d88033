import { type FormEvent, useState } from 'react'
import type { ApiError } from '../../web/api-error.ts'
import { client } from '../../web/client.ts'
import { useCommand } from '../../web/queries.ts'
import { settingsAddresses } from '../addresses.ts'
import type { SettingView, settingsCalls } from '../contract.ts'
import { words } from '../words.zh.ts'

export type SettingValue = SettingView['value']

export const settings = client<typeof settingsCalls>(settingsAddresses)
export const settingsKey = ['settings']

/** One setting while it is changed. */
export interface Decision {
  value: SettingValue | null
  setValue: (value: SettingValue | null) => void
  /** Back to what holds. */
  leave: () => void
  touched: boolean
  /** Decided by the street, so that it can go back to the default. */
  decided: boolean
  fault: string | null
  error: ApiError | null
  saving: boolean
  resetting: boolean
  save: (event: FormEvent) => void
  reset: () => void
}

/** One setting while it is changed: what is typed, what is wrong with it, and the two acts, of which `tell` speaks. */
export function useDecision(setting: SettingView, tell: (saved: string) => void): Decision {
  const { key, label } = setting
  const [value, setValue] = useState<SettingValue | null>(setting.value)
  const [fault, setFault] = useState<string | null>(null)
  const then = () => tell(words.page.saved(label))
  const change = useCommand(settings.changeSetting, { renews: [settingsKey], then })
  const reset = useCommand(settings.resetSetting, { renews: [settingsKey], then })
  const params = { key }

  return {
    value,
    setValue,
    leave() {
      setValue(setting.value)
      setFault(null)
    },
    touched: value !== setting.value,
    decided: setting.changedAt !== null,
    fault,
    error: change.error ?? reset.error,
    saving: change.running,
    resetting: reset.running,
    save(event) {
      event.preventDefault()
      const wrong = faultOf(setting, value)
      setFault(wrong)
      if (!wrong && value !== null && value !== setting.value) void change.run({ params, body: { value } })
    },
    reset: () => void reset.run({ params }),
  }
}

/** A value in words, with its unit. */
export function shownValue({ choices, unit }: SettingView, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? words.page.on : words.page.off
  if (typeof value === 'number') return `${value.toLocaleString('zh-CN')} ${unit ?? ''}`.trim()
  return choices.find((choice) => choice.value === value)?.label ?? (value || words.page.nothing)
}

/** Many minutes also as hours; null where that says nothing more. */
export function inHours({ unit }: SettingView, value: SettingValue | null): string | null {
  return typeof value === 'number' && value >= 60 && unit?.endsWith(words.minutes) ? words.page.hours(value) : null
}

function faultOf({ min, max, kind }: SettingView, value: SettingValue | null): string | null {
  if (kind !== 'number' || min === null || max === null) return null
  return typeof value === 'number' && value >= min && value <= max ? null : words.page.range(min, max)
}
