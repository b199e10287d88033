import { useQuery } from '@tanstack/react-query'
import { Select } from '../../../platform/web/kit/select.tsx'
import { territory } from '../../territory/web/calls.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'

/** Party bodies of where the reader works. */
export function bodiesQuery() {
  return { queryKey: ['organisation', 'bodies'], queryFn: () => organisation.listBodies() }
}

/** Street and communities: where Party bodies stand. */
export function PartyUnitSelect({ value, onChange }: { value: string; onChange: (unit: string) => void }) {
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  return (
    <Select
      label={words.party.unit}
      hideLabel
      empty={words.party.allUnits}
      options={(units.data?.units ?? [])
        .filter(({ level }) => level !== 'grid')
        .map(({ code, name }) => ({ value: code, label: name }))}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}
