import { useQuery } from '@tanstack/react-query'
import { territory } from '../../../core/territory/web/calls.ts'
import { DateRange } from '../../../platform/web/kit/date-field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { type Period, usualPeriods } from '../figure.ts'
import { words } from '../words.zh.ts'

export interface ScopeAsked extends Period {
  unit: string
}

interface Props {
  value: ScopeAsked
  onChange: (changes: Partial<ScopeAsked>) => void
  /** Grids are left out where a paper is made for a street or a community alone. */
  withoutGrids?: boolean
}

/** Of which unit and which days: asked alike for figures, bulletins and forms. */
export function ScopeFields({ value, onChange, withoutGrids }: Props) {
  const me = useMe()
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const mine = me?.posts.flatMap(({ unitCode }) => (unitCode ? [unitCode] : [])) ?? []
  const options = (units.data?.units ?? [])
    .filter(({ code, level }) => mine.some((post) => code.startsWith(post)) && !(withoutGrids && level === 'grid'))
    .map(({ code, name, level }) => ({ value: code, label: level === 'grid' ? `${words.page.indent}${name}` : name }))
  const periods = usualPeriods(isoDay(Date.now()))
  const current = Object.entries(periods).find(([, { from, to }]) => from === value.from && to === value.to)?.[0]

  return (
    <>
      <Select
        label={words.page.unit}
        empty={null}
        options={options}
        value={value.unit}
        onChange={(event) => onChange({ unit: event.target.value })}
      />
      <Select
        label={words.page.usual}
        empty={words.page.ownDays}
        options={Object.keys(periods).map((period) => ({
          value: period,
          label: words.periods[period as keyof typeof periods],
        }))}
        value={current ?? ''}
        onChange={(event) => onChange(periods[event.target.value as keyof typeof periods] ?? {})}
      />
      <DateRange
        label={words.page.period}
        from={value.from}
        to={value.to}
        onChange={({ from, to }) => onChange({ ...(from && { from }), ...(to && { to }) })}
      />
    </>
  )
}

/** What stands in the address, else one's own unit and this month. */
export function useScope({ unit, from, to }: ScopeAsked): ScopeAsked {
  const me = useMe()
  const held = me?.posts.flatMap(({ unitCode }) => (unitCode ? [unitCode] : [])) ?? []
  const widest = held.sort((a, b) => a.length - b.length)[0] ?? me?.street.code ?? ''
  const { 'this-month': month } = usualPeriods(isoDay(Date.now()))
  return { unit: unit || widest, from: from || month.from, to: to || month.to }
}
