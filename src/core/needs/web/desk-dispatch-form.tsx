import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Choices } from '../../../platform/web/kit/choice.tsx'
import { Drawer } from '../../../platform/web/kit/drawer.tsx'
import { TextArea } from '../../../platform/web/kit/field.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { TeamDot } from '../../../platform/web/kit/team-tag.tsx'
import { mostReason } from '../need.ts'
import type { NeedView } from '../views.ts'
import { choicesQuery, handsQuery } from './desk-calls.ts'
import { type Hand, receiverOf } from './desk-draft.ts'
import { candidatesOf } from './desk-hands.tsx'
import styles from './desk-pick-forms.module.css'
import { sendByKey, StepFoot } from './desk-step-form.tsx'
import { type StepDone, useStepping } from './desk-stepping.ts'
import { words as stepWords } from './words-desk-steps.zh.ts'

interface Props {
  need: NeedView
  hand: Hand | null
  onDone: (done: StepDone) => void
  onClose: () => void
}

const words = stepWords.dispatch

/** A dispatch with more to it: who supports, and a few words for who takes it. */
export function DispatchDrawer({ need, hand, onDone, onClose }: Props) {
  const stepping = useStepping(need, onDone)
  const [receiver, setReceiver] = useState(hand && hand.type !== 'volunteer' ? `${hand.type} ${hand.id}` : '')
  const [teamIds, setTeamIds] = useState<readonly string[]>([])
  const [unitCodes, setUnitCodes] = useState<readonly string[]>([])
  const [text, setText] = useState('')
  const [asking, setAsking] = useState(false)
  const { data: choices } = useQuery(choicesQuery())
  const { data: hands } = useQuery(handsQuery(need.id, null))
  const teams = choices?.teams ?? []
  const communities = (choices?.units ?? []).filter(({ level }) => level === 'community')
  const whole = teams.map(({ id, name }): Hand => ({ type: 'team', id, name }))
  const others = candidatesOf(hands, null, choices).filter(({ type }) => type === 'squad' || type === 'staff')
  const receivers: readonly Hand[] = [...whole, ...others]
  const chosen = receivers.find(({ type, id }) => `${type} ${id}` === receiver)

  function send(event: FormEvent): void {
    event.preventDefault()
    setAsking(!chosen)
    if (!chosen) return
    void stepping.take(
      'dispatch',
      {
        ...receiverOf(chosen),
        supportingTeamIds: [...teamIds],
        supportingUnitCodes: [...unitCodes],
        ...(text.trim() ? { words: text.trim() } : {}),
      },
      words.said(chosen.name),
    )
  }

  return (
    <Drawer title={words.title} onClose={onClose}>
      <form className={styles.form} onSubmit={send} onKeyDown={sendByKey} noValidate>
        <p className={styles.happens}>{words.happens}</p>
        <Select
          data-first
          label={words.receiver}
          value={receiver}
          error={asking && !chosen ? words.missing : null}
          options={receivers.map(({ type, id, name }) => ({ value: `${type} ${id}`, label: name }))}
          onChange={(event) => setReceiver(event.target.value)}
        />
        <Choices
          label={words.support}
          optional
          values={teamIds}
          options={teams.map(({ id, name, colour }) => ({ value: id, label: name, mark: <TeamDot colour={colour} /> }))}
          onChange={setTeamIds}
        />
        <Choices
          label={words.supportUnits}
          optional
          values={unitCodes}
          options={communities.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={setUnitCodes}
        />
        <TextArea
          label={words.words}
          hint={words.wordsHint}
          optional
          rows={3}
          maxLength={mostReason}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <StepFoot stepping={stepping} act={chosen ? words.act(chosen.name) : words.actPlain} onClose={onClose} />
      </form>
    </Drawer>
  )
}
