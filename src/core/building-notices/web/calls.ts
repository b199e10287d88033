import { client } from '../../../platform/web/client.ts'
import { buildingNoticesAddresses } from '../addresses.ts'
import type { buildingNoticesCalls } from '../contract.ts'

export const buildingNotices = client<typeof buildingNoticesCalls>(buildingNoticesAddresses)

export const noticesKey = ['building-notices'] as const
