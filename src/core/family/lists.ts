import { type AnyList, declareList } from '../../platform/lists/list.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { consentSorts } from './consent.ts'
import { type ConsentView, filters } from './contract.ts'
import { readConsents } from './routes.ts'
import { listWords, pages, purposeWords, stateWords, wayWords } from './words.zh.ts'

export const lists: readonly AnyList[] = [
  declareList({
    name: 'consents',
    path: '/desk/family',
    title: pages.desk,
    right: 'business',
    personal: true,
    filters,
    sorts: listWords.sorts,
    columns: [
      { key: 'resident', head: listWords.resident, cell: ({ residentName }: ConsentView) => residentName },
      { key: 'helper', head: listWords.helper, cell: ({ helperName }: ConsentView) => helperName },
      { key: 'relation', head: listWords.relation, cell: ({ relation }: ConsentView) => relation },
      { key: 'city', head: listWords.city, cell: ({ city }: ConsentView) => city },
      {
        key: 'purposes',
        head: listWords.purposes,
        width: 30,
        cell: ({ purposes }: ConsentView) => purposes.map((one) => purposeWords[one]).join(listWords.comma),
      },
      { key: 'state', head: listWords.state, cell: ({ state }: ConsentView) => stateWords[state] },
      { key: 'from', head: listWords.from, cell: ({ validFrom }: ConsentView) => dateOf(validFrom) },
      { key: 'to', head: listWords.to, cell: ({ validTo }: ConsentView) => dateOf(validTo - 1) },
      { key: 'way', head: listWords.way, cell: ({ way }: ConsentView) => wayWords[way] },
      { key: 'writtenBy', head: listWords.writtenBy, cell: ({ writtenBy }: ConsentView) => writtenBy },
      { key: 'unit', head: listWords.unit, cell: ({ unitName }: ConsentView) => unitName },
    ],
    idOf: ({ id }: ConsentView) => id,
    read: (context, { filters: { q, unit, state }, sort, ...paging }) =>
      readConsents(context, {
        words: q,
        unitCode: unit,
        state,
        sort: consentSorts.find((known) => known === sort)!,
        ...paging,
      }),
    bulk: { none: listWords.oneByOne },
  }),
]
