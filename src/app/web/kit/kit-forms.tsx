import { useState } from 'react'
import { Choice, Choices } from '../../../platform/web/kit/choice.tsx'
import { DateField, DateRange } from '../../../platform/web/kit/date-field.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { CheckAnswers } from '../../../platform/web/kit/form-steps.tsx'
import { NumberField } from '../../../platform/web/kit/number-field.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { noPlace } from '../../../platform/web/kit/picked-place.ts'
import { PlacePicker } from '../../../platform/web/kit/place-picker.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { TimeSlots } from '../../../platform/web/kit/time-slots.tsx'
import { VoiceNote } from '../../../platform/web/kit/voice-note.tsx'
import { VoicePlayer } from '../../../platform/web/kit/voice-player.tsx'
import type { Recording } from '../../../platform/web/voice.ts'
import { Group, Part } from './part.tsx'
import { silence } from './samples.ts'
import { words } from './words.zh.ts'

const { sample, names } = words
const named = (list: readonly string[]) => list.map((label) => ({ id: label, label, name: label, value: label }))
const lists = {
  communities: () => Promise.resolve(named(sample.communities)),
  buildings: () => Promise.resolve(named(sample.buildings)),
  units: () => Promise.resolve(named(sample.units)),
  doors: (_unit: string, name?: string) => Promise.resolve(name === '302' ? named(['302']) : []),
}

export function KitForms() {
  return (
    <Group title={words.parts.forms}>
      <Texts />
      <Picks />
      <Amounts />
      <Media />
      <Pickers />
      <Part name={names.answers}>
        <CheckAnswers
          answers={sample.answers.map((one) => ({ id: one.question, ...one, onChange: () => undefined }))}
        />
      </Part>
    </Group>
  )
}

function Texts() {
  return (
    <Part name={names.fields}>
      <Field label={sample.name} hint={sample.nameHint} optional />
      <Field label={sample.phone} defaultValue="1990000" error={sample.phoneError} inputMode="tel" />
      <Field label={sample.phone} defaultValue={sample.phoneMasked} disabled />
      <TextArea label={sample.what} defaultValue={sample.whatValue} hint={sample.written(16)} />
    </Part>
  )
}

function Picks() {
  const [kind, setKind] = useState<string | null>('help')
  const [category, setCategory] = useState<string | null>(sample.categories[2])
  const [team, setTeam] = useState<string | null>('rainbow')
  const [rate, setRate] = useState<string | null>('good')
  const [skills, setSkills] = useState<string[]>([sample.skillOptions[0]])
  const [community, setCommunity] = useState('')
  return (
    <>
      <Part name={names.choice}>
        <Choice label={sample.kindQuestion} look="tiles" options={sample.kindOptions} value={kind} onChange={setKind} />
        <Choice label={sample.category} options={named(sample.categories)} value={category} onChange={setCategory} />
        <Choice
          label={sample.team}
          options={sample.teams.slice(0, 6).map(({ name, colour }) => ({ value: colour, label: name, colour }))}
          value={team}
          onChange={setTeam}
        />
        <Choice label={sample.rate} look="lines" options={sample.rates} value={rate} onChange={setRate} />
        <Choice
          label={sample.rate}
          options={sample.rates.map(({ value, label }) => ({ value, label }))}
          value={null}
          onChange={setRate}
          error={sample.phoneError}
        />
      </Part>
      <Part name={names.choices}>
        <Choices
          label={sample.skills}
          options={named(sample.skillOptions)}
          values={skills}
          onChange={setSkills}
          optional
        />
        <Choices
          label={sample.skills}
          look="lines"
          options={named(sample.skillOptions)}
          values={skills}
          onChange={setSkills}
        />
        <Select
          label={sample.community}
          options={named(sample.communities)}
          value={community}
          onChange={(event) => setCommunity(event.target.value)}
        />
      </Part>
    </>
  )
}

function Amounts() {
  const [hours, setHours] = useState<number | null>(1.5)
  const [day, setDay] = useState<string | null>('2026-11-26')
  const [range, setRange] = useState<{ from: string | null; to: string | null }>({ from: '2026-11-01', to: null })
  const [slots, setSlots] = useState<string[]>([`${sample.days[0]}/${sample.dayParts[0]}`])
  return (
    <Part name={`${names.numberField} ${names.dates} ${names.slots}`}>
      <NumberField label={sample.howLong} value={hours} onChange={setHours} step={0.5} max={12} unit={sample.hours} />
      <DateField label={sample.day} value={day} onChange={setDay} />
      <DateRange label={sample.period} {...range} onChange={setRange} />
      <TimeSlots
        label={sample.free}
        days={named(sample.days)}
        parts={named(sample.dayParts)}
        values={slots}
        onChange={setSlots}
      />
    </Part>
  )
}

function Media() {
  const [photos, setPhotos] = useState<{ id: string; src: string }[]>([{ id: 'mark', src: '/mark.svg' }])
  const [recording, setRecording] = useState<Recording | null>(null)
  return (
    <Part name={`${names.photos} ${names.voice}`}>
      <PhotoField
        label={sample.photos}
        photos={photos}
        onAdd={(photo) => setPhotos((kept) => [...kept, { id: String(kept.length), src: URL.createObjectURL(photo) }])}
        onRemove={(id) => setPhotos((kept) => kept.filter((photo) => photo.id !== id))}
      />
      <VoiceNote recording={recording} onChange={setRecording} phone="19900000001" />
      <VoicePlayer src={silence} seconds={21} note={sample.noteByEar} />
    </Part>
  )
}

function Pickers() {
  const [person, setPerson] = useState<FoundPerson | null>(null)
  const [chosen, setChosen] = useState<FoundPerson | null>({
    id: '1',
    name: sample.persons[0],
    hint: sample.personHint,
    colour: 'rainbow',
  })
  const [place, setPlace] = useState(noPlace)
  return (
    <Part name={`${names.person} ${names.place}`}>
      <PersonPicker
        label={sample.person}
        value={person}
        onChange={setPerson}
        queryKey={['kit', 'people']}
        find={(text) =>
          Promise.resolve(
            named(sample.persons)
              .filter(({ name }) => name.includes(text))
              .map((one) => ({ ...one, hint: sample.personHint })),
          )
        }
      />
      <PersonPicker
        label={sample.person}
        value={chosen}
        onChange={setChosen}
        queryKey={['kit', 'people']}
        find={() => Promise.resolve([])}
      />
      <PlacePicker label={sample.address} value={place} onChange={setPlace} lists={lists} />
    </Part>
  )
}
