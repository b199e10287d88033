import { client } from '../../../platform/web/client.ts'
import type { FoundPerson } from '../../../platform/web/kit/person-picker.tsx'
import { people } from '../../people/web/calls.ts'
import { groupChatsAddresses } from '../addresses.ts'
import type { groupChatsCalls } from '../contract.ts'

export const chats = client<typeof groupChatsCalls>(groupChatsAddresses)

export const chatsKey = ['group-chats'] as const

/** People of one's units, for a worker who knows who it was. */
export async function findPeople(text: string): Promise<FoundPerson[]> {
  const { rows } = await people.listPeople({ query: { words: text, limit: 12 } })
  return rows.map(({ id, name, unitName }) => ({ id, name, hint: unitName }))
}
