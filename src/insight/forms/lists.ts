import { z } from 'zod'
import { declareList, Words } from '../../platform/lists/list.ts'
import type { FormRow } from './contract.ts'
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
    sorts: { '-added': words.lists.newest },
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
      { key: 'at', head: words.page.when, dates: 'moments', cell: ({ addedAt }: FormRow) => new Date(addedAt) },
    ],
    idOf: ({ id }) => id,
    read: (context, { filters: { q }, after, limit }) => readForms(context, { words: q, after, limit }),
    bulk: { none: words.lists.oneByOne },
  }),
]
