export const logBookAddresses = {
  listEntries: 'GET /api/log',
  listOpenings: 'GET /api/log/openings',
  checkChain: 'GET /api/log/chain',
} as const
