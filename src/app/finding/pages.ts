import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'finding.phone',
    path: '/m/work/find',
    title: words.pages.find,
    face: 'phone',
    icon: 'search',
    right: 'business',
    nav: { group: 'grid', order: 5, label: words.tab },
    component: 'app/finding/web/phone-find',
  },
]
