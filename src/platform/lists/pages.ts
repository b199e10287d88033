import type { Page } from '../web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'lists.paper',
    path: '/desk/lists/$list/paper',
    title: words.paper.title,
    face: 'desk',
    icon: 'printer',
    right: null,
    nav: null,
    component: 'platform/lists/web/desk-paper',
  },
]
