import { serverNow } from '../../../platform/web/now.ts'
import { isoDay } from '../../../platform/web/time.ts'
import type { PromiseView } from '../views.ts'
import { partnership } from './calls.ts'
import type { FieldSpec } from './fields.ts'
import type { Step } from './steps.tsx'
import { words } from './words.zh.ts'

/** What can be done with what was promised to a council. */

type Choices = readonly { value: string; label: string }[]
const withId = (commandId: string | undefined) => (commandId ? { commandId } : {})
const say = words.promises

/** A partner or a person: the same two fields for a seat and for a promise. */
export function whoFields(partners: Choices): FieldSpec[] {
  return [
    {
      kind: 'select',
      name: 'who',
      label: words.councils.who,
      options: [
        { value: 'partner', label: words.councils.kinds.partner },
        { value: 'person', label: words.councils.kinds.person },
      ],
    },
    {
      kind: 'select',
      name: 'partner',
      label: words.councils.partner,
      options: partners,
      when: (filled) => filled.text('who') === 'partner',
    },
    {
      kind: 'person',
      name: 'person',
      label: words.councils.person,
      when: (filled) => filled.text('who') === 'person',
    },
  ]
}

export function promiseStep(unitCode: string, partners: Choices, meetingId: string | null): Step {
  return {
    key: `promise ${meetingId ?? unitCode}`,
    label: say.make,
    fields: [
      ...whoFields(partners),
      { kind: 'text', name: 'what', label: say.what, max: 120 },
      { kind: 'day', name: 'dueDay', label: say.due, min: isoDay(serverNow()) },
    ],
    send: (filled, commandId) =>
      partnership.makePromise({
        ...withId(commandId),
        params: { unitCode },
        body: {
          meetingId,
          partnerId: filled.text('who') === 'partner' ? filled.text('partner') : null,
          personId: filled.text('who') === 'person' ? filled.person('person') : null,
          what: filled.text('what'),
          dueDay: filled.text('dueDay'),
        },
      }),
  }
}

/** The steps that are open to the reader. */
export function promiseSteps({ id, can }: PromiseView): Step[] {
  const params = { promiseId: id }
  const end = (ending: 'kept' | 'dropped', label: string, reason: string): Step => ({
    key: `${ending} ${id}`,
    label,
    fields: [{ kind: 'area', name: 'outcome', label: reason, max: 200 }],
    send: (filled, commandId) =>
      partnership.endPromise({ ...withId(commandId), params, body: { ending, outcome: filled.text('outcome') } }),
  })
  const steps: (Step | false)[] = [
    can.note && {
      key: `note ${id}`,
      label: say.note,
      fields: [{ kind: 'area', name: 'text', label: say.noteText, max: 500 }],
      send: (filled, commandId) =>
        partnership.notePromise({ ...withId(commandId), params, body: { text: filled.text('text') } }),
    },
    can.end && end('kept', say.keep, say.outcome),
    can.end && end('dropped', say.drop, say.dropReason),
  ]
  return steps.filter((step) => step !== false)
}
