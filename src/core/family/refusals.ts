/** Every reason why a consent may be refused. `words.zh.ts` has a sentence for each. */
export const refusals = [
  'helper-is-the-resident',
  'consent-ends-early',
  'consent-too-long',
  'paper-missing',
  'call-time-missing',
  'helps-already',
  'too-many-helpers',
  'consent-ended',
  'not-your-post',
] as const
export type Refusal = (typeof refusals)[number]

/** Reasons of taking in a need, which the module of needs has the sentences for. */
export const needRefusals = ['reported-too-often', 'text-missing', 'place-missing', 'reporter-unknown'] as const
