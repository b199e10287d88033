import { client } from '../../../platform/web/client.ts'
import { logBookAddresses } from '../addresses.ts'
import type { logBookCalls } from '../contract.ts'

export const logBook = client<typeof logBookCalls>(logBookAddresses)
