import { client } from '../../../platform/web/client.ts'
import { firstRunAddresses } from '../addresses.ts'
import { parseCommunities } from '../communities.ts'
import type { firstRunCalls } from '../contract.ts'
import { words } from '../words.zh.ts'

export const firstRunClient = client<typeof firstRunCalls>(firstRunAddresses)

export interface Officer {
  name: string
  phone: string
}

/** What the person has answered so far. */
export interface Answers {
  code: string
  streetName: string
  streetCode: string
  /** As pasted. */
  communities: string
  grids: string
  officers: Officer[]
  password: string
}

export const steps = ['street', 'communities', 'officers', 'check'] as const
export type Step = (typeof steps)[number]

export function emptyAnswers(): Answers {
  const nobody = { name: '', phone: '' }
  return {
    code: location.hash.slice(1),
    streetName: '',
    streetCode: '',
    communities: '',
    grids: '3',
    officers: [nobody],
    password: '',
  }
}

export type Faults = Readonly<Record<string, string>>

/** What must be put right before the next step, by field. The server judges again. */
export function faultsOf(step: Step, answers: Answers): Faults {
  const faults: Record<string, string> = {}
  if (step === 'street') {
    if (!answers.code.trim()) faults['code'] = words.errors.code
    if (!answers.streetName.trim()) faults['streetName'] = words.errors.name
    if (!/^\d{9}$/.test(answers.streetCode.trim())) faults['streetCode'] = words.errors.streetCode
  }
  if (step === 'communities') {
    const { communities, unreadable } = parseCommunities(answers.communities)
    const other = communities.find(({ code }) => code.slice(0, 9) !== answers.streetCode.trim())
    if (unreadable.length > 0) faults['communities'] = words.unreadable(unreadable)
    else if (communities.length === 0) faults['communities'] = words.noneYet
    else if (other) faults['communities'] = words.otherStreet(other.code)
  }
  if (step === 'officers') {
    for (const [index, { name, phone }] of answers.officers.entries()) {
      if (!name.trim()) faults[`name${index}`] = words.errors.name
      if (!/^1\d{10}$/.test(phone.replace(/[\s-]/g, ''))) faults[`phone${index}`] = words.errors.phone
    }
    if ([...answers.password].length < 10) faults['password'] = words.passwordHint
  }
  return faults
}

export function bodyOf(answers: Answers) {
  const grids = Number(answers.grids)
  return {
    code: answers.code.trim(),
    street: { code: answers.streetCode.trim(), name: answers.streetName.trim() },
    communities: parseCommunities(answers.communities).communities.map((community) => ({ ...community, grids })),
    officers: answers.officers.map(({ name, phone }) => ({ name: name.trim(), phone: phone.trim() })),
    password: answers.password,
  }
}
