/** Every reason why an order may be refused. `words.zh.ts` has a sentence for each. */
export const refusals = ['order-known', 'order-answered-already', 'unit-not-yours', 'not-your-post'] as const
export type Refusal = (typeof refusals)[number]

/** Reasons of taking in a need, which the module of needs has the sentences for. */
export const needRefusals = ['text-missing', 'place-missing', 'no-right'] as const
