import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'figures.list',
    path: '/desk/figures',
    title: words.page.title,
    face: 'desk',
    icon: 'chart-column',
    right: 'business',
    nav: { group: 'books', order: 60 },
    component: 'insight/figures/web/desk-figures',
  },
]
