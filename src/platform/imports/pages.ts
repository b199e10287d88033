import type { Page } from '../web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'imports.list',
    path: '/desk/imports',
    title: words.page.title,
    face: 'desk',
    icon: 'file-spreadsheet',
    right: 'import',
    nav: { group: 'books', order: 80 },
    acts: [{ ...words.acts.importSheet, to: '/desk/imports' }],
    component: 'platform/imports/web/desk-imports',
  },
]
