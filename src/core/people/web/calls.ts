import { client } from '../../../platform/web/client.ts'
import { peopleAddresses } from '../addresses.ts'
import type { peopleCalls } from '../contract.ts'

export const people = client<typeof peopleCalls>(peopleAddresses)
