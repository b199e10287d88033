export const bulletinAddresses = {
  listBulletins: 'GET /api/bulletins',
  writeBulletin: 'POST /api/bulletins',
  getBulletin: 'GET /api/bulletins/:bulletinId',
  mendBulletin: 'PUT /api/bulletins/:bulletinId',
} as const
