import type { Page } from '../web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'notices.mine',
    path: '/m/notices',
    title: words.page.notices,
    face: 'phone',
    icon: 'bell',
    right: null,
    nav: null,
    component: 'platform/notices/web/phone-notices',
  },
  {
    id: 'notices.desk',
    path: '/desk/notices',
    title: words.page.notices,
    face: 'desk',
    icon: 'bell',
    right: null,
    nav: { group: 'own', order: 1 },
    component: 'platform/notices/web/desk-notices',
  },
  {
    id: 'notices.outbox',
    path: '/desk/outbox',
    title: words.page.outbox,
    face: 'desk',
    icon: 'send',
    right: 'configure',
    nav: { group: 'work', order: 60 },
    component: 'platform/notices/web/desk-outbox',
  },
]
