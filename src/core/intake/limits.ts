import type { Limit } from '../../platform/accounts/account.ts'

const hour = 3_600
const day = 24 * hour

/**
 * How much may come without sign-in. A household is never locked out by what others do: whatever comes with a code in force
 * is taken in, and beyond these is marked for somebody to look at. What opens nothing is turned away.
 */
export const limits = {
  /** Needs by one card; a household in trouble may well ask some times a day. */
  byCard: [{ most: 6, seconds: day }],
  byBox: [{ most: 40, seconds: day }],
  byRound: [{ most: 300, seconds: day }],
  /** From one address; a mobile network has thousands of people behind one. */
  fromAddress: [{ most: 20, seconds: hour }],

  wrongCodes: [{ most: 30, seconds: hour }],
  receipts: [{ most: 30, seconds: hour }],
  triesOfReceipt: [{ most: 100, seconds: day }],
  uploads: [{ most: 40, seconds: hour }],
} as const satisfies Record<string, readonly Limit[]>
