import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { peopleAddresses } from '../../../core/people/addresses.ts'
import type { peopleCalls, PersonView } from '../../../core/people/contract.ts'
import { levelOf } from '../../../core/territory/unit.ts'
import { pickedPlace, placeLists } from '../../../core/territory/web/place-lists.ts'
import { isOwnPath } from '../../../platform/accounts/account.ts'
import { client } from '../../../platform/web/client.ts'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Field } from '../../../platform/web/kit/field.tsx'
import { noPlace } from '../../../platform/web/kit/picked-place.ts'
import { PlacePicker } from '../../../platform/web/kit/place-picker.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { words } from '../words.zh.ts'
import styles from './front-page.module.css'

const people = client<typeof peopleCalls>(peopleAddresses)

/** Asks somebody who signed in for the first time who they are and where they live; anybody may come back to mend it. */
export function Page() {
  const { data, error, refetch } = useQuery({ queryKey: ['people', 'me'], queryFn: () => people.getMe() })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return <WhoForm known={data} />
}

function WhoForm({ known }: { known: PersonView }) {
  const wanted = new URLSearchParams(location.search).get('next')
  // Of somebody who has just signed in for the first time only the street is known.
  const homeless = levelOf(known.unitCode) === 'street'
  const [name, setName] = useState(wanted === null ? known.name : '')
  const [called, setCalled] = useState(known.called ?? '')
  const [place, setPlace] = useState(noPlace)
  const [moves, setMoves] = useState(homeless)
  const [tried, setTried] = useState(false)
  const save = useCommand(people.mendMe, { then: goOn })

  const nameMissing = name.trim() === ''
  const homeMissing = homeless && !place.community

  // Loaded anew, so that every page greets by the new name.
  function goOn(): void {
    location.replace(isOwnPath(wanted) ? wanted : '/m/account')
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (nameMissing || homeMissing) return
    const { birthYear, photoId } = known
    const home = pickedPlace(place) ?? { doorId: known.home?.doorId }
    void save.run({
      body: {
        name: name.trim(),
        called: called.trim() || null,
        birthYear,
        photoId,
        ...home,
        doorId: home.doorId ?? null,
      },
    })
  }

  return (
    <form onSubmit={submit} className={styles.stack} noValidate>
      <h1 className={styles.title}>{words.welcome.question}</h1>
      <p className={styles.hint}>{words.welcome.hint}</p>
      <div>
        <Field
          label={words.welcome.name}
          autoComplete="name"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={tried && nameMissing ? words.welcome.nameMissing : null}
        />
        <Field
          label={words.welcome.called}
          optional
          placeholder={words.welcome.calledExample}
          maxLength={20}
          value={called}
          onChange={(event) => setCalled(event.target.value)}
        />
      </div>
      {moves ? (
        <div>
          <PlacePicker
            label={words.welcome.home}
            value={place}
            onChange={setPlace}
            lists={placeLists}
            error={tried && homeMissing ? words.welcome.communityMissing : null}
          />
          <p className={styles.hint}>{words.welcome.homeHint}</p>
        </div>
      ) : (
        <div>
          <p>{words.welcome.homeIs(known.address ?? known.unitName)}</p>
          <Button kind="quiet" onClick={() => setMoves(true)}>
            {words.welcome.moveHome}
          </Button>
        </div>
      )}
      <FailedLine error={save.error} />
      <Button kind="main" type="submit" wide busy={save.running}>
        {words.welcome.save}
      </Button>
      <Button kind="quiet" wide onClick={goOn}>
        {words.welcome.later}
      </Button>
    </form>
  )
}
