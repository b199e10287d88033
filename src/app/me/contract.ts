import { z } from 'zod'
import { calls, Id } from '../../platform/contract/contract.ts'
import { meAddresses } from './addresses.ts'

/** Who is signed in, where they hold posts, and which pages that opens. */
export const MeView = z.object({
  person: z.object({
    id: Id,
    name: z.string(),
    called: z.string().nullable(),
    unitCode: z.string().nullable(),
    unitName: z.string().nullable(),
  }),
  street: z.object({
    code: z.string(),
    name: z.string(),
    phone: z.string().nullable().describe('of the reader’s own community where the street gave one'),
  }),
  posts: z.array(
    z.object({
      post: z.string(),
      title: z.string(),
      unitCode: z.string().nullable(),
      unitName: z.string().nullable(),
      teamId: z.string().nullable(),
    }),
  ),
  rights: z.array(z.string()),
  pages: z.array(z.string()),
  unreadNotices: z.int(),
  helps: z.array(z.object({ residentId: Id, name: z.string() })).describe('people for whom I may do things now'),
})
export type MeView = z.infer<typeof MeView>

export const meCalls = calls(meAddresses, {
  me: { summary: 'Who is signed in, and which pages they may open', answer: MeView },
})
