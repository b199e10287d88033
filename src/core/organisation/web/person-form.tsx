import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApiError } from '../../../platform/web/api-error.ts'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { noPlace, type PickedPlace } from '../../../platform/web/kit/picked-place.ts'
import { PlacePicker } from '../../../platform/web/kit/place-picker.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { PersonView } from '../../people/contract.ts'
import { people } from '../../people/web/calls.ts'
import { territory } from '../../territory/web/calls.ts'
import { placeLists } from '../../territory/web/place-lists.ts'
import { words } from '../words.zh.ts'
import form from './form.module.css'
import styles from './check.module.css'

interface Props {
  /** Missing: somebody new. */
  person?: PersonView
  onClose: () => void
  onRegistered?: (personId: string) => void
}

/** Registers somebody, or corrects what is kept. The address is picked and gives the grid. */
export function PersonForm({ person, onClose, onRegistered }: Props) {
  const [name, setName] = useState(person?.name ?? '')
  const [called, setCalled] = useState(person?.called ?? '')
  const [birthYear, setBirthYear] = useState(person?.birthYear ? String(person.birthYear) : '')
  const [livesAlone, setLivesAlone] = useState(person?.livesAlone ?? false)
  const [phone, setPhone] = useState('')
  const [place, setPlace] = useState<PickedPlace>(noPlace)
  const [grid, setGrid] = useState('')
  const units = useQuery({ queryKey: ['territory', 'units'], queryFn: () => territory.listUnits(), enabled: !person })
  const register = useCommand(people.registerPerson, {
    renews: [['people']],
    then: ({ personId }) => {
      tell(words.people.registered)
      onClose()
      onRegistered?.(personId)
    },
  })
  const mend = useCommand(people.mendPerson, {
    renews: [['people']],
    then: () => {
      tell(words.people.mended)
      onClose()
    },
  })
  const error = register.error ?? mend.error
  const year = birthYear.trim() ? Number(birthYear) : null

  function save(): void {
    if (person) {
      const doorId = place.door?.id ?? person.home?.doorId ?? null
      const body = { name: name.trim(), called: called.trim() || null, birthYear: year, livesAlone, doorId }
      void mend.run({ params: { personId: person.id }, body })
      return
    }
    const unitCode = grid || place.community?.id
    const body = {
      name: name.trim(),
      livesAlone,
      ...(called.trim() && { called: called.trim() }),
      ...(year !== null && { birthYear: year }),
      ...(phone.trim() && { phone: phone.trim() }),
      ...(place.door ? { doorId: place.door.id } : unitCode && { unitCode }),
    }
    void register.run({ body })
  }

  return (
    <Drawer
      title={person ? words.people.details(person.name) : words.people.register}
      onClose={onClose}
      foot={
        <Buttons>
          <Button kind="main" busy={register.running || mend.running} disabled={!name.trim()} onClick={save}>
            {words.people.save}
          </Button>
          <Button onClick={onClose}>{words.people.cancel}</Button>
        </Buttons>
      }
    >
      <div className={form.form}>
        {!person && <p className="second">{words.people.registerLead}</p>}
        <Field
          label={words.people.name}
          value={name}
          maxLength={40}
          data-first
          error={at(error, 'name')}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={words.people.called}
          hint={words.people.calledHint}
          optional
          value={called}
          maxLength={20}
          onChange={(event) => setCalled(event.target.value)}
        />
        <Field
          label={words.people.birthYear}
          hint={words.people.birthYearHint}
          optional
          inputMode="numeric"
          value={birthYear}
          maxLength={4}
          error={at(error, 'birthYear')}
          onChange={(event) => setBirthYear(event.target.value.replace(/\D/g, ''))}
        />
        {!person && (
          <Field
            label={words.people.phone}
            hint={words.people.phoneHint}
            optional
            inputMode="tel"
            value={phone}
            error={at(error, 'phone')}
            onChange={(event) => setPhone(event.target.value)}
          />
        )}
        <p>
          <label className={styles.check}>
            <input type="checkbox" checked={livesAlone} onChange={(event) => setLivesAlone(event.target.checked)} />{' '}
            {words.people.alone}
          </label>
        </p>
        {person?.address && <p className="second">{words.people.homeNow(person.address)}</p>}
        <PlacePicker label={words.people.home} value={place} onChange={setPlace} lists={placeLists} />
        {!person && place.community && !place.building && (
          <Select
            label={words.people.grid}
            optional
            options={(units.data?.units ?? [])
              .filter(({ parentCode }) => parentCode === place.community?.id)
              .map((unit) => ({ value: unit.code, label: unit.name }))}
            value={grid}
            onChange={(event) => setGrid(event.target.value)}
          />
        )}
        <FailedLine error={error?.field ? null : error} />
      </div>
    </Drawer>
  )
}

/** What is wrong with one field, in words. */
function at(error: ApiError | null, field: string): string | null {
  return error?.field === `body.${field}` ? error.message : null
}
