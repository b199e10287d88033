import { useQuery } from '@tanstack/react-query'
import { useMe } from '../../../platform/web/me.ts'
import { territory } from '../../territory/web/calls.ts'
import { partnership } from './calls.ts'

interface Choice {
  value: string
  label: string
}

/** The units of the street within one's own posts, those of some levels alone. */
export function useMyUnits(levels: readonly string[]): Choice[] {
  const me = useMe()
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits() })
  const mine = me?.posts.flatMap(({ unitCode }) => unitCode || []) ?? []
  return (units.data?.units ?? [])
    .filter(({ code, level }) => levels.includes(level) && mine.some((post) => code.startsWith(post)))
    .map(({ code, name }) => ({ value: code, label: name }))
}

/** Every partner of the street, to pick one. */
export function usePartnerChoices(enabled = true): Choice[] {
  const list = useQuery({
    queryKey: ['partnership', 'choices'],
    queryFn: () => partnership.listPartners({ query: { limit: 200 } }),
    enabled,
  })
  return (list.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
