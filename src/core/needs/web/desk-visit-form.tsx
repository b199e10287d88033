import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { FieldError } from '../../../platform/web/kit/field.tsx'
import { PersonPicker } from '../../../platform/web/kit/person-picker.tsx'
import { useMe } from '../../../platform/web/me.ts'
import { serverNow } from '../../../platform/web/now.ts'
import type { NeedView } from '../views.ts'
import { handsQuery, people } from './desk-calls.ts'
import { DeskMoment } from './desk-moment.tsx'
import styles from './desk-pick-forms.module.css'
import { momentOf } from './desk-step-fields.ts'
import { sendByKey, StepFoot } from './desk-step-form.tsx'
import { type StepDone, useStepping } from './desk-stepping.ts'
import { words as stepWords } from './words-desk-steps.zh.ts'
import { words as deskWords } from './words-desk.zh.ts'

interface Props {
  need: NeedView
  onDone: (done: StepDone) => void
  onClose: () => void
}

interface Visitor {
  id: string
  name: string
  why: string
}

const words = stepWords.planVisit
const most = 4

/** When who comes. A first visit to somebody living alone is made in pairs. */
export function VisitDrawer({ need, onDone, onClose }: Props) {
  const stepping = useStepping(need, onDone)
  const suggested = useSuggested(need)
  const [added, setAdded] = useState<readonly Visitor[]>([])
  const [picked, setPicked] = useState<readonly string[]>(() => agreed(need).map(({ id }) => id))
  const [at, setAt] = useState('')
  const [alone, setAlone] = useState(need.livesAlone)
  const [asking, setAsking] = useState(false)

  const visitors = [...suggested, ...added.filter(({ id }) => !suggested.some((one) => one.id === id))]
  const moment = momentOf(at)
  const timeError =
    asking && moment === null ? stepWords.missing : moment !== null && moment <= serverNow() ? words.past : null
  const first = need.visits.every(({ cancelledAt }) => cancelledAt !== null)
  const wantsPair = alone === true && first && picked.length < 2

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsking(true)
    if (moment === null || moment <= serverNow() || picked.length === 0) return
    const body = { at: moment, visitorIds: [...picked], ...(alone === null ? {} : { livesAlone: alone }) }
    void stepping.take('planVisit', body, words.said)
  }

  function turn(id: string): void {
    setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(0, most))
  }

  async function find(text: string) {
    const found = await people.findCoworkers({ query: { words: text } })
    return found.people.map(({ id, name, unitName }) => ({ id, name, hint: unitName }))
  }

  return (
    <Drawer title={words.title} onClose={onClose}>
      <form className={styles.form} onSubmit={send} onKeyDown={sendByKey} noValidate>
        <p className={styles.happens}>{words.happens}</p>
        {need.timeWish && <p>{`${deskWords.facts.time}：${need.timeWish}`}</p>}
        <DeskMoment first label={words.at} error={timeError} value={at} onChange={setAt} />
        <fieldset>
          <legend className={styles.legend}>{words.who}</legend>
          <p className="second">{words.whoHint}</p>
          <div className={styles.people}>
            {visitors.map(({ id, name, why }) => (
              <label key={id} className={styles.person}>
                <input type="checkbox" checked={picked.includes(id)} onChange={() => turn(id)} />
                <span className={styles.name}>{name}</span>
                <span className={styles.why}>{why}</span>
              </label>
            ))}
          </div>
          {asking && picked.length === 0 && <FieldError>{words.missing}</FieldError>}
        </fieldset>
        <PersonPicker
          label={words.coworker}
          hint={words.coworkerHint}
          value={null}
          find={find}
          queryKey={['people', 'coworkers']}
          onChange={(person) => {
            if (!person) return
            setAdded([...added.filter(({ id }) => id !== person.id), { ...person, why: words.coworkerWhy }])
            if (!picked.includes(person.id)) turn(person.id)
          }}
        />
        <Choice
          label={words.alone}
          value={alone === null ? null : alone ? 'alone' : 'together'}
          options={[
            { value: 'alone', label: deskWords.what.livesAlone },
            { value: 'together', label: deskWords.what.notAlone },
          ]}
          onChange={(how) => setAlone(how === 'alone')}
        />
        {wantsPair && <p className={styles.warning}>{words.pair}</p>}
        <StepFoot stepping={stepping} act={words.act} onClose={onClose} />
      </form>
    </Drawer>
  )
}

/** Those who agreed, who has it in hand, the reader, and other staff of the place. */
function useSuggested(need: NeedView): Visitor[] {
  const me = useMe()
  const { data: hands } = useQuery(handsQuery(need.id, need.team?.id ?? null))
  const list: Visitor[] = [...agreed(need)]
  if (need.assignee) list.push({ ...need.assignee, why: words.inCharge })
  if (me) list.push({ id: me.person.id, name: me.person.name, why: words.myself })
  const staff = [...(hands?.staff ?? [])].sort((a, b) => b.unitCode.length - a.unitCode.length)
  for (const { id, name, openCount } of staff) list.push({ id, name, why: deskWords.hands.open(openCount) })
  return list.filter(({ id }, index) => list.findIndex((one) => one.id === id) === index)
}

function agreed(need: NeedView): Visitor[] {
  return need.invitations
    .filter(({ answer }) => answer === 'yes')
    .map(({ person }) => ({ id: person.id, name: person.name, why: words.agreed }))
}
