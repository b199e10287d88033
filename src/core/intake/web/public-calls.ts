import { queryOptions } from '@tanstack/react-query'
import { sendFile } from '../../../platform/attachments/web/upload.ts'
import { call, client } from '../../../platform/web/client.ts'
import { intakeAddresses } from '../addresses.ts'
import type { intakeCalls } from '../contract.ts'

export const intake = client<typeof intakeCalls>(intakeAddresses)

export const roundsKey = ['intake', 'my-rounds'] as const

interface PublicPhone {
  readonly name: string
  readonly phone: string
}

/** Numbers that people may call. The page that offers them to everybody stands above this module. */
export const phonesQuery = queryOptions({
  queryKey: ['front-page', 'phones'],
  queryFn: async () => (await call<{ phones: PublicPhone[] }>('GET /api/front-page')).phones,
  staleTime: 10 * 60_000,
})

/** The number of a community, else one that is no community's, else any. */
export function phoneOf(phones: readonly PublicPhone[], community: string | null): PublicPhone | null {
  const isOf = (name: string) => community !== null && (name.includes(community) || community.includes(name))
  return phones.find(({ name }) => isOf(name)) ?? phones[0] ?? null
}

/** Sends a photo or a voice note of somebody who is not signed in; its id. */
export async function uploadUnsigned(way: 'card' | 'box', code: string, file: Blob, name: string): Promise<string> {
  const headers = { 'intake-way': way, 'intake-code': code }
  return (await sendFile<{ id: string }>('/api/intake/uploads', file, name, { headers })).id
}
