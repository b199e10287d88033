/** Where each call of the orders lives. */
export const ordersAddresses = {
  listOrders: 'GET /api/orders',
  readPasted: 'POST /api/orders/read',
  record: 'POST /api/orders',
  findOrder: 'GET /api/orders/by-number',
  getOrder: 'GET /api/orders/:needId',
  answer: 'POST /api/orders/:needId/answer',
} as const
