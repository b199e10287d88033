import type { Page } from '../web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'calendar.year',
    path: '/desk/calendar',
    title: words.page.title,
    face: 'desk',
    icon: 'calendar-days',
    right: 'business',
    nav: { group: 'settings', order: 10 },
    component: 'platform/calendar/web/desk-calendar',
  },
]
