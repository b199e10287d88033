export const frontPageAddresses = { lookIn: 'GET /api/front-page' } as const
