export const meAddresses = { me: 'GET /api/me' } as const
