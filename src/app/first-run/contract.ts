import { z } from 'zod'
import { FirstRun } from '../../core/organisation/contract.ts'
import { calls, Id } from '../../platform/contract/contract.ts'
import { firstRunAddresses } from './addresses.ts'

export const firstRunCalls = calls(firstRunAddresses, {
  findFirstRun: {
    summary: 'Whether this installation has no street yet',
    open: 'public',
    answer: z.object({ needed: z.boolean() }),
  },
  setUp: {
    summary: 'Makes the street with its communities and first officers, and signs the first of them in',
    open: 'public',
    body: FirstRun.extend({
      code: z
        .string()
        .min(1, 'word:setup-code-wrong')
        .max(60, 'word:setup-code-wrong')
        .describe('printed by the server at its start'),
      password: z.string().min(1, 'word:required').max(200, 'word:password-too-long').describe('of the first officer'),
    }),
    answer: z.object({
      personId: Id,
      links: z
        .array(z.object({ name: z.string(), path: z.string() }))
        .describe('one sign-in link for each other officer'),
    }),
    refusals: [
      'setup-code-wrong',
      'already-set-up',
      'street-known',
      'community-of-another-street',
      'community-twice',
      'phone-twice',
      'phone-known',
    ],
  },
})
