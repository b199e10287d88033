export const settingsAddresses = {
  listSettings: 'GET /api/settings',
  changeSetting: 'PUT /api/settings/:key',
  resetSetting: 'DELETE /api/settings/:key',
} as const
