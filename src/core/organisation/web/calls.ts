import { client } from '../../../platform/web/client.ts'
import { organisationAddresses } from '../addresses.ts'
import type { organisationCalls } from '../contract.ts'

export const organisation = client<typeof organisationCalls>(organisationAddresses)
