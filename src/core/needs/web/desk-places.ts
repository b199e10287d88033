import { client } from '../../../platform/web/client.ts'
import type { PickedPlace, PlaceLists } from '../../../platform/web/kit/picked-place.ts'
import { territoryAddresses } from '../../territory/addresses.ts'
import type { territoryCalls } from '../../territory/contract.ts'

const territory = client<typeof territoryCalls>(territoryAddresses)

/** Where the place picker's lists come from: community → building → entrance → door. */
export const placeLists: PlaceLists = {
  async communities() {
    const { units } = await territory.listUnits()
    return units.filter(({ level }) => level === 'community').map(({ code, name }) => ({ id: code, name }))
  },
  async buildings(code) {
    const { buildings } = await territory.listBuildings({ params: { code } })
    return buildings.map(({ id, name }) => ({ id, name }))
  },
  async units(buildingId) {
    return (await territory.listEntrances({ params: { buildingId } })).entrances
  },
  async doors(entranceId, name) {
    return (await territory.listDoors({ params: { entranceId }, query: name ? { name } : {} })).doors
  },
}

/** The picked place as a report names it: the closest that was picked. */
export function placeOf({ community, building, door }: PickedPlace): {
  unitCode?: string
  buildingId?: string
  doorId?: string
} {
  if (door) return { doorId: door.id }
  if (building) return { buildingId: building.id }
  return community ? { unitCode: community.id } : {}
}
