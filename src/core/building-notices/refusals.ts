/** Every reason why a step on a notice may be refused. `words.zh.ts` has a sentence for each. */
export const refusals = [
  'until-before-from',
  'span-too-long',
  'notice-is-over',
  'building-unknown',
  'two-streets',
  'door-elsewhere',
  'need-is-tied',
  'need-not-tied',
  'not-your-post',
] as const
export type Refusal = (typeof refusals)[number]

/** Reasons of the steps on a need, which the module of needs has the sentences for. */
export const needRefusals = ['wrong-state', 'no-right'] as const
