import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'help.phone',
    path: '/m/help',
    title: words.page,
    face: 'phone',
    icon: null,
    right: null,
    nav: null,
    component: 'app/help/web/phone-help',
  },
]
