import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'front-page.look-in',
    path: '/',
    title: words.title,
    face: 'public',
    icon: null,
    right: null,
    nav: null,
    component: 'app/front-page/web/public-front',
  },
  {
    id: 'front-page.welcome',
    path: '/m/welcome',
    title: words.welcome.title,
    face: 'phone',
    icon: null,
    right: null,
    nav: null,
    component: 'app/front-page/web/phone-welcome',
  },
]
