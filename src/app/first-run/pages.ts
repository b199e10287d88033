import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'first-run.set-up',
    path: '/first-run',
    title: words.title,
    face: 'public',
    icon: null,
    right: null,
    nav: null,
    component: 'app/first-run/web/public-first-run',
  },
]
