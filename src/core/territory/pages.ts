import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'territory.buildings',
    path: '/desk/buildings',
    title: words.pages.buildings,
    face: 'desk',
    icon: 'building-2',
    right: 'business',
    nav: { group: 'books', order: 30 },
    acts: [{ ...words.acts.addBuilding, to: '/desk/buildings' }],
    component: 'core/territory/web/desk-buildings',
  },
  {
    id: 'territory.map',
    path: '/desk/map',
    title: words.pages.map,
    face: 'desk',
    icon: 'map',
    right: 'business',
    nav: null,
    under: 'territory.buildings',
    component: 'core/territory/web/desk-map',
  },
]
