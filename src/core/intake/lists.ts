import { z } from 'zod'
import { type AnyList, declareList, On, Words } from '../../platform/lists/list.ts'
import {
  type boxSorts,
  type BoxView,
  type buildingSorts,
  type CardBuildingRow,
  type roundSorts,
  type RoundView,
  UnitCode,
} from './contract.ts'
import { readBoxes, readCardBuildings, readRounds } from './read-lists.ts'
import { roundStates } from './round.ts'
import { listWords as words, pages, roundStateWords } from './words.zh.ts'

export const lists: readonly AnyList[] = [
  declareList({
    name: 'door-cards',
    path: '/desk/cards',
    title: pages.cards,
    right: 'business',
    personal: false,
    filters: z.object({ q: Words, unit: UnitCode.optional() }),
    sorts: words.cardSorts satisfies Record<(typeof buildingSorts)[number], string>,
    columns: [
      { key: 'name', head: words.building, cell: ({ name }: CardBuildingRow) => name },
      { key: 'unit', head: words.grid, width: 24, cell: ({ unitName }) => unitName },
      { key: 'doors', head: words.doors, width: 8, cell: ({ doors }) => doors },
      { key: 'cards', head: words.printed, width: 10, cell: ({ cards }) => cards },
      { key: 'needs', head: words.came, width: 10, cell: ({ needs }) => needs },
      {
        key: 'printed',
        head: words.printedAt,
        dates: 'moments',
        cell: ({ printedAt }) => (printedAt === null ? null : new Date(printedAt)),
      },
    ],
    idOf: ({ id }) => id,
    read: (context, { filters: { q, unit }, ...asked }) => readCardBuildings(context, { words: q, unit, ...asked }),
    bulk: { none: words.cardsNoBulk },
  }),
  declareList({
    name: 'suggestion-boxes',
    path: '/desk/boxes',
    title: pages.boxes,
    right: 'business',
    personal: false,
    filters: z.object({ q: Words, unit: UnitCode.optional(), closed: On }),
    sorts: words.boxSorts satisfies Record<(typeof boxSorts)[number], string>,
    columns: [
      { key: 'place', head: words.place, width: 24, cell: ({ place }: BoxView) => place },
      { key: 'unit', head: words.unit, width: 24, cell: ({ unitName }) => unitName },
      { key: 'keeper', head: words.keeper, cell: ({ keeper }) => keeper.name },
      { key: 'notes', head: words.came, width: 10, cell: ({ notes }) => notes },
      { key: 'opened', head: words.openedAt, dates: 'moments', cell: ({ openedAt }) => new Date(openedAt) },
      {
        key: 'closed',
        head: words.closedAt,
        dates: 'moments',
        cell: ({ closedAt }) => (closedAt === null ? null : new Date(closedAt)),
      },
    ],
    idOf: ({ id }) => id,
    read: (context, { filters: { q, unit, closed }, ...asked }) =>
      readBoxes(context, { words: q, unit, closed: closed === '1', ...asked }),
    bulk: { none: words.boxesNoBulk },
  }),
  declareList({
    name: 'opinion-rounds',
    path: '/desk/rounds',
    title: pages.rounds,
    right: 'business',
    personal: false,
    filters: z.object({ q: Words, unit: UnitCode.optional(), state: z.enum(roundStates).optional() }),
    sorts: words.roundSorts satisfies Record<(typeof roundSorts)[number], string>,
    columns: [
      { key: 'question', head: words.question, width: 40, cell: ({ question }: RoundView) => question },
      { key: 'unit', head: words.unit, width: 20, cell: ({ unitName }) => unitName },
      { key: 'state', head: words.state, cell: ({ state }) => roundStateWords[state] },
      { key: 'answers', head: words.answers, width: 10, cell: ({ answers }) => answers },
      { key: 'needs', head: words.turned, width: 10, cell: ({ needs }) => needs },
      { key: 'opens', head: words.asked, dates: 'moments', cell: ({ opensAt }) => new Date(opensAt) },
      { key: 'closes', head: words.closes, dates: 'moments', cell: ({ closesAt }) => new Date(closesAt) },
      { key: 'result', head: words.result, width: 40, cell: ({ result }) => result },
    ],
    idOf: ({ id }) => id,
    read: (context, { filters: { q, unit, state }, ...asked }) =>
      readRounds(context, { words: q, unit, state, ...asked }),
    bulk: { none: words.roundsNoBulk },
  }),
]
