import { z } from 'zod'
import { declareList, Words } from '../../platform/lists/list.ts'
import type { FormRow } from './contract.ts'
import { formSorts } from './form.ts'
import { readForms } from './routes.ts'
import { words } from './words.zh.ts'

export const lists = [
  declareList({
    name: 'forms',
    path: '/desk/forms',
    title: words.page.title,
    right: 'business',
    personal: false,
    filters: z.object({ q: Words }),
    sorts: words.lists.sorts,
    columns: [
      { key: 'name', head: words.page.name, width: 36, cell: ({ name }: FormRow) => name },
      { key: 'unit', head: words.page.unit, cell: ({ unitName }: FormRow) => unitName },
      { key: 'version', head: words.page.version, cell: ({ version }: FormRow) => version },
      {
        key: 'state',
        head: words.page.state,
        cell: ({ mapped }: FormRow) => (mapped ? words.page.ready : words.page.toMap),
      },
      { key: 'by', head: words.page.who, cell: ({ addedBy }: FormRow) => addedBy },
      { key: 'added', head: words.page.when, dates: 'moments', cell: ({ addedAt }: FormRow) => new Date(addedAt) },
    ],
    idOf: ({ id }) => id,
    read: (context, { filters: { q }, sort, ...paging }) =>
      readForms(context, { words: q, sort: formSorts.find((known) => known === sort)!, ...paging }),
    bulk: { none: words.lists.oneByOne },
  }),
]
