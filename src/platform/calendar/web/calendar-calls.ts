import { client } from '../../web/client.ts'
import { calendarAddresses } from '../addresses.ts'
import type { calendarCalls } from '../contract.ts'

export const calendar = client<typeof calendarCalls>(calendarAddresses)

/** Whatever is shown of calendars is asked again after a change. */
export const renews = [['calendar']]
