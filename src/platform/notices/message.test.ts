import { describe, expect, test } from 'vitest'
import { codeRefusal } from './message.ts'

const code = { expiresAt: 5 * 60_000 }
const resident = { personId: 'wang', holdsPost: false }
const staff = { personId: 'li', holdsPost: true }

describe('a sign-in code in the outbox', () => {
  test.each([
    ['of a resident is opened while it lasts', resident, 'officer', 0, null],
    ['of a number that nobody has yet is opened too', null, 'officer', 0, null],
    ['of somebody with a post is opened by nobody else', staff, 'officer', 0, 'code-of-staff'],
    ['of somebody with a post stays closed when it has expired', staff, 'officer', 600_000, 'code-of-staff'],
    ['of one’s own is opened', staff, 'li', 0, null],
    ['that has expired is not opened', resident, 'officer', 5 * 60_000, 'code-has-expired'],
  ] as const)('%s', (_, holder, reader, now, refusal) => {
    expect(codeRefusal(code, holder, reader, now)).toBe(refusal)
  })
})
