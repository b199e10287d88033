import { z } from 'zod'
import { type AnyList, declareList, Words } from '../../platform/lists/list.ts'
import { UnitCode } from './contract.ts'
import { buildingSorts } from './place.ts'
import { type BuildingRow, readBuildings } from './read-buildings.ts'
import { words } from './words.zh.ts'

const buildingsList = declareList({
  name: 'buildings',
  path: '/desk/buildings',
  title: words.pages.buildings,
  right: 'business',
  personal: false,
  filters: z.object({ q: Words, unit: UnitCode.optional(), spot: z.enum(['known', 'unknown']).optional() }),
  sorts: words.buildings.sorts satisfies Record<(typeof buildingSorts)[number], string>,
  columns: [
    { key: 'name', head: words.buildings.building, width: 24, cell: ({ name }: BuildingRow) => name },
    { key: 'grid', head: words.buildings.grid, width: 24, cell: ({ unitName }) => unitName },
    { key: 'entrances', head: words.buildings.entranceCount, width: 8, cell: ({ entrances }) => entrances },
    { key: 'doors', head: words.buildings.doorCount, width: 8, cell: ({ doors }) => doors },
    { key: 'lon', head: words.buildings.lon, cell: ({ lon }) => lon },
    { key: 'lat', head: words.buildings.lat, cell: ({ lat }) => lat },
  ],
  idOf: ({ id }) => id,
  read: (context, { filters: { q, ...filters }, sort, ...paging }) =>
    readBuildings(context, {
      words: q,
      ...filters,
      sort: buildingSorts.find((known) => known === sort)!,
      ...paging,
    }),
  bulk: { none: words.buildings.noBulk },
})

export const lists: readonly AnyList[] = [buildingsList]
