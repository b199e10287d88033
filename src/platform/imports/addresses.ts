export const importsAddresses = {
  listImporters: 'GET /api/imports/kinds',
  listBatches: 'GET /api/imports',
  getBatch: 'GET /api/imports/:batchId',
  getPreview: 'GET /api/imports/:batchId/preview',
  tryBatch: 'POST /api/imports/:batchId/try',
  chooseSheet: 'POST /api/imports/:batchId/sheet',
  listWrong: 'GET /api/imports/:batchId/wrong',
  mendCell: 'POST /api/imports/:batchId/mend',
  startBatch: 'POST /api/imports/:batchId/start',
  cancelBatch: 'POST /api/imports/:batchId/cancel',
  undoBatch: 'POST /api/imports/:batchId/undo',
  listRefused: 'GET /api/imports/:batchId/refused',
} as const
