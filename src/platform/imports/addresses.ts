export const importsAddresses = {
  listImporters: 'GET /api/imports/kinds',
  listBatches: 'GET /api/imports',
  getBatch: 'GET /api/imports/:batchId',
  getPreview: 'GET /api/imports/:batchId/preview',
  startBatch: 'POST /api/imports/:batchId/start',
  cancelBatch: 'POST /api/imports/:batchId/cancel',
  undoBatch: 'POST /api/imports/:batchId/undo',
  listRefused: 'GET /api/imports/:batchId/refused',
} as const
