import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { NumberField } from '../../../platform/web/kit/number-field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { BuildingView, UnitView } from '../contract.ts'
import { doorNames } from '../place.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'
import { territory } from './calls.ts'

interface Props {
  /** Missing: a new one. */
  building?: BuildingView
  /** Where a new one may stand. */
  grids?: readonly UnitView[]
  onClose: () => void
}

const mostEntrances = 40

/** A building's name and spot; a new one with as many entrances as it has, all with the same doors. */
export function BuildingForm({ building, grids = [], onClose }: Props) {
  const [unitCode, setUnitCode] = useState(grids[0]?.code ?? '')
  const [name, setName] = useState(building?.name ?? '')
  const [lon, setLon] = useState<number | null>(building?.lon ?? null)
  const [lat, setLat] = useState<number | null>(building?.lat ?? null)
  const [entrances, setEntrances] = useState<number | null>(1)
  const [doors, setDoors] = useState('')
  const done = {
    renews: [['territory']],
    then: () => {
      tell(words.buildings.saved)
      onClose()
    },
  }
  const add = useCommand(territory.addBuilding, done)
  const mend = useCommand(territory.mendBuilding, done)
  const names = doorNames(doors)
  const doorsWrong = doors.trim() !== '' && !names

  function save(): void {
    const spot = lon === null || lat === null ? { lon: null, lat: null } : { lon, lat }
    if (building) {
      void mend.run({ params: { buildingId: building.id }, body: { name: name.trim(), ...spot } })
      return
    }
    const made = Array.from({ length: entrances ?? 0 }, (_, index) => ({
      name: words.buildings.entranceName(index + 1),
      doors: names ?? [],
    }))
    void add.run({ params: { code: unitCode }, body: { name: name.trim(), ...spot, entrances: made } })
  }

  return (
    <Drawer
      title={building ? words.buildings.rename : words.buildings.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={add.running || mend.running} disabled={!name.trim() || doorsWrong} onClick={save}>
            {words.buildings.save}
          </Button>
          <Button onClick={onClose}>{words.buildings.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        {grids.length > 1 && (
          <Select
            label={words.buildings.grid}
            empty={null}
            options={grids.map((grid) => ({ value: grid.code, label: grid.name }))}
            value={unitCode}
            onChange={(event) => setUnitCode(event.target.value)}
          />
        )}
        <Field
          label={words.buildings.building}
          hint={words.buildings.buildingHint}
          value={name}
          maxLength={40}
          data-first
          onChange={(event) => setName(event.target.value)}
        />
        {!building && (
          <>
            <NumberField
              label={words.buildings.entranceCount}
              value={entrances}
              onChange={setEntrances}
              min={0}
              max={mostEntrances}
            />
            <Field
              label={words.buildings.doorsOfEach}
              hint={words.buildings.doorsHint}
              optional
              value={doors}
              error={doorsWrong ? words.buildings.doorsWrong : null}
              onChange={(event) => setDoors(event.target.value)}
            />
          </>
        )}
        <Field
          label={words.buildings.lon}
          optional
          inputMode="decimal"
          defaultValue={lon ?? ''}
          onChange={(event) => setLon(degrees(event.target.value))}
        />
        <Field
          label={words.buildings.lat}
          hint={words.buildings.spotHint}
          optional
          inputMode="decimal"
          defaultValue={lat ?? ''}
          onChange={(event) => setLat(degrees(event.target.value))}
        />
        <FailedLine error={add.error ?? mend.error} />
      </div>
    </Drawer>
  )
}

function degrees(text: string): number | null {
  const value = Number(text.trim())
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}
