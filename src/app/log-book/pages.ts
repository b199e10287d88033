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
  {
    id: 'log-book.openings',
    path: '/m/openings',
    title: words.mine.title,
    face: 'phone',
    icon: null,
    right: null,
    nav: { group: 'mine', order: 20 },
    component: 'app/log-book/web/phone-openings',
  },
]
