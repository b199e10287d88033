import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'people.doors',
    path: '/desk/doors',
    title: words.pages.doors,
    face: 'desk',
    icon: 'door-open',
    right: 'business',
    nav: null,
    under: 'territory.buildings',
    component: 'core/people/web/desk-doors',
  },
]
