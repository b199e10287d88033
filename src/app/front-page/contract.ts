import { z } from 'zod'
import { teamColours } from '../../core/organisation/team.ts'
import { calls, Id } from '../../platform/contract/contract.ts'
import { frontPageAddresses } from './addresses.ts'

export const FrontPageView = z.object({
  firstRun: z.boolean().describe('true while there is no street yet'),
  street: z.object({ code: z.string(), name: z.string() }).nullable(),
  communities: z.array(z.object({ code: z.string(), name: z.string() })),
  phones: z.array(z.object({ name: z.string(), phone: z.string() })),
  teams: z.array(z.object({ id: Id, name: z.string(), colour: z.enum(teamColours), services: z.array(z.string()) })),
})
export type FrontPageView = z.infer<typeof FrontPageView>

export const frontPageCalls = calls(frontPageAddresses, {
  lookIn: { summary: 'What this street offers, for whoever looks in', open: 'public', answer: FrontPageView },
})
