export const formsAddresses = {
  listForms: 'GET /api/forms',
  listChoices: 'GET /api/forms/choices',
  getForm: 'GET /api/forms/:formId',
  getSheet: 'GET /api/forms/:formId/sheet',
  mapForm: 'PUT /api/forms/:formId/mapping',
  fillForm: 'POST /api/forms/:formId/fillings',
  listFillings: 'GET /api/forms/:formId/fillings',
  retireForm: 'POST /api/forms/:formId/retire',
  getFilling: 'GET /api/fillings/:fillingId',
  listTrace: 'GET /api/fillings/:fillingId/trace',
} as const
