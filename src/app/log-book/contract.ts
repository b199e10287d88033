import { z } from 'zod'
import { calls, Day, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { logBookAddresses } from './addresses.ts'
import { entrySorts } from './store.ts'

export const sources = ['web', 'command-line', 'job', 'import'] as const

/** One entry of the log as the auditor reads it: words of closed lists and ids, no free text but why something was opened. */
export const EntryView = z.object({
  id: z.int(),
  at: Moment,
  person: z.string(),
  personId: Id.nullable(),
  source: z.string(),
  kind: z.string(),
  noun: z.string(),
  nounId: Id,
  subject: z.string().nullable().describe('what it was done to: the number of a need, the name of a person or a team'),
  opens: z.boolean().describe('a need that the reader may open'),
  unitCode: z.string().nullable(),
  unitName: z.string().nullable(),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  reason: z.string().nullable().describe('why a sealed field was opened, in the words of whoever opened it'),
})
export type EntryView = z.infer<typeof EntryView>

/** Somebody opened a sealed field of the reader. */
export const OpeningView = z.object({
  id: z.int(),
  at: Moment,
  person: z.string(),
  post: z.string().nullable().describe('the post in which it was opened, as the street calls it'),
  field: z.string(),
  reason: z.string().nullable(),
})
export type OpeningView = z.infer<typeof OpeningView>

export const ChainView = z.object({
  seals: z.int(),
  events: z.int(),
  breaks: z.array(z.object({ sealNo: z.int(), eventId: z.int().nullable(), problem: z.string() })),
})

export const logBookCalls = calls(logBookAddresses, {
  listEntries: {
    summary: 'The log, within the scope of the reader',
    query: z.object({
      ...Paging,
      words: z
        .string()
        .trim()
        .max(60)
        .optional()
        .describe('part of the name of whoever did it, or whose it was that they opened'),
      sort: z.enum(entrySorts).default('-written'),
      kind: z.string().max(60).optional(),
      noun: z.string().max(60).optional(),
      nounId: Id.optional(),
      personId: Id.optional(),
      source: z.enum(sources).optional(),
      from: Day.optional(),
      to: Day.optional(),
    }),
    answer: paged(EntryView),
  },
  listOpenings: {
    summary: 'Who opened a sealed field of yours and why, newest first',
    query: z.object(Paging),
    answer: paged(OpeningView),
  },
  checkChain: { summary: 'Reads the whole log against its hash chain', answer: ChainView },
})
