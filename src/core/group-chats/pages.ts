import type { Page } from '../../platform/web/page.ts'
import { acts, pages as titles } from './words.zh.ts'

export const pages: readonly Page[] = [
  desk('group-chats.list', '/desk/chats', titles.list, 'desk-chats', true),
  {
    ...desk('group-chats.paste', '/desk/chats/new', titles.paste, 'desk-paste'),
    acts: [{ ...acts.paste, to: '/desk/chats/new' }],
  },
  desk('group-chats.one', '/desk/chats/$pasteId', titles.one, 'desk-drafts'),
]

function desk(id: string, path: string, title: string, file: string, inMenu = false): Page {
  return {
    id,
    path,
    title,
    face: 'desk',
    icon: inMenu ? 'message-square-text' : null,
    right: 'business',
    nav: inMenu ? { group: 'ways', order: 50 } : null,
    component: `core/group-chats/web/${file}`,
  }
}
