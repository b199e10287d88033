import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { DateField } from '../../../platform/web/kit/date-field.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field, FieldError } from '../../../platform/web/kit/field.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { serverNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { DeskPhotos } from '../../needs/web/desk-photos.tsx'
import { family, familyKey, findPeople } from './calls.ts'
import styles from './family.module.css'
import { emptyNaming, namingToSend } from './naming.ts'
import { NamingFields } from './naming-fields.tsx'
import { words } from './words.zh.ts'

const ways = ['telephone', 'paper'] as const

/** Writes down what somebody signed, or said on the telephone. */
export function WriteDown({ onClose }: { onClose: () => void }) {
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [naming, setNaming] = useState(emptyNaming)
  const [way, setWay] = useState<(typeof ways)[number]>('telephone')
  const [day, setDay] = useState<string | null>(isoDay(serverNow()))
  const [time, setTime] = useState('')
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const [missing, setMissing] = useState(false)
  const save = useCommand(family.writeDown, {
    renews: [familyKey],
    then: () => {
      tell(words.desk.saved)
      onClose()
    },
  })

  function send(): void {
    const told = namingToSend(naming)
    setMissing(told === null || person === null)
    if (told === null || person === null) return
    const calledAt = way === 'telephone' ? momentOf(day, time) : null
    void save.run({
      body: { ...told, residentId: person.id, way, calledAt, photoIds: way === 'paper' ? [...photoIds] : [] },
    })
  }

  return (
    <Drawer
      title={words.desk.add}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={save.running} onClick={send}>
            {words.desk.save}
          </Button>
          <Button onClick={onClose}>{words.desk.cancel}</Button>
        </Buttons>
      }
    >
      <div className={styles.stack}>
        <PersonPicker
          label={words.desk.person}
          hint={words.desk.personHint}
          value={person}
          onChange={setPerson}
          find={findPeople}
          queryKey={[...familyKey, 'people']}
        />
        <NamingFields value={naming} onChange={(part) => setNaming({ ...naming, ...part })} />
        <Choice
          label={words.desk.way}
          options={ways.map((value) => ({ value, label: words.desk.ways[value] }))}
          value={way}
          onChange={setWay}
        />
        {way === 'telephone' ? (
          <div className={styles.pair}>
            <DateField label={words.desk.calledDay} value={day} max={isoDay(serverNow())} onChange={setDay} />
            <Field
              label={words.desk.calledTime}
              type="time"
              value={time}
              onChange={(event) => setTime(event.target.value)}
            />
          </div>
        ) : (
          <DeskPhotos label={words.desk.paper} ids={photoIds} onChange={setPhotoIds} />
        )}
        {missing && <FieldError>{words.desk.missing}</FieldError>}
        <FailedLine error={save.error} />
      </div>
    </Drawer>
  )
}

/** The street's own time, wherever the browser stands. */
function momentOf(day: string | null, time: string): number | null {
  const at = day && time ? Date.parse(`${day}T${time}+08:00`) : Number.NaN
  return Number.isNaN(at) ? null : at
}
