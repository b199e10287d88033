export const logBookAddresses = {
  listEntries: 'GET /api/log',
  checkChain: 'GET /api/log/chain',
} as const
