import { mostReason } from '../need.ts'
import type { NeedView } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import type { BodyOf, StepName } from './desk-stepping.ts'
import { words } from './words-desk-steps.zh.ts'

export type Values = Readonly<Record<string, string | boolean | readonly string[]>>

interface FieldBase {
  name: string
  label: string
  hint?: string
  optional?: boolean
}

/** One question of a step's form. */
export type StepField =
  | (FieldBase & { ask: 'words'; rows?: number; most?: number })
  | (FieldBase & { ask: 'line' })
  | (FieldBase & { ask: 'moment' })
  | (FieldBase & { ask: 'tick' })
  | (FieldBase & { ask: 'photos' })
  | (FieldBase & { ask: 'one'; options: readonly { value: string; label: string; hint?: string }[] })
  | (FieldBase & { ask: 'some'; options: readonly { value: string; label: string; hint?: string }[] })

/** A step that needs a few words first: what happens, what is asked, and how the button names the result. */
export interface StepForm<Name extends StepName = StepName> {
  step: Name
  title: string
  happens?: string | undefined
  fields: readonly StepField[]
  act: string
  /** Ends or hands away: the button says so by its look. */
  heavy?: boolean
  start?: Values
  body: (values: Values) => BodyOf<Name>
  said: (values: Values) => string
}

type SimpleForms = { [Name in FormName]: (need: NeedView, handBackLimit: number) => StepForm }

/** Steps whose form is a short list of questions; those that pick people or another need have forms of their own. */
export type FormName =
  | 'setUrgent'
  | 'stopAsking'
  | 'handBack'
  | 'note'
  | 'askFirst'
  | 'finish'
  | 'callBack'
  | 'askExtension'
  | 'answerExtension'
  | 'decline'
  | 'refer'
  | 'followUp'
  | 'takeBack'
  | 'settle'
  | 'mark'
  | 'guard'
  | 'clear'
  | 'handOff'
  | 'separate'
  | 'withdraw'

export const stepForms: SimpleForms = {
  setUrgent: (need) => {
    const on = need.kind === 'urgent'
    const say = on ? words.unUrgent : words.setUrgent
    return {
      step: 'setUrgent',
      ...say,
      fields: [],
      body: () => ({ urgent: !on }),
      said: () => say.said,
    }
  },
  stopAsking: () => ({
    step: 'stopAsking',
    ...words.stopAsking,
    fields: [],
    body: () => ({}),
    said: () => words.stopAsking.said,
  }),
  separate: () => ({
    step: 'separate',
    ...words.separate,
    fields: [],
    body: () => ({}),
    said: () => words.separate.said,
  }),
  handBack: (need, handBackLimit) => ({
    step: 'handBack',
    title: words.handBack.title,
    happens: words.handBack.happens(handBackLimit - need.handedBackCount - 1),
    fields: [reason(words.handBack.reason)],
    act: words.handBack.act,
    body: (values) => ({ reason: text(values, 'reason') }),
    said: () => words.handBack.said,
  }),
  note: () => noteForm(words.note.title, words.note.text),
  askFirst: () => noteForm(words.askFirst.title, words.askFirst.text),
  finish: () => ({
    step: 'finish',
    title: words.finish.title,
    happens: words.finish.happens,
    fields: [
      {
        ask: 'one',
        name: 'minutes',
        label: words.finish.minutes,
        hint: words.finish.minutesHint,
        options: Object.entries(words.finish.lengths).map(([value, label]) => ({ value, label })),
      },
      { ask: 'words', name: 'text', label: words.finish.text },
      { ask: 'photos', name: 'photoIds', label: words.finish.photos, optional: true },
    ],
    act: words.finish.act,
    body: (values) => ({
      minutesServed: Number(values['minutes']),
      text: text(values, 'text'),
      photoIds: some(values, 'photoIds'),
    }),
    said: () => words.finish.said,
  }),
  callBack: () => ({
    step: 'callBack',
    title: words.callBack.title,
    happens: words.callBack.happens,
    fields: [
      {
        ask: 'one',
        name: 'outcome',
        label: words.callBack.outcome,
        options: outcomes.map((value) => ({ value, label: words.callBack.outcomes[value] })),
      },
      { ask: 'words', name: 'words', label: words.callBack.words, optional: true, rows: 3, most: mostReason },
    ],
    act: words.callBack.act,
    body: (values) => ({ outcome: outcomeIn(values), ...maybe('words', text(values, 'words')) }),
    said: (values) => words.callBack.said[outcomeIn(values)],
  }),
  askExtension: () => ({
    step: 'askExtension',
    title: words.askExtension.title,
    happens: words.askExtension.happens,
    fields: [{ ask: 'moment', name: 'until', label: words.askExtension.until }, reason(words.askExtension.reason)],
    act: words.askExtension.act,
    body: (values) => ({ until: moment(values, 'until') ?? 0, reason: text(values, 'reason') }),
    said: () => words.askExtension.said,
  }),
  answerExtension: () => ({
    step: 'answerExtension',
    title: words.answerExtension.title,
    fields: [
      {
        ask: 'one',
        name: 'granted',
        label: words.answerExtension.granted,
        options: [
          { value: 'yes', label: words.answerExtension.yes },
          { value: 'no', label: words.answerExtension.no },
        ],
      },
      { ask: 'words', name: 'words', label: words.answerExtension.words, optional: true, rows: 3, most: mostReason },
    ],
    act: words.answerExtension.act,
    body: (values) => ({ granted: values['granted'] === 'yes', ...maybe('words', text(values, 'words')) }),
    said: (values) => words.answerExtension.said[values['granted'] === 'yes' ? 'yes' : 'no'],
  }),
  decline: () => ({
    step: 'decline',
    title: words.decline.title,
    happens: words.decline.happens,
    heavy: true,
    fields: [
      reason(words.decline.reason),
      {
        ask: 'words',
        name: 'instead',
        label: words.decline.instead,
        hint: words.decline.insteadHint,
        rows: 2,
        most: mostReason,
      },
    ],
    act: words.decline.act,
    body: (values) => ({ reason: text(values, 'reason'), instead: text(values, 'instead') }),
    said: () => words.decline.said,
  }),
  refer: () => ({ step: 'refer', ...sendAway(words.refer) }),
  handOff: () => ({ step: 'handOff', ...sendAway(words.handOff) }),
  followUp: () => ({ step: 'followUp', ...oneText(words.followUp) }),
  settle: () => ({ step: 'settle', ...oneText(words.settle) }),
  takeBack: () => ({ step: 'takeBack', ...oneReason(words.takeBack) }),
  guard: () => ({ step: 'guard', ...oneReason(words.guard), heavy: true }),
  clear: () => ({ step: 'clear', ...oneReason(words.clear) }),
  mark: (need) => ({
    step: 'mark',
    title: words.mark.title,
    happens: words.mark.happens,
    fields: [
      {
        ask: 'some',
        name: 'flags',
        label: words.mark.flags,
        optional: true,
        options: markable.map((value) => ({ value, label: needWords.flags[value] })),
      },
    ],
    start: { flags: need.flags.filter((flag) => flag !== 'petition') },
    act: words.mark.act,
    body: (values) => ({ flags: markable.filter((flag) => some(values, 'flags').includes(flag)) }),
    said: () => words.mark.said,
  }),
  withdraw: () => ({
    step: 'withdraw',
    title: words.withdraw.title,
    happens: words.withdraw.happens,
    heavy: true,
    fields: [{ ...reason(words.withdraw.reason), optional: true }],
    act: words.withdraw.act,
    body: (values) => maybe('reason', text(values, 'reason')),
    said: () => words.withdraw.said,
  }),
}

