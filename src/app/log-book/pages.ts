import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'log-book.entries',
    path: '/desk/log',
    title: words.title,
    face: 'desk',
    icon: 'scroll-text',
    right: 'log',
    nav: { group: 'books', order: 90 },
    component: 'app/log-book/web/desk-log',
  },
]
