import { Choice, Choices } from '../../../platform/web/kit/choice.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { lastDayOf } from '../consent.ts'
import type { Naming } from './naming.ts'
import { purposeOptions } from './naming.ts'
import { words } from './words.zh.ts'

const usualTerms = [
  { value: '6', label: words.give.halfYear },
  { value: '12', label: words.give.year },
] as const

interface Props {
  value: Naming
  onChange: (part: Partial<Naming>) => void
}

/** Who helps, for what, and from when to when: the same on the phone and on the desk. */
export function NamingFields({ value, onChange }: Props) {
  const today = isoDay(serverNow())
  const endOf = (months: string) => lastDayOf(Number(months), value.fromDay ?? today)
  return (
    <>
      <Field
        label={words.give.name}
        maxLength={40}
        value={value.helperName}
        onChange={(event) => onChange({ helperName: event.target.value })}
      />
      <Field
        label={words.give.relation}
        hint={words.give.relationHint}
        maxLength={10}
        value={value.relation}
        onChange={(event) => onChange({ relation: event.target.value })}
      />
      <Field
        label={words.give.phone}
        type="tel"
        inputMode="tel"
        maxLength={20}
        value={value.phone}
        onChange={(event) => onChange({ phone: event.target.value })}
      />
      <Field
        label={words.give.city}
        hint={words.give.cityHint}
        optional
        maxLength={20}
        value={value.city}
        onChange={(event) => onChange({ city: event.target.value })}
      />
      <Choices
        label={words.give.purposes}
        options={purposeOptions}
        values={value.purposes}
        onChange={(purposes) => onChange({ purposes })}
      />
      <DateField
        label={words.give.from}
        hint={words.give.fromHint}
        optional
        value={value.fromDay}
        min={today}
        onChange={(fromDay) => onChange({ fromDay })}
      />
      <DateField label={words.give.to} value={value.toDay} min={today} onChange={(toDay) => onChange({ toDay })} />
      <Choice
        label={words.give.howLong}
        hideLabel
        options={usualTerms}
        value={usualTerms.find((term) => endOf(term.value) === value.toDay)?.value ?? null}
        onChange={(months) => onChange({ toDay: endOf(months) })}
      />
    </>
  )
}
