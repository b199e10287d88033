import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

export const pages: readonly Page[] = [
  {
    id: 'forms.list',
    path: '/desk/forms',
    title: words.page.title,
    face: 'desk',
    icon: 'table-properties',
    right: 'business',
    nav: { group: 'books', order: 64 },
    acts: [{ ...words.acts.fill, to: '/desk/forms' }],
    component: 'insight/forms/web/desk-forms',
  },
  page('forms.one', '/desk/forms/$formId', words.page.title, 'desk-form'),
  page('forms.map', '/desk/forms/$formId/cells', words.map.title, 'desk-mapping'),
  page('forms.filling', '/desk/fillings/$fillingId', words.page.trace, 'desk-filling'),
]

function page(id: string, path: string, title: string, file: string): Page {
  return {
    id,
    path,
    title,
    face: 'desk',
    icon: null,
    right: 'business',
    nav: null,
    under: 'forms.list',
    component: `insight/forms/web/${file}`,
  }
}
