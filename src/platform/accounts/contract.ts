import { z } from 'zod'
import { calls, Done, Id, Moment } from '../contract/contract.ts'
import { meansOfSignIn, mostTokenHours } from './account.ts'
import { accountsAddresses } from './addresses.ts'

export const SignedIn = z.object({
  personId: Id,
  /** Holds a post: the desk is theirs. */
  staff: z.boolean(),
  /** Somebody of whom only the phone is known: asked for a name next. */
  isNew: z.boolean(),
})
export type SignedIn = z.infer<typeof SignedIn>

export const SessionView = z.object({
  id: Id,
  kind: z.enum(['session', 'token']),
  means: z.enum(meansOfSignIn),
  title: z.string().nullable(),
  device: z.string(),
  createdAt: Moment,
  lastSeenAt: Moment,
  expiresAt: Moment,
  /** The one that asks. */
  current: z.boolean(),
})
export type SessionView = z.infer<typeof SessionView>

export const AccountView = z.object({
  login: z.string().nullable(),
  passwordChangedAt: Moment.nullable(),
  sessions: z.array(SessionView),
  can: z.object({
    /** Staff sign in by password; residents need none. */
    choosePassword: z.boolean(),
    /** False shortly after a sign-in by code or link, for whoever forgot it. */
    skipCurrentPassword: z.boolean(),
    makeToken: z.boolean(),
  }),
})
export type AccountView = z.infer<typeof AccountView>

const typedPassword = z.string().min(1, 'word:required').max(200, 'word:password-too-long')

export const accountsCalls = calls(accountsAddresses, {
  signInWays: {
    summary: 'Where codes go as long as no SMS provider is configured',
    open: 'public',
    answer: z.object({ codesGoTo: z.enum(['sms', 'outbox']) }),
  },
  sendPhoneCode: {
    summary: 'Sends a code to a phone; answers alike whether or not somebody is known by it',
    open: 'public',
    body: z.object({ phone: z.string().min(1, 'word:required').max(30, 'word:not-a-mobile') }),
    answer: z.object({
      handle: z.string().describe('held by the asking browser alone; goes with the code'),
      expiresAt: Moment,
      pauseSeconds: z.int().describe('seconds until another code may be asked for'),
    }),
  },
  signInByPhone: {
    summary: 'Signs in with the code that was sent to a phone; somebody new becomes a resident',
    open: 'public',
    body: z.object({
      handle: z.string().min(1, 'word:code-over').max(60, 'word:code-over'),
      code: z.string().regex(/^\d{6}$/, 'word:code-shape'),
    }),
    answer: SignedIn,
    refusals: ['code-wrong', 'code-over', 'account-disabled'],
  },
  signInByPassword: {
    summary: 'Signs in with a login name or phone number and a password',
    open: 'public',
    body: z.object({ name: z.string().min(1, 'word:required').max(60, 'word:too-long'), password: typedPassword }),
    answer: SignedIn,
    refusals: ['name-or-password-wrong', 'account-disabled'],
  },
  signInByLink: {
    summary: 'Signs in with a link that works once',
    open: 'public',
    body: z.object({ token: z.string().min(1, 'word:required').max(60, 'word:link-over') }),
    answer: SignedIn,
    refusals: ['link-over', 'account-disabled'],
  },
  signOut: { summary: 'Ends this session', open: 'public', answer: Done },
  myAccount: { summary: 'My ways of signing in, and where I am signed in', answer: AccountView },
  choosePassword: {
    summary: 'Chooses a password and, if wanted, a login name; every other session ends',
    remembered: false,
    body: z.object({
      login: z.string().max(60, 'word:login-bad').nullable().default(null),
      current: z.string().max(200).nullable().default(null),
      password: typedPassword,
    }),
    answer: Done,
    refusals: ['password-wrong', 'password-for-staff', 'login-taken', 'token-cannot'],
  },
  endSession: {
    summary: 'Ends one of my sessions or personal tokens',
    params: z.object({ sessionId: Id }),
    answer: Done,
    refusals: ['token-cannot'],
  },
  endOtherSessions: {
    summary: 'Ends all my sessions and personal tokens but this one',
    answer: z.object({ ended: z.int() }),
    refusals: ['token-cannot'],
  },
  makeMyToken: {
    summary: 'Makes a personal token for a program of mine; it is shown once',
    remembered: false,
    body: z.object({
      title: z.string().trim().min(1, 'word:required').max(40),
      hours: z.int().min(1).max(mostTokenHours),
    }),
    answer: z.object({ token: z.string(), expiresAt: Moment }),
    refusals: ['token-cannot', 'tokens-for-staff'],
  },
})
