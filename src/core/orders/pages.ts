import type { Page } from '../../platform/web/page.ts'
import { acts, pages as titles } from './words.zh.ts'

export const pages: readonly Page[] = [
  desk('orders.list', '/desk/orders', titles.list, 'desk-orders', true),
  {
    ...desk('orders.new', '/desk/orders/new', titles.add, 'desk-record'),
    acts: [{ ...acts.record, to: '/desk/orders/new' }],
  },
]

function desk(id: string, path: string, title: string, file: string, inMenu = false): Page {
  return {
    id,
    path,
    title,
    face: 'desk',
    icon: inMenu ? 'file-clock' : null,
    right: 'business',
    nav: inMenu ? { group: 'ways', order: 48 } : null,
    component: `core/orders/web/${file}`,
  }
}
