import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'bulletin.list',
    path: '/desk/bulletins',
    title: words.page.title,
    face: 'desk',
    icon: 'newspaper',
    right: 'business',
    nav: { group: 'books', order: 62 },
    acts: [{ ...words.acts.write, to: '/desk/bulletins' }],
    component: 'insight/bulletin/web/desk-bulletins',
  },
  {
    id: 'bulletin.one',
    path: '/desk/bulletins/$bulletinId',
    title: words.page.title,
    face: 'desk',
    icon: null,
    right: 'business',
    nav: null,
    component: 'insight/bulletin/web/desk-bulletin',
  },
]
