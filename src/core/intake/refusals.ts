/** Every reason why a way in may be closed. `words.zh.ts` has a sentence for each. */
export const refusals = [
  'card-unknown',
  'box-unknown',
  'poster-unknown',
  'receipt-unknown',
  'round-over',
  'round-runs',
  'result-said',
  'round-too-long',
  'answered-already',
  'asked-elsewhere',
  'need-already',
  'heading-known',
  'heading-unknown',
  'keeper-unknown',
  'box-closed',
  'card-over',
  'too-many-cards',
  'not-your-post',
] as const
export type Refusal = (typeof refusals)[number]

/** Reasons of taking in a need, which the module of needs has the sentences for. */
export const needRefusals = ['text-missing', 'place-missing', 'no-right', 'reporter-unknown'] as const
