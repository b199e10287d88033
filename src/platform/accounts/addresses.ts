export const accountsAddresses = {
  signInWays: 'GET /api/sign-in',
  sendPhoneCode: 'POST /api/sign-in/phone-code',
  signInByPhone: 'POST /api/sign-in/phone',
  signInByPassword: 'POST /api/sign-in/password',
  signInByLink: 'POST /api/sign-in/link',
  signOut: 'POST /api/sign-out',
  myAccount: 'GET /api/account',
  choosePassword: 'PUT /api/account/password',
  endSession: 'DELETE /api/account/sessions/:sessionId',
  endOtherSessions: 'POST /api/account/sessions/end-others',
  makeMyToken: 'POST /api/account/tokens',
} as const
