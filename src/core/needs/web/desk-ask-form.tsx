import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { FieldError, TextArea } from '../../../platform/web/kit/field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Loading } from '../../../platform/web/kit/states.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import type { NeedView } from '../views.ts'
import { choicesQuery, handsQuery } from './desk-calls.ts'
import { candidatesOf } from './desk-hands.tsx'
import { DeskMoment } from './desk-moment.tsx'
import styles from './desk-pick-forms.module.css'
import { momentOf } from './desk-step-fields.ts'
import { sendByKey, StepFoot } from './desk-step-form.tsx'
import { type StepDone, useStepping } from './desk-stepping.ts'
import { words as stepWords } from './words-desk-steps.zh.ts'

interface Props {
  need: NeedView
  teamId: string | null
  onDone: (done: StepDone) => void
  onClose: () => void
}

const words = stepWords.ask
const counts = ['1', '2', '3', '4'] as const

/** Asks several volunteers at once, how many are wanted, for when, in a few words. */
export function AskDrawer({ need, teamId: begun, onDone, onClose }: Props) {
  const stepping = useStepping(need, onDone)
  const [teamId, setTeamId] = useState(begun)
  const [picked, setPicked] = useState<readonly string[]>([])
  const [wanted, setWanted] = useState<(typeof counts)[number]>(need.peopleWanted === 2 ? '2' : '1')
  const [visitAt, setVisitAt] = useState('')
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const { data: choices } = useQuery(choicesQuery())
  const hands = useQuery(handsQuery(need.id, teamId))
  const volunteers = candidatesOf(hands.data, teamId, choices).filter(({ type }) => type === 'volunteer')

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsking(picked.length === 0)
    if (picked.length === 0) return
    const at = momentOf(visitAt)
    const one = volunteers.find(({ id }) => id === picked[0])
    void stepping.take(
      'ask',
      {
        personIds: [...picked],
        peopleWanted: Number(wanted),
        ...(at ? { visitAt: at } : {}),
        ...(text.trim() ? { words: text.trim() } : {}),
      },
      picked.length === 1 && one ? words.said(one.name) : words.saidMany(picked.length),
    )
  }

  return (
    <Drawer title={words.title} onClose={onClose}>
      <form className={styles.form} onSubmit={send} onKeyDown={sendByKey} noValidate>
        <p className={styles.happens}>{words.happens}</p>
        <Select
          label={words.allTeams}
          value={teamId ?? ''}
          empty={words.anyTeam}
          options={(choices?.teams ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => {
            setTeamId(event.target.value || null)
            setPicked([])
          }}
        />
        <fieldset>
          <legend className={styles.legend}>{words.who}</legend>
          {hands.isPending && <Loading shape="rows" rows={3} />}
          {hands.data && volunteers.length === 0 && <p className={styles.none}>{words.nobody}</p>}
          <div className={styles.people}>
            {volunteers.map(({ id, name, team, why, off }) => (
              <label key={id} className={styles.person}>
                <input
                  type="checkbox"
                  checked={picked.includes(id)}
                  disabled={off}
                  onChange={() => setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])}
                />
                <span className={styles.name}>{name}</span>
                {team && <TeamTag name={team.name} colour={team.colour} />}
                <span className={styles.why}>{why}</span>
              </label>
            ))}
          </div>
          {asking && picked.length === 0 && <FieldError>{words.missing}</FieldError>}
        </fieldset>
        <Choice
          label={words.wanted}
          value={wanted}
          options={counts.map((count) => ({ value: count, label: words.people(Number(count)) }))}
          onChange={setWanted}
        />
        <DeskMoment label={words.visitAt} optional value={visitAt} onChange={setVisitAt} />
        <TextArea
          label={words.words}
          optional
          rows={3}
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <StepFoot stepping={stepping} act={words.act(picked.length)} onClose={onClose} />
      </form>
    </Drawer>
  )
}
