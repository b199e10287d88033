export const noticesAddresses = {
  listNotices: 'GET /api/notices',
  countUnread: 'GET /api/notices/unread',
  readNotice: 'POST /api/notices/:noticeId/read',
  readAllNotices: 'POST /api/notices/read',
  markRead: 'POST /api/notices/many/read',
  markUnread: 'POST /api/notices/many/unread',
  listOutbox: 'GET /api/outbox',
  openAddress: 'POST /api/outbox/:messageId/open',
  openCode: 'POST /api/outbox/:messageId/code',
  markTold: 'POST /api/outbox/:messageId/told',
} as const
