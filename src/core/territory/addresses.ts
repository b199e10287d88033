export const territoryAddresses = {
  listUnits: 'GET /api/territory/units',
  addUnit: 'POST /api/territory/units',
  renameUnit: 'PUT /api/territory/units/:code/name',
  listBuildings: 'GET /api/territory/units/:code/buildings',
  addBuilding: 'POST /api/territory/units/:code/buildings',
  mendBuilding: 'PUT /api/territory/buildings/:buildingId',
  listEntrances: 'GET /api/territory/buildings/:buildingId/entrances',
  addEntrance: 'POST /api/territory/buildings/:buildingId/entrances',
  listDoors: 'GET /api/territory/entrances/:entranceId/doors',
  addDoors: 'POST /api/territory/entrances/:entranceId/doors',
  getMap: 'GET /api/territory/map',
  replaceMap: 'PUT /api/territory/map',
} as const
