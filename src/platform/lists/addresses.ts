export const listsAddresses = {
  getList: 'GET /api/lists/:list',
  listRows: 'GET /api/lists/:list/rows',
  saveView: 'POST /api/lists/:list/views',
  openFirst: 'PUT /api/lists/views/:viewId/first',
  removeView: 'DELETE /api/lists/views/:viewId',
} as const

/** The workbook of a list, with what stands in the address of its page. */
export function sheetAddress(list: string, search: string): string {
  return `/api/lists/${list}/sheet${search && `?${search}`}`
}