export const markable = ['emergency', 'legal', 'unchecked'] as const
const outcomes = ['satisfied', 'fair', 'unsolved', 'no-answer'] as const

function noteForm(title: string, label: string): StepForm {
  return {
    step: 'note',
    title,
    fields: [
      { ask: 'words', name: 'text', label },
      { ask: 'photos', name: 'photoIds', label: words.note.photos, optional: true },
      { ask: 'tick', name: 'shown', label: words.note.shown },
    ],
    act: words.note.act,
    body: (values) => ({
      text: text(values, 'text'),
      photoIds: some(values, 'photoIds'),
      shown: values['shown'] === true,
    }),
    said: () => words.note.said,
  }
}

interface Saying {
  title: string
  happens?: string
  act: string
  said: string
}

function oneText(say: Saying & { text: string }) {
  const fields: StepField[] = [{ ask: 'words', name: 'text', label: say.text }]
  const body = (values: Values) => ({ text: text(values, 'text') })
  return { title: say.title, happens: say.happens, act: say.act, fields, body, said: () => say.said }
}

function oneReason(say: Saying & { reason: string }) {
  const body = (values: Values) => ({ reason: text(values, 'reason') })
  return {
    title: say.title,
    happens: say.happens,
    act: say.act,
    fields: [reason(say.reason)],
    body,
    said: () => say.said,
  }
}

function sendAway(say: Saying & { to: string; toExample: string; reason: string; answerBy: string }) {
  const fields: StepField[] = [
    { ask: 'line', name: 'to', label: say.to, hint: say.toExample },
    reason(say.reason),
    { ask: 'moment', name: 'answerBy', label: say.answerBy, optional: true },
  ]
  const body = (values: Values) => ({
    to: text(values, 'to'),
    reason: text(values, 'reason'),
    ...maybe('answerBy', moment(values, 'answerBy')),
  })
  return { title: say.title, happens: say.happens, act: say.act, fields, body, said: () => say.said }
}

function reason(label: string): StepField & { ask: 'words' } {
  return { ask: 'words', name: 'reason', label, rows: 3, most: mostReason }
}

function text(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value.trim() : ''
}

function some(values: Values, name: string): string[] {
  const value = values[name]
  return Array.isArray(value) ? [...value] : []
}

function outcomeIn(values: Values): (typeof outcomes)[number] {
  return outcomes.find((outcome) => outcome === values['outcome']) ?? 'no-answer'
}

/** `2026-11-24T09:00` of a clock in Shanghai as epoch milliseconds. */
export function momentOf(local: string): number | null {
  const at = Date.parse(`${local}:00+08:00`)
  return Number.isNaN(at) ? null : at
}

function moment(values: Values, name: string): number | null {
  return momentOf(text(values, name))
}

function maybe<Name extends string, Value>(name: Name, value: Value): { [N in Name]?: NonNullable<Value> } {
  return (value === null || value === '' ? {} : { [name]: value }) as { [N in Name]?: NonNullable<Value> }
}
