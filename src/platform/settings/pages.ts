import type { Page } from '../web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'settings.list',
    path: '/desk/settings',
    title: words.page.title,
    face: 'desk',
    icon: 'sliders-horizontal',
    right: 'configure',
    nav: { group: 'settings', order: 20 },
    component: 'platform/settings/web/desk-settings',
  },
]
