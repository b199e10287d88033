import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'app.kit',
    path: '/kit',
    title: words.kitTitle,
    face: 'public',
    icon: null,
    right: null,
    nav: null,
    component: 'app/web/kit/public-kit',
  },
]
