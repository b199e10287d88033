import type { PickedPlace, PlaceLists } from '../../../platform/web/kit/picked-place.ts'
import { territory } from './calls.ts'

/** Where a PlacePicker asks: community by code, building, entrance, door. */
export const placeLists: PlaceLists = {
  communities: async () =>
    (await territory.listUnits()).units
      .filter((unit) => unit.level === 'community')
      .map(({ code, name }) => ({ id: code, name })),
  buildings: async (code) => (await territory.listBuildings({ params: { code } })).buildings,
  units: async (buildingId) => (await territory.listEntrances({ params: { buildingId } })).entrances,
  doors: async (entranceId, name) => (await territory.listDoors({ params: { entranceId }, query: { name } })).doors,
}

/** What was picked, as calls take it: the server knows the grid of a building. Null before a community is picked. */
export function pickedPlace(place: PickedPlace): { unitCode: string; buildingId?: string; doorId?: string } | null {
  if (!place.community) return null
  return {
    unitCode: place.community.id,
    ...(place.building && { buildingId: place.building.id }),
    ...(place.door && { doorId: place.door.id }),
  }
}

/** `宏吉社区 3号楼 2单元 201` */
export function pickedWords({ community, building, unit, door }: PickedPlace): string {
  return [community, building, unit, door].flatMap((part) => part?.name ?? []).join(' ')
}
