/** Where each call of the family helpers lives. */
export const familyAddresses = {
  listMine: 'GET /api/family/mine',
  give: 'POST /api/family/mine',
  listDeeds: 'GET /api/family/consents/:consentId/deeds',
  end: 'POST /api/family/consents/:consentId/end',

  listHelped: 'GET /api/family/helped',
  listNeedsOf: 'GET /api/family/helped/:residentId/needs',
  askFor: 'POST /api/family/helped/:residentId/needs',

  listConsents: 'GET /api/family/consents',
  writeDown: 'POST /api/family/consents',
} as const
