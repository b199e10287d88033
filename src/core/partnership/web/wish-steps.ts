import type { AgeGroup } from '../wish.ts'
import type { WishView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { partnership } from './calls.ts'
import { noAnswers } from './fields.ts'
import type { Step } from './steps.tsx'
import { words } from './words.zh.ts'

/** What can be done with a small wish. */

const withId = (commandId: string | undefined) => (commandId ? { commandId } : {})
const say = words.wishes

/** Staff make one for somebody of their communities. */
export function makeStep(communities: readonly { value: string; label: string }[]): Step {
  return {
    key: 'make-wish',
    label: say.make,
    fields: [
      { kind: 'text', name: 'what', label: say.what, hint: say.whatHint, max: 120 },
      {
        kind: 'select',
        name: 'ageGroup',
        label: say.age,
        options: (Object.keys(of.ageGroups) as AgeGroup[]).map((value) => ({ value, label: of.ageGroups[value] })),
      },
      { kind: 'select', name: 'unitCode', label: say.community, options: communities },
      { kind: 'text', name: 'forWhom', label: say.forWhom, hint: say.forWhomHint, max: 40, optional: true },
    ],
    initial: { ...noAnswers, texts: { unitCode: communities[0]?.value ?? '' } },
    send: (filled, commandId) =>
      partnership.makeWish({
        ...withId(commandId),
        body: {
          what: filled.text('what'),
          ageGroup: filled.text('ageGroup') as AgeGroup,
          unitCode: filled.text('unitCode'),
          forWhom: filled.textOrNull('forWhom'),
        },
      }),
  }
}

/** The steps that are open to the reader, in the order of the wish. */
export function wishSteps({ id, what, can }: WishView, partner: { id: string; name: string } | null = null): Step[] {
  const params = { wishId: id }
  const steps: (Step | false)[] = [
    can.publish && {
      key: `publish ${id}`,
      label: say.publish,
      fields: [{ kind: 'text', name: 'what', label: say.what, hint: say.whatHint, max: 120 }],
      initial: { ...noAnswers, texts: { what } },
      send: (filled, commandId) =>
        partnership.publishWish({ ...withId(commandId), params, body: { what: filled.text('what') } }),
    },
    can.claim && {
      key: `claim ${id}`,
      label: partner ? say.claimFor(partner.name) : say.claim,
      said: say.claimed,
      send: (_, commandId) =>
        partnership.claimWish({ ...withId(commandId), params, body: { partnerId: partner?.id ?? null } }),
    },
    can.deliver && {
      key: `deliver ${id}`,
      label: say.deliver,
      send: (_, commandId) => partnership.deliverWish({ ...withId(commandId), params }),
    },
    can.handBack && {
      key: `hand-back ${id}`,
      label: say.handBack,
      fields: [{ kind: 'area', name: 'reason', label: say.handBackReason, max: 200 }],
      send: (filled, commandId) =>
        partnership.handBackWish({ ...withId(commandId), params, body: { reason: filled.text('reason') } }),
    },
    can.fulfil && {
      key: `fulfil ${id}`,
      label: say.fulfil,
      fields: [
        { kind: 'area', name: 'thanks', label: say.thanks, max: 200, optional: true },
        { kind: 'files', name: 'photos', label: say.photos, photosOnly: true, optional: true },
      ],
      send: (filled, commandId) =>
        partnership.fulfilWish({
          ...withId(commandId),
          params,
          body: { thanks: filled.textOrNull('thanks'), photoIds: filled.files('photos') },
        }),
    },
    can.withdraw && {
      key: `withdraw ${id}`,
      label: say.withdraw,
      send: (_, commandId) => partnership.withdrawWish({ ...withId(commandId), params }),
    },
  ]
  return steps.filter((step) => step !== false)
}
