/** Where each call of the group chats lives. */
export const groupChatsAddresses = {
  listPastes: 'GET /api/group-chats/pastes',
  listChats: 'GET /api/group-chats',
  paste: 'POST /api/group-chats/pastes',
  getPaste: 'GET /api/group-chats/pastes/:pasteId',
  listMessages: 'GET /api/group-chats/pastes/:pasteId/messages',
  accept: 'POST /api/group-chats/drafts/:draftId/accept',
  drop: 'POST /api/group-chats/drafts/:draftId/drop',
  restore: 'POST /api/group-chats/drafts/:draftId/restore',
} as const
