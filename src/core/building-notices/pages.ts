import type { Page } from '../../platform/web/page.ts'
import { acts, pages as titles } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    ...desk('building-notices.list', '/desk/building-notices', titles.list, 'desk-notices'),
    icon: 'megaphone',
    nav: { group: 'work', order: 46 },
    acts: [{ ...acts.post, to: '/desk/building-notices/new' }],
  },
  desk('building-notices.post', '/desk/building-notices/new', titles.post, 'desk-post'),
  desk('building-notices.one', '/desk/building-notices/$noticeId', titles.one, 'desk-notice'),
  desk('building-notices.poster', '/desk/building-notices/$noticeId/poster', titles.poster, 'desk-notice-poster'),
  {
    ...desk('building-notices.board', '/n/$noticeId', titles.board, 'public-notice'),
    face: 'public',
    right: null,
  },
]

function desk(id: string, path: string, title: string, file: string): Page {
  return {
    id,
    path,
    title,
    face: 'desk',
    icon: null,
    right: 'business',
    nav: null,
    component: `core/building-notices/web/${file}`,
  }
}
