import { accountsAddresses } from '../../platform/accounts/addresses.ts'
import type { accountsCalls } from '../../platform/accounts/contract.ts'
import { client } from '../../platform/web/client.ts'

const accounts = client<typeof accountsCalls>(accountsAddresses)

/** Ends the session, then loads everything anew so that nothing of it stays in memory. */
export function useSignOut(): () => void {
  return () => {
    void accounts.signOut().finally(() => location.assign('/sign-in'))
  }
}
