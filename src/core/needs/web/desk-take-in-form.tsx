import { type FormEvent, useEffect, useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Field, FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { type FoundPerson, PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { noPlace, type PickedPlace } from '../../../platform/web/kit/picked-place.ts'
import { PlacePicker } from '../../../platform/web/kit/place-picker.tsx'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { pickedPlace, placeLists } from '../../territory/web/place-lists.ts'
import { type ContactWay, mostText, type Source } from '../need.ts'
import { needs, needsKey, people } from './desk-calls.ts'
import type { Looking } from './desk-doubles.tsx'
import { DeskPhotos } from './desk-photos.tsx'
import { focusWrong, sendByKey } from './desk-step-form.tsx'
import styles from './desk-take-in.module.css'
import { words as desk } from './words-desk-take-in.zh.ts'

export type Received = Awaited<ReturnType<typeof needs.report>>
type PersonRow = Awaited<ReturnType<typeof people.listPeople>>['rows'][number]
type Known = FoundPerson & Pick<PersonRow, 'unitCode' | 'address'>

interface Props {
  onReceived: (received: Received) => void
  /** Who, where and what, as far as it is known, so that doubles can be looked for. */
  onLooking: (looking: Looking) => void
}

const words = desk.takeIn
const communityDigits = 12
const sources = Object.keys(desk.sourcesToTakeIn) as (keyof typeof desk.sourcesToTakeIn)[]

/** The community of whoever works in one; a street's officer picks. */
function usePlaceOfWork(): PickedPlace {
  const post = useMe()?.posts.find(({ unitCode }) => unitCode?.length === communityDigits)
  return post?.unitCode && post.unitName
    ? { ...noPlace, community: { id: post.unitCode, name: post.unitName } }
    : noPlace
}

/** Everything that is asked when a need is taken in for somebody. */
export function TakeInForm({ onReceived, onLooking }: Props) {
  const [source, setSource] = useState<Exclude<Source, 'import'>>('phone-call')
  const [known, setKnown] = useState(true)
  const [person, setPerson] = useState<Known | null>(null)
  const [name, setName] = useState('')
  const [text, setText] = useState('')
  const [title, setTitle] = useState('')
  const [atHome, setAtHome] = useState(true)
  const [place, setPlace] = useState<PickedPlace>(usePlaceOfWork())
  const [placeNote, setPlaceNote] = useState('')
  const [timeWish, setTimeWish] = useState('')
  const [contactWay, setContactWay] = useState<ContactWay>('community')
  const [photoIds, setPhotoIds] = useState<readonly string[]>([])
  const [urgent, setUrgent] = useState(false)
  const [asking, setAsking] = useState(false)
  const report = useCommand(needs.report, { renews: [needsKey], then: onReceived })

  const home = known && person !== null && atHome
  const unitCode = home ? person.unitCode : (place.community?.id ?? (known ? (person?.unitCode ?? '') : ''))
  const reporterId = (known && person?.id) || ''
  const buildingId = home ? '' : (place.building?.id ?? '')
  useEffect(
    () => onLooking({ reporterId, atHome: home, buildingId, unitCode, text }),
    [reporterId, home, buildingId, unitCode, text, onLooking],
  )

  const missing = {
    text: !text.trim(),
    person: known && person === null,
    place: !home && place.community === null,
  }

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsking(true)
    if (missing.text || missing.person || missing.place) return focusWrong()
    void report.run({
      body: {
        source,
        text: text.trim(),
        photoIds: [...photoIds],
        contactWay,
        urgent,
        ...(known && person ? { reporterId: person.id } : {}),
        ...(!known && name.trim() ? { reporterName: name.trim() } : {}),
        ...(home ? {} : pickedPlace(place)),
        ...given('title', title),
        ...given('placeNote', placeNote),
        ...given('timeWish', timeWish),
      },
    })
  }

  return (
    <form className={styles.fields} onSubmit={send} onKeyDown={sendByKey} noValidate>
      <Choice
        label={words.source}
        value={source}
        options={sources.map((one) => ({ value: one, label: desk.sourcesToTakeIn[one] }))}
        onChange={setSource}
      />
      <Choice
        label={words.who}
        value={known ? 'known' : 'new'}
        options={[
          { value: 'known', label: words.whoKnown },
          { value: 'new', label: words.whoNew },
        ]}
        onChange={(who) => setKnown(who === 'known')}
      />
      {known ? (
        <PersonPicker
          label={words.whoSearch}
          hint={words.whoHint}
          value={person}
          find={findPeople}
          queryKey={['people', 'reporter']}
          error={asking && missing.person ? words.reporterMissing : null}
          onChange={(found) => setPerson(found as Known | null)}
        />
      ) : (
        <Field
          label={words.name}
          hint={words.nameHint}
          optional
          value={name}
          maxLength={40}
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <TextArea
        label={words.text}
        hint={words.textHint}
        error={asking && missing.text ? words.textMissing : null}
        value={text}
        rows={5}
        maxLength={mostText}
        onChange={(event) => setText(event.target.value)}
      />
      {known && person && (
        <Choice
          label={words.where}
          value={atHome ? 'home' : 'elsewhere'}
          options={[
            { value: 'home', label: words.home(person.address ?? person.hint ?? '') },
            { value: 'elsewhere', label: words.elsewhere },
          ]}
          onChange={(where) => setAtHome(where === 'home')}
        />
      )}
      {!home && (
        <PlacePicker
          label={words.where}
          value={place}
          lists={placeLists}
          error={asking && missing.place ? words.placeMissing : null}
          onChange={setPlace}
        />
      )}
      <div className={styles.pair}>
        <div>
          <Field
            label={words.placeNote}
            hint={words.placeNoteHint}
            optional
            value={placeNote}
            maxLength={100}
            onChange={(event) => setPlaceNote(event.target.value)}
          />
        </div>
        <div>
          <Field
            label={words.timeWish}
            hint={words.timeWishHint}
            optional
            value={timeWish}
            maxLength={100}
            onChange={(event) => setTimeWish(event.target.value)}
          />
        </div>
      </div>
      <Field
        label={words.titleLabel}
        hint={words.titleHint}
        optional
        value={title}
        maxLength={60}
        onChange={(event) => setTitle(event.target.value)}
      />
      <Choice
        label={words.contact}
        value={contactWay}
        options={[
          { value: 'community', label: words.contactWays.community },
          { value: 'phone', label: words.contactWays.phone },
        ]}
        onChange={setContactWay}
      />
      <DeskPhotos label={words.photos} ids={photoIds} onChange={setPhotoIds} />
      <div>
        <label className={styles.tick}>
          <input type="checkbox" checked={urgent} onChange={(event) => setUrgent(event.target.checked)} />
          <span>
            {words.urgent}
            <span className={styles.small}>{words.urgentHint}</span>
          </span>
        </label>
        <p className={styles.emergency}>{words.emergency}</p>
      </div>
      <FailedLine error={report.error} />
      {asking && (missing.text || missing.person || missing.place) && <FieldError>{words.mend}</FieldError>}
      <Buttons>
        <Button type="submit" kind="main" busy={report.running}>
          {words.send}
        </Button>
      </Buttons>
    </form>
  )
}

async function findPeople(text: string): Promise<Known[]> {
  const { rows } = await people.listPeople({ query: { words: text, limit: 8 } })
  return rows.map(({ id, name, unitCode, unitName, address, phone }) => ({
    id,
    name,
    unitCode,
    address,
    hint: [address ?? unitName, phone].filter(Boolean).join(` ${desk.dot} `),
  }))
}

function given<Name extends string>(name: Name, value: string): { [N in Name]?: string } {
  return (value.trim() ? { [name]: value.trim() } : {}) as { [N in Name]?: string }
}
