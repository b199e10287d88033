import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ComponentType } from 'react'
import { Choice, Choices } from '../../../platform/web/kit/choice.tsx'
import { Field, TextArea } from '../../../platform/web/kit/field.tsx'
import { NumberField } from '../../../platform/web/kit/number-field.tsx'
import { PhotoField } from '../../../platform/web/kit/photo-field.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { useCommand } from '../../../platform/web/queries.ts'
import { isoDay, startOfDay } from '../../../platform/web/time.ts'
import { mostReason, mostText } from '../need.ts'
import type { NeedView } from '../views.ts'
import { ActForm } from './phone-act-form.tsx'
import type { ActFormProps, AskingStep } from './phone-act-form.tsx'
import { keys, needs } from './phone-calls.ts'
import { usePhotos } from './phone-photos.ts'
import styles from './phone.module.css'
import { words } from './words-phone.zh.ts'

/** The short form of each step that asks for something. */
export const actForms: Record<AskingStep, ComponentType<ActFormProps>> = {
  finish: FinishForm,
  planVisit: PlanVisitForm,
  note: NoteForm,
  callBack: CallBackForm,
  transcribe: (props) => (
    <TextForm {...props} step="transcribe" label={words.act.transcribeText} act={words.act.transcribeSave} />
  ),
  followUp: (props) => <TextForm {...props} step="followUp" label={words.act.followUp} act={words.act.followUpSave} />,
  askExtension: ExtensionForm,
  sayNo: (props) => <ReasonForm {...props} step="sayNo" act={words.act.no} optional />,
  handBack: (props) => <ReasonForm {...props} step="handBack" act={words.act.handBack} />,
}

const renews = { renews: [keys.all] }

function FinishForm({ need, onDone }: ActFormProps) {
  const [minutes, setMinutes] = useState<number | null>(30)
  const [text, setText] = useState('')
  const photos = usePhotos()
  const command = useCommand(needs.finish, { ...renews, then: onDone })
  return (
    <ActForm
      act={words.act.finishSend}
      disabled={!minutes || !text.trim()}
      command={command}
      onSend={() =>
        void command.run({
          params: { needId: need.id },
          body: { minutesServed: minutes ?? 0, text: text.trim(), photoIds: photos.ids, version: need.version },
        })
      }
    >
      <TextArea
        label={words.act.finishText}
        rows={3}
        maxLength={mostText}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <NumberField
        label={words.act.minutes}
        unit={words.act.minutesUnit}
        min={1}
        max={6000}
        step={10}
        value={minutes}
        onChange={setMinutes}
      />
      <PhotoField label={words.ask.photos} hideLabel {...photos.field} />
    </ActForm>
  )
}

function NoteForm({ need, onDone }: ActFormProps) {
  const [text, setText] = useState('')
  const [shown, setShown] = useState(false)
  const photos = usePhotos()
  const command = useCommand(needs.note, { ...renews, then: onDone })
  return (
    <ActForm
      act={words.act.noteSave}
      disabled={!text.trim()}
      command={command}
      onSend={() =>
        void command.run({ params: { needId: need.id }, body: { text: text.trim(), photoIds: photos.ids, shown } })
      }
    >
      <TextArea
        label={words.act.noteText}
        rows={3}
        maxLength={mostText}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <PhotoField label={words.ask.photos} hideLabel {...photos.field} />
      <label className={styles.check}>
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
        {words.act.noteShown}
      </label>
    </ActForm>
  )
}

/** When, and who comes along: only people who agreed, or colleagues of the team. */
function PlanVisitForm({ need, me, onDone }: ActFormProps) {
  const now = useNow()
  const [day, setDay] = useState(isoDay(now))
  const [time, setTime] = useState('09:00')
  const [others, setOthers] = useState<string[]>([])
  const hands = useQuery({
    queryKey: keys.hands(need.id),
    queryFn: () => needs.listHands({ params: { needId: need.id }, query: {} }),
  })
  const command = useCommand(needs.planVisit, { ...renews, then: onDone })
  const at = day ? startOfDay(day) + minutesOf(time) * 60_000 : Number.NaN
  const companions = companionsOf(need, me, hands.data?.staff ?? [])

  return (
    <ActForm
      act={words.act.plan}
      disabled={Number.isNaN(at)}
      command={command}
      onSend={() =>
        void command.run({
          params: { needId: need.id },
          body: { at, visitorIds: [me, ...others], version: need.version },
        })
      }
    >
      <Field
        label={words.act.visitDay}
        type="date"
        min={isoDay(now)}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <Field label={words.act.visitTime} type="time" value={time} onChange={(event) => setTime(event.target.value)} />
      {companions.length > 0 && (
        <Choices
          label={words.act.with}
          hint={words.act.withHint}
          options={companions.map(({ id, name }) => ({ value: id, label: name }))}
          values={others}
          onChange={setOthers}
        />
      )}
    </ActForm>
  )
}

