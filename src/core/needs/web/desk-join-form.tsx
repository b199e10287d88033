import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { FieldError } from '../../../platform/web/kit/field.tsx'
import { SearchBox } from '../../../platform/web/kit/search-box.tsx'
import { Loading } from '../../../platform/web/kit/states.tsx'
import { Ago } from '../../../platform/web/kit/text.tsx'
import { isEnded } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { needs, needsKey } from './desk-calls.ts'
import styles from './desk-pick-forms.module.css'
import { StepFoot } from './desk-step-form.tsx'
import { type StepDone, useStepping } from './desk-stepping.ts'
import { words as stepWords } from './words-desk-steps.zh.ts'
import { words as deskWords } from './words-desk.zh.ts'

interface Props {
  need: NeedView
  intoId: string | null
  onDone: (done: StepDone) => void
  onClose: () => void
}

interface Target {
  id: string
  number: string
  title: string
  heardAt: number
  why: string
}

const words = stepWords.join

/** The same matter as another need: what lies near first, else by words or number. */
export function JoinDrawer({ need, intoId: begun, onDone, onClose }: Props) {
  const stepping = useStepping(need, onDone)
  const [intoId, setIntoId] = useState(begun)
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const found = useQuery({
    queryKey: [...needsKey, 'join', text],
    queryFn: ({ signal }) => needs.listInbox({ query: { words: text, limit: 20 }, signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })

  const near = need.near
    .filter(({ state, why }) => !isEnded(state) && why !== 'joined-here' && why !== 'joined-to')
    .map((one): Target => ({ ...one, why: deskWords.rail.why[one.why] }))
  const hits = (text ? (found.data?.rows ?? []) : [])
    .filter(({ id, state }) => id !== need.id && !isEnded(state))
    .map((row): Target => ({ ...row, why: `${row.unitName} ${deskWords.dot} ${needWords.states[row.state]}` }))
  const targets = text ? hits : near
  const chosen = [...hits, ...near].find(({ id }) => id === intoId)

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsking(!chosen)
    if (chosen) void stepping.take('join', { intoId: chosen.id }, words.said(chosen.number))
  }

  return (
    <Drawer title={words.title} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.happens}>{words.happens}</p>
        <SearchBox label={words.search} value={text} onChange={setText} />
        <form className={styles.form} onSubmit={send}>
          <fieldset>
            <legend className={styles.legend}>{text ? words.found : words.near}</legend>
            {found.isFetching && !found.data && <Loading shape="rows" rows={3} />}
            {targets.length === 0 && !found.isFetching && <p className={styles.none}>{words.nothing}</p>}
            {targets.length > 0 && (
              <div className={styles.people}>
                {targets.map(({ id, number, title, heardAt, why }) => (
                  <label key={id} className={styles.person}>
                    <input type="radio" name="into" checked={intoId === id} onChange={() => setIntoId(id)} />
                    <span className={styles.title}>
                      {title}
                      <span className={styles.titleSecond}>
                        {number} {deskWords.dot} {why} {deskWords.dot} <Ago at={heardAt} />
                      </span>
                    </span>
                  </label>
                ))}
              </div>
            )}
            {asking && !chosen && <FieldError>{words.missing}</FieldError>}
          </fieldset>
          <StepFoot stepping={stepping} act={chosen ? words.act(chosen.number) : words.actPlain} onClose={onClose} />
        </form>
      </div>
    </Drawer>
  )
}
