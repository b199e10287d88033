import { useState } from 'react'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import type { FoundPerson } from '../../../platform/web/kit/person-picker.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { noPlace } from '../../../platform/web/kit/picked-place.ts'
import { PlacePicker } from '../../../platform/web/kit/place-picker.tsx'
import type { PickedPlace } from '../../../platform/web/kit/picked-place.ts'
import { FailedLine } from '../../../platform/web/kit/states.tsx'
import { client } from '../../../platform/web/client.ts'
import { useMe } from '../../../platform/web/me.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { peopleAddresses } from '../../people/addresses.ts'
import type { peopleCalls } from '../../people/contract.ts'
import { pickedPlace, placeLists } from '../../territory/web/place-lists.ts'
import { communityCodeLength, mostText } from '../need.ts'
import { keys, needs } from './phone-calls.ts'
import { usePhotos } from './phone-photos.ts'
import { Success } from './phone-parts.tsx'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

const people = client<typeof peopleCalls>(peopleAddresses)
const sources = ['grid-worker', 'door', 'phone-call'] as const

interface Form {
  text: string
  source: (typeof sources)[number]
  forSomebody: boolean
  person: FoundPerson | null
  name: string
  place: PickedPlace
  placeNote: string
  urgent: boolean
}

/** A grid worker tells what was seen, or what a resident without a phone asks for. */
export function Page() {
  const me = useMe()
  const own = me?.posts.find((post) => post.unitCode)?.unitCode ?? null
  const [form, setForm] = useState<Form>(() => emptyForm(own))
  const [missing, setMissing] = useState<string | null>(null)
  const photos = usePhotos()
  const report = useCommand(needs.report, { renews: [keys.all] })
  const [sent, setSent] = useState<{ id: string; number: string } | null>(null)

  function change(part: Partial<Form>): void {
    setMissing(null)
    setForm((before) => ({ ...before, ...part }))
  }

  async function send(): Promise<void> {
    if (!form.text.trim() && photos.ids.length === 0) return setMissing(words.ask.missing)
    const place = placeOf(form, own)
    if (!place) return setMissing(words.ask.placeMissing)
    const answer = await report.run({
      body: {
        text: form.text.trim() || words.report.photoOnly,
        photoIds: photos.ids,
        ...place,
        placeNote: form.placeNote.trim() || undefined,
        source: form.source,
        urgent: form.urgent,
        ...(form.forSomebody && form.person && { reporterId: form.person.id }),
        ...(form.forSomebody && !form.person && form.name.trim() && { reporterName: form.name.trim() }),
      },
    })
    if (answer) setSent(answer)
  }

  if (sent) {
    return (
      <>
        <Success>{words.report.sent}</Success>
        <Panel read>
          <p>{words.one.number(sent.number)}</p>
        </Panel>
        <div className={styles.acts}>
          <Button
            kind="main"
            wide
            onClick={() => {
              setSent(null)
              setForm(emptyForm(own))
              photos.clear()
            }}
          >
            {words.report.again}
          </Button>
          <ButtonLink kind="quiet" wide to={`/m/work/needs/${sent.id}`}>
            {words.report.open}
          </ButtonLink>
        </div>
      </>
    )
  }

  return (
    <>
      <h1>{words.report.title}</h1>
      <p className="second">{words.report.hint}</p>
      <div className={`${styles.form} ${styles.fields}`}>
        <PhotoField label={words.ask.photos} hideLabel {...photos.field} />
        <TextArea
          label={words.report.text}
          placeholder={words.report.placeholder}
          rows={3}
          maxLength={mostText}
          value={form.text}
          onChange={(event) => change({ text: event.target.value })}
        />
        <Choice
          label={words.report.for}
          options={[
            { value: 'nobody', label: words.report.forNobody },
            { value: 'somebody', label: words.report.forSomebody },
          ]}
          value={form.forSomebody ? 'somebody' : 'nobody'}
          onChange={(value) => change({ forSomebody: value === 'somebody' })}
        />
        {form.forSomebody && (
          <div className={styles.fields}>
            <PersonPicker
              label={words.report.person}
              hint={words.report.personHint}
              queryKey={['people', 'picker']}
              find={async (text) =>
                (await people.listPeople({ query: { words: text, limit: 8 } })).rows.map((row) => ({
                  id: row.id,
                  name: row.name,
                  hint: [row.unitName, row.address].filter(Boolean).join(' '),
                }))
              }
              value={form.person}
              onChange={(person) => change({ person })}
            />
            {!form.person && (
              <Field
                label={words.report.unknown}
                optional
                maxLength={40}
                value={form.name}
                onChange={(event) => change({ name: event.target.value })}
              />
            )}
          </div>
        )}
        <PlacePicker
          label={form.forSomebody && form.person ? words.report.placeOfPerson : words.report.place}
          value={form.place}
          onChange={(place) => change({ place })}
          lists={placeLists}
        />
        <Field
          label={words.report.placeNote}
          optional
          maxLength={100}
          value={form.placeNote}
          onChange={(event) => change({ placeNote: event.target.value })}
        />
        <Choice
          label={words.report.how}
          options={sources.map((value) => ({ value, label: words.report.sources[value] }))}
          value={form.source}
          onChange={(source) => change({ source })}
        />
        <label className={styles.check}>
          <input type="checkbox" checked={form.urgent} onChange={(event) => change({ urgent: event.target.checked })} />
          <span>
            {words.report.urgent}
            <br />
            <small>{words.report.urgentHint}</small>
          </span>
        </label>
        {missing && <p role="alert">{missing}</p>}
        <FailedLine error={report.error} />
        <Button kind="main" wide busy={report.running} onClick={() => void send()}>
          {words.report.send}
        </Button>
      </div>
    </>
  )
}

/** Whoever reports mostly stands in their own community: it is picked already. */
function emptyForm(own: string | null): Form {
  const community =
    own && own.length >= communityCodeLength ? { id: own.slice(0, communityCodeLength), name: '' } : null
  return {
    text: '',
    source: 'grid-worker',
    forSomebody: false,
    person: null,
    name: '',
    place: { ...noPlace, community },
    placeNote: '',
    urgent: false,
  }
}

/** The picked place; without a house the home of the person, or the own grid. Null when nothing says where. */
function placeOf({ place, person, forSomebody }: Form, own: string | null) {
  if (place.building) return pickedPlace(place)
  if (forSomebody && person) return {}
  return own && (!place.community || own.startsWith(place.community.id)) ? { unitCode: own } : pickedPlace(place)
}