interface Hand {
  readonly id: string
  readonly name: string
}

const visitingPosts = ['grid-worker', 'community-worker', 'branch-secretary']

/** Those who said yes stand first; then the community's own people, whose work it is. Nobody twice, and not oneself. */
function companionsOf(need: NeedView, me: string, staff: readonly (Hand & { readonly post: string })[]): Hand[] {
  const agreed = need.invitations.filter(({ answer }) => answer === 'yes').map(({ person }) => person)
  const near = staff.filter(({ post }) => visitingPosts.includes(post))
  const known = new Map<string, Hand>()
  for (const hand of [...agreed, ...near]) if (hand.id !== me && !known.has(hand.id)) known.set(hand.id, hand)
  return [...known.values()].slice(0, 12)
}

function minutesOf(time: string): number {
  const [hours = Number.NaN, minutes = Number.NaN] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const outcomes = ['satisfied', 'fair', 'unsolved', 'no-answer'] as const

function CallBackForm({ need, onDone }: ActFormProps) {
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | null>(null)
  const [text, setText] = useState('')
  const command = useCommand(needs.callBack, { ...renews, then: onDone })
  return (
    <ActForm
      act={words.act.callBackSave}
      disabled={!outcome || (outcome === 'unsolved' && !text.trim())}
      command={command}
      onSend={() =>
        outcome &&
        void command.run({
          params: { needId: need.id },
          body: { outcome, version: need.version, ...(text.trim() && { words: text.trim() }) },
        })
      }
    >
      <Choice
        label={words.act.outcome}
        look="lines"
        options={outcomes.map((value) => ({ value, label: words.act.outcomes[value] }))}
        value={outcome}
        onChange={(value) => setOutcome(value)}
      />
      <TextArea
        label={outcome === 'unsolved' ? words.one.why : words.one.wordsOptional}
        rows={2}
        maxLength={mostReason}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ActForm>
  )
}

function ExtensionForm({ need, onDone }: ActFormProps) {
  const now = useNow()
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  const command = useCommand(needs.askExtension, { ...renews, then: onDone })
  const endOfWork = 17 * 3_600_000
  return (
    <ActForm
      act={words.act.extensionSend}
      disabled={!until || !reason.trim()}
      command={command}
      onSend={() =>
        until &&
        void command.run({
          params: { needId: need.id },
          body: { until: startOfDay(until) + endOfWork, reason: reason.trim(), version: need.version },
        })
      }
    >
      <Field
        label={words.act.until}
        type="date"
        min={isoDay(now)}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <TextArea
        label={words.act.reason}
        hint={words.act.reasonHint}
        rows={2}
        maxLength={mostReason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActForm>
  )
}

function ReasonForm({
  need,
  onDone,
  step,
  act,
  optional,
}: ActFormProps & { step: 'sayNo' | 'handBack'; act: string; optional?: true }) {
  const [reason, setReason] = useState('')
  const sayNo = useCommand(needs.sayNo, { ...renews, then: onDone })
  const handBack = useCommand(needs.handBack, { ...renews, then: onDone })
  const params = { needId: need.id }
  const text = reason.trim()
  return (
    <ActForm
      act={act}
      disabled={!optional && !text}
      command={step === 'sayNo' ? sayNo : handBack}
      onSend={() =>
        step === 'sayNo'
          ? void sayNo.run({ params, body: text ? { reason: text } : {} })
          : void handBack.run({ params, body: { reason: text, version: need.version } })
      }
    >
      <TextArea
        label={words.act.reason}
        hint={optional ? words.act.noHint : words.act.reasonHint}
        rows={2}
        maxLength={mostReason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActForm>
  )
}

function TextForm({
  need,
  onDone,
  step,
  label,
  act,
}: ActFormProps & { step: 'transcribe' | 'followUp'; label: string; act: string }) {
  const [text, setText] = useState('')
  const transcribe = useCommand(needs.transcribe, { ...renews, then: onDone })
  const followUp = useCommand(needs.followUp, { ...renews, then: onDone })
  const command = step === 'transcribe' ? transcribe : followUp
  return (
    <ActForm
      act={act}
      disabled={!text.trim()}
      command={command}
      onSend={() => void command.run({ params: { needId: need.id }, body: { text: text.trim() } })}
    >
      <TextArea
        label={label}
        rows={4}
        maxLength={mostText}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </ActForm>
  )
}
