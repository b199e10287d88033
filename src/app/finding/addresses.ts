export const findingAddresses = { find: 'GET /api/find' } as const
