/** Every reason why a piece of a group chat may be refused. `words.zh.ts` has a sentence for each. */
export const refusals = ['nothing-read', 'nothing-new', 'decided-already', 'not-dropped', 'not-your-post'] as const
export type Refusal = (typeof refusals)[number]

/** Reasons of taking in a need and of joining it, which the module of needs has the sentences for. */
export const needRefusals = [
  'text-missing',
  'place-missing',
  'no-right',
  'reporter-unknown',
  'target-ended',
  'target-guarded',
  'other-street',
  'wrong-state',
] as const
