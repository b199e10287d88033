export interface Named {
  id: string
  name: string
}

/** An address as far as it was picked. */
export interface PickedPlace {
  community: Named | null
  building: Named | null
  unit: Named | null
  door: Named | null
}

export const noPlace: PickedPlace = { community: null, building: null, unit: null, door: null }

/** Where the lists come from; each is asked when the one above it is picked. */
export interface PlaceLists {
  communities: () => Promise<readonly Named[]>
  buildings: (communityId: string) => Promise<readonly Named[]>
  units: (buildingId: string) => Promise<readonly Named[]>
  /** With a name: the one door that is called exactly so, for whoever may not list doors. */
  doors: (unitId: string, name?: string) => Promise<readonly Named[]>
}
