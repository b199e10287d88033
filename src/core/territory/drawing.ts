/** A map drawing in GeoJSON, cut down to what we draw: outlines of units and lines like a river. */
export interface Drawing {
  readonly type: 'FeatureCollection'
  readonly features: readonly Feature[]
}

export interface Feature {
  readonly type: 'Feature'
  readonly properties: Properties
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] }
    | { readonly type: 'LineString'; readonly coordinates: Ring }
}

export interface Properties {
  /** Division code of the unit that it outlines; null for what only helps to find one's way. */
  readonly code: string | null
  readonly name: string | null
  readonly kind: (typeof shapeKinds)[number]
}

export const shapeKinds = ['street', 'community', 'grid', 'water', 'road'] as const

export type Spot = readonly [lon: number, lat: number]
export type Ring = readonly Spot[]

export type DrawingRefusal =
  | 'not-geojson'
  | 'too-many-points'
  | 'open-outline'
  | 'off-the-earth'
  | 'unknown-unit'
  | 'community-missing'

export const mostPoints = 20_000

/**
 * Why this drawing can't be the street's map, or null. Each community must be outlined, each code must be known, and
 * the whole must be small enough for a phone.
 */
export function drawingRefusal(
  drawing: Drawing,
  units: readonly { readonly code: string; readonly level: string }[],
): DrawingRefusal | null {
  const codes = drawing.features.flatMap(({ properties }) => (properties.code === null ? [] : [properties.code]))
  const outlines = drawing.features.flatMap(({ geometry }) => outlinesOf(geometry))
  const lines = drawing.features.flatMap(({ geometry }) =>
    geometry.type === 'LineString' ? [geometry.coordinates] : [],
  )
  const rings = [...outlines, ...lines]

  if (rings.reduce((sum, ring) => sum + ring.length, 0) > mostPoints) return 'too-many-points'
  if (outlines.some((ring) => !isClosed(ring))) return 'open-outline'
  if (rings.some((ring) => ring.some(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90))) return 'off-the-earth'
  if (codes.some((code) => !units.some((unit) => unit.code === code))) return 'unknown-unit'
  const communities = units.filter((unit) => unit.level === 'community')
  if (communities.some((unit) => !codes.includes(unit.code))) return 'community-missing'
  return null
}

/** The middle of an outline, where its name is written: the mean of its corners. */
export function middleOf(ring: Ring): Spot {
  const corners = ring.slice(0, -1)
  const sum = corners.reduce<Spot>(([lon, lat], [x, y]) => [lon + x, lat + y], [0, 0])
  return [sum[0] / corners.length, sum[1] / corners.length]
}

function outlinesOf(geometry: Feature['geometry']): readonly Ring[] {
  if (geometry.type === 'LineString') return []
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
}

function isClosed(ring: Ring): boolean {
  const first = ring[0]
  const last = ring.at(-1)
  return ring.length >= 4 && first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1]
}
