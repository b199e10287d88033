export const firstRunAddresses = {
  findFirstRun: 'GET /api/first-run',
  setUp: 'POST /api/first-run',
} as const
