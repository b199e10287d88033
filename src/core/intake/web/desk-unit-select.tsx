import { useQuery } from '@tanstack/react-query'
import { Select } from '../../../platform/web/kit/select.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { territory } from '../../territory/web/calls.ts'
import { words } from './words-desk.zh.ts'

interface Props {
  label: string
  value: string
  onChange: (code: string) => void
  /** As a filter, with `全部` on top; else one has to be picked. */
  filter?: boolean
}

/** A unit where one holds a post: street, community or grid. */
export function UnitSelect({ label, value, onChange, filter = false }: Props) {
  const me = useMe()
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const mine = me?.posts.flatMap(({ unitCode }) => (unitCode ? [unitCode] : [])) ?? []
  const within = (units.data?.units ?? []).filter(({ code }) => mine.some((post) => code.startsWith(post)))
  return (
    <Select
      label={label}
      hideLabel={filter}
      {...(filter && { empty: words.wholeStreet })}
      options={within.map(({ code, name, level }) => ({
        value: code,
        label: level === 'grid' ? `${words.indent}${name}` : name,
      }))}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
