import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../words.zh.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { type Named, noPlace, type PickedPlace, type PlaceLists } from './picked-place.ts'
import styles from './place-picker.module.css'
import { Select } from './select.tsx'
import { FailedLine } from './states.tsx'
import { ApiError } from '../api-error.ts'

interface Props {
  label: string
  value: PickedPlace
  onChange: (place: PickedPlace) => void
  lists: PlaceLists
  /** Without a door: a place outside, a whole building. */
  noDoors?: boolean
  error?: string | null
}

/** An address is picked, not typed: community → building → unit → door. */
export function PlacePicker({ label, value, onChange, lists, noDoors = false, error }: Props) {
  const { community, building, unit } = value
  const communities = useList(['communities'], () => lists.communities(), true)
  const buildings = useList(
    ['buildings', community?.id],
    () => lists.buildings(community?.id ?? ''),
    community !== null,
  )
  const units = useList(['units', building?.id], () => lists.units(building?.id ?? ''), building !== null)
  const doors = useList(['doors', unit?.id], () => lists.doors(unit?.id ?? ''), unit !== null && !noDoors)
  const failure = [communities, buildings, units, doors].find((list) => list.error)?.error

  return (
    <fieldset className={styles.picker}>
      <legend className={styles.label}>{label}</legend>
      <Level
        label={words.place.community}
        list={communities.data}
        picked={community}
        onPick={(next) => onChange({ ...noPlace, community: next })}
        error={community ? null : error}
      />
      {community && (
        <Level
          label={words.place.building}
          list={buildings.data}
          picked={building}
          onPick={(next) => onChange({ ...noPlace, community, building: next })}
          error={building ? null : error}
        />
      )}
      {building && (units.data?.length ?? 0) > 0 && (
        <Level
          label={words.place.unit}
          list={units.data}
          picked={unit}
          onPick={(next) => onChange({ ...value, unit: next, door: null })}
          optional
        />
      )}
      {unit && !noDoors && (
        <Door
          listed={doors.data}
          lists={lists}
          unitId={unit.id}
          value={value.door}
          onPick={(door) => onChange({ ...value, door })}
        />
      )}
      <FailedLine error={failure instanceof ApiError ? failure : null} />
    </fieldset>
  )
}

interface LevelProps {
  label: string
  list: readonly Named[] | undefined
  picked: Named | null
  onPick: (one: Named | null) => void
  optional?: boolean
  error?: string | null | undefined
}

function Level({ label, list, picked, onPick, optional, error }: LevelProps) {
  return (
    <Select
      label={label}
      optional={optional ?? false}
      error={error}
      disabled={!list}
      value={picked?.id ?? ''}
      options={(list ?? (picked ? [picked] : [])).map((one) => ({ value: one.id, label: one.name }))}
      onChange={(event) => onPick(list?.find((one) => one.id === event.target.value) ?? null)}
    />
  )
}

interface DoorProps {
  listed: readonly Named[] | undefined
  lists: PlaceLists
  unitId: string
  value: Named | null
  onPick: (door: Named | null) => void
}

/** Whoever may list doors picks one; a resident names their own, and it is looked up. */
function Door({ listed, lists, unitId, value, onPick }: DoorProps) {
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  if (!listed || listed.length > 0) {
    return <Level label={words.place.door} list={listed} picked={value} onPick={onPick} optional />
  }

  async function look(): Promise<void> {
    const found = await lists.doors(unitId, typed.trim()).catch(() => [])
    setMissing(found.length === 0)
    onPick(found[0] ?? null)
  }

  return (
    <div className={styles.door}>
      <Field
        label={words.place.door}
        optional
        hint={words.place.doorHint}
        inputMode="numeric"
        value={value ? value.name : typed}
        error={missing ? words.place.noSuchDoor : null}
        onChange={(event) => {
          setTyped(event.target.value)
          setMissing(false)
          onPick(null)
        }}
        onBlur={() => typed.trim() && !value && void look()}
      />
      {typed.trim() && !value && (
        <Button className={styles.look} onClick={() => void look()}>
          {words.place.findDoor}
        </Button>
      )}
    </div>
  )
}

function useList(key: readonly unknown[], queryFn: () => Promise<readonly Named[]>, enabled: boolean) {
  return useQuery({ queryKey: ['places', ...key], queryFn, enabled, staleTime: 5 * 60_000 })
}
