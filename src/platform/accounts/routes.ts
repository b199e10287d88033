import type { Routes } from '../http/module.ts'
import { carrier } from '../notices/settings.ts'
import { setting } from '../settings/settings.ts'
import type { accountsCalls } from './contract.ts'
import { choosePassword, makeMyToken, viewMyAccount } from './my-account.ts'
import { endOtherSessions, endSession, signOut } from './sessions.ts'
import { sendPhoneCode, signInByLink, signInByPassword, signInByPhone } from './sign-in.ts'

const done = { done: true } as const

export function accountsRoutes(): Routes<typeof accountsCalls> {
  return {
    signInWays: async ({ tx }) => ({ codesGoTo: (await setting(tx, carrier)) === 'page' ? 'outbox' : 'sms' }),
    sendPhoneCode: (context, { body }) => sendPhoneCode(context, body.phone),
    signInByPhone: (context, { body }) => signInByPhone(context, body),
    signInByPassword: (context, { body }) => signInByPassword(context, body),
    signInByLink: (context, { body }) => signInByLink(context, body.token),
    async signOut(context) {
      await signOut(context)
      return done
    },
    myAccount: (context) => viewMyAccount(context),
    choosePassword: (context, { body }) => choosePassword(context, body),
    async endSession(context, { params }) {
      await endSession(context, params.sessionId)
      return done
    },
    endOtherSessions: async (context) => ({ ended: await endOtherSessions(context) }),
    makeMyToken: (context, { body }) => makeMyToken(context, body),
  }
}
