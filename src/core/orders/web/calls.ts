import { client } from '../../../platform/web/client.ts'
import { ordersAddresses } from '../addresses.ts'
import type { ordersCalls } from '../contract.ts'

export const orders = client<typeof ordersCalls>(ordersAddresses)

export const ordersKey = ['orders'] as const
