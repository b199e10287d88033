import { z } from 'zod'
import { states } from '../../core/needs/need.ts'
import { calls, Id } from '../../platform/contract/contract.ts'
import { findingAddresses } from './addresses.ts'

const FoundPerson = z.object({ id: Id, name: z.string(), called: z.string().nullable(), unitName: z.string() })
export type FoundPerson = z.infer<typeof FoundPerson>

const FoundNeed = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  state: z.enum(states),
  unitName: z.string(),
})
export type FoundNeed = z.infer<typeof FoundNeed>

export const findingCalls = calls(findingAddresses, {
  find: {
    summary: 'People, closest first, and needs, newest first, that are meant by what somebody is typing',
    query: z.object({ words: z.string().trim().min(1, 'word:required').max(40) }),
    answer: z.object({ people: z.array(FoundPerson), needs: z.array(FoundNeed) }),
  },
})
