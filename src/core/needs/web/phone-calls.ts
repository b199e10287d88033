import { client } from '../../../platform/web/client.ts'
import { needsAddresses } from '../addresses.ts'
import type { needsCalls } from '../contract.ts'

/** The needs' calls, and the keys under which their answers are kept. */
export const needs = client<typeof needsCalls>(needsAddresses)

export const keys = {
  all: ['needs'],
  mine: ['needs', 'mine'],
  work: (part: string) => ['needs', 'work', part],
  one: (needId: string) => ['needs', 'one', needId],
  hands: (needId: string) => ['needs', 'hands', needId],
} as const
