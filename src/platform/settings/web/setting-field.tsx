import { Choice } from '../../web/kit/choice.tsx'
import { Field, TextArea } from '../../web/kit/field.tsx'
import { NumberField } from '../../web/kit/number-field.tsx'
import type { SettingView } from '../contract.ts'
import { words } from '../words.zh.ts'
import type { SettingValue } from './decision.ts'

const longText = 100

interface Props {
  setting: SettingView
  value: SettingValue | null
  onChange: (value: SettingValue | null) => void
  error: string | null
}

/** The field that fits what a setting may be. Its label stands beside it, and is said to who can't see it. */
export function SettingField({ setting, value, onChange, error }: Props) {
  const { kind, label, min, max, unit } = setting
  const look = { label, hideLabel: true, error }
  if (kind === 'switch' || kind === 'choice') {
    const options =
      kind === 'choice'
        ? setting.choices
        : [
            { value: 'true', label: words.page.on },
            { value: 'false', label: words.page.off },
          ]
    return (
      <Choice
        {...look}
        options={options}
        look={options.length > 2 ? 'lines' : 'chips'}
        value={String(value)}
        onChange={(picked) => onChange(kind === 'switch' ? picked === 'true' : picked)}
      />
    )
  }
  if (kind === 'number') {
    return (
      <NumberField
        {...look}
        value={typeof value === 'number' ? value : null}
        onChange={onChange}
        min={min ?? 0}
        max={max ?? 999_999}
        unit={unit ?? undefined}
      />
    )
  }
  const text = { value: String(value ?? ''), maxLength: max ?? undefined }
  return max !== null && max > longText ? (
    <TextArea {...look} {...text} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <Field {...look} {...text} onChange={(event) => onChange(event.target.value)} />
  )
}
