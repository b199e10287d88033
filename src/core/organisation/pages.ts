import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

const { pages: titles } = words

export const pages: readonly Page[] = [
  {
    id: 'organisation.people',
    path: '/desk/people',
    title: titles.people,
    face: 'desk',
    icon: 'users',
    right: 'business',
    nav: { group: 'books', order: 10 },
    component: 'core/organisation/web/desk-people',
  },
  {
    id: 'organisation.teams',
    path: '/desk/teams',
    title: titles.teams,
    face: 'desk',
    icon: 'flag',
    right: 'business',
    nav: { group: 'books', order: 14 },
    component: 'core/organisation/web/desk-teams',
  },
  {
    id: 'organisation.chart',
    path: '/desk/organisation',
    title: titles.chart,
    face: 'desk',
    icon: 'network',
    right: 'business',
    nav: { group: 'books', order: 16 },
    component: 'core/organisation/web/desk-chart',
  },
  {
    id: 'organisation.posts',
    path: '/desk/posts',
    title: titles.posts,
    face: 'desk',
    icon: 'id-card',
    right: 'business',
    nav: { group: 'books', order: 18 },
    component: 'core/organisation/web/desk-posts',
  },
  {
    id: 'organisation.partners',
    path: '/desk/partners',
    title: titles.partners,
    face: 'desk',
    icon: 'handshake',
    right: 'business',
    nav: { group: 'books', order: 20 },
    component: 'core/organisation/web/desk-partners',
  },
]
