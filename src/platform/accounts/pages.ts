import type { Page } from '../web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'accounts.sign-in',
    path: '/sign-in',
    title: words.pages.signIn,
    face: 'public',
    icon: null,
    right: null,
    nav: null,
    component: 'platform/accounts/web/public-sign-in',
  },
  {
    id: 'accounts.link',
    path: '/sign-in/link',
    title: words.pages.link,
    face: 'public',
    icon: null,
    right: null,
    nav: null,
    component: 'platform/accounts/web/public-link',
  },
  {
    id: 'accounts.mine',
    path: '/m/account',
    title: words.pages.mine,
    face: 'phone',
    icon: 'user',
    right: null,
    nav: { group: ['resident', 'grid', 'team'], order: 90 },
    component: 'platform/accounts/web/phone-account',
  },
  {
    id: 'accounts.desk',
    path: '/desk/account',
    title: words.pages.account,
    face: 'desk',
    icon: 'key-round',
    right: null,
    nav: null,
    component: 'platform/accounts/web/desk-account',
  },
]
