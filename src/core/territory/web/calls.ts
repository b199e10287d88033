import { client } from '../../../platform/web/client.ts'
import { territoryAddresses } from '../addresses.ts'
import type { territoryCalls } from '../contract.ts'

export const territory = client<typeof territoryCalls>(territoryAddresses)
