import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { BuildingView } from '../contract.ts'
import { doorNames } from '../place.ts'
import { words } from '../words.zh.ts'
import { BuildingForm } from './building-form.tsx'
import { territory } from './calls.ts'
import styles from './form.module.css'

interface Props {
  building: BuildingView
  onClose: () => void
}

/** One building: its entrances with their doors, and what may be added. */
export function BuildingDrawer({ building, onClose }: Props) {
  const [mending, setMending] = useState(false)
  const [name, setName] = useState('')
  const entrances = useQuery({
    queryKey: ['territory', 'entrances', building.id],
    queryFn: () => territory.listEntrances({ params: { buildingId: building.id } }),
  })
  const add = useCommand(territory.addEntrance, { renews: [['territory']], then: () => setName('') })
  if (mending) return <BuildingForm building={building} onClose={() => setMending(false)} />

  return (
    <Drawer
      title={building.name}
      onClose={onClose}
      foot={building.can.mend && <Button onClick={() => setMending(true)}>{words.buildings.rename}</Button>}
    >
      <p className="second">{words.buildings.counts(building.entrances, building.doors)}</p>
      {entrances.isPending ? (
        <Loading shape="rows" />
      ) : entrances.error ? (
        <Failed error={entrances.error} onRetry={() => void entrances.refetch()} />
      ) : (
        entrances.data.entrances.map((entrance) => (
          <Doors key={entrance.id} entrance={entrance} mayAdd={entrances.data.can.add} seen={building.doors !== null} />
        ))
      )}
      {entrances.data?.can.add && (
        <Section title={words.buildings.addEntrance}>
          <div className={styles.form}>
            <Field
              label={words.buildings.entrance}
              hint={words.buildings.entranceHint}
              value={name}
              maxLength={20}
              onChange={(event) => setName(event.target.value)}
            />
            <FailedLine error={add.error} />
            <Button
              busy={add.running}
              disabled={!name.trim()}
              onClick={() => void add.run({ params: { buildingId: building.id }, body: { name: name.trim() } })}
            >
              {words.buildings.addEntrance}
            </Button>
          </div>
        </Section>
      )}
    </Drawer>
  )
}

interface DoorsProps {
  entrance: { id: string; name: string }
  mayAdd: boolean
  seen: boolean
}

function Doors({ entrance, mayAdd, seen }: DoorsProps) {
  const [text, setText] = useState<string | null>(null)
  const doors = useQuery({
    queryKey: ['territory', 'doors', entrance.id],
    queryFn: () => territory.listDoors({ params: { entranceId: entrance.id } }),
    enabled: seen,
  })
  const add = useCommand(territory.addDoors, {
    renews: [['territory']],
    then: ({ added }) => {
      tell(words.buildings.added(added))
      setText(null)
    },
  })
  const names = doorNames(text ?? '')
  const listed = doors.data?.doors ?? []

  return (
    <Section
      title={entrance.name}
      action={
        mayAdd &&
        text === null && (
          <Button kind="quiet" onClick={() => setText('')}>
            {words.buildings.addDoors}
          </Button>
        )
      }
    >
      {!seen ? (
        <p className="second">{words.buildings.hidden}</p>
      ) : doors.error ? (
        <Failed error={doors.error} onRetry={() => void doors.refetch()} />
      ) : (
        <p>{listed.map(({ name }) => name).join(words.comma) || (doors.isPending ? '' : words.buildings.noDoors)}</p>
      )}
      {text !== null && (
        <div className={styles.form}>
          <Field
            label={words.buildings.doors}
            hint={words.buildings.doorsHint}
            value={text}
            error={text.trim() && !names ? words.buildings.doorsWrong : null}
            onChange={(event) => setText(event.target.value)}
          />
          <FailedLine error={add.error} />
          <Buttons>
            <Button
              busy={add.running}
              disabled={!names}
              onClick={() => names && void add.run({ params: { entranceId: entrance.id }, body: { names } })}
            >
              {words.buildings.addDoors}
            </Button>
            <Button kind="quiet" onClick={() => setText(null)}>
              {words.buildings.cancel}
            </Button>
          </Buttons>
        </div>
      )}
    </Section>
  )
}
