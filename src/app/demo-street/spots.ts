import { readFileSync } from 'node:fs'
import { type Drawing, middleOf, type Ring } from '../../core/territory/drawing.ts'

/** Where the nth of so many houses of a grid stands: on a ring half-way between the middle of its outline and the corners. */
export function spotOf(gridCode: string, nth: number, of: number): { lon: number; lat: number } {
  const ring = outlines.get(gridCode)
  if (!ring) throw new Error(`the sketch has no outline of ${gridCode}`)
  const [lon, lat] = middleOf(ring)
  const corners = ring.slice(0, -1)
  const along = ((nth - 1) / of) * corners.length
  const from = corners[Math.floor(along)]!
  const to = corners[(Math.floor(along) + 1) % corners.length]!
  const part = along % 1
  const edge = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part] as const
  return { lon: rounded(lon + (edge[0] - lon) * 0.55), lat: rounded(lat + (edge[1] - lat) * 0.55) }
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}

const sketch = JSON.parse(
  readFileSync(new URL('../../core/territory/sketch.geojson', import.meta.url), 'utf8'),
) as Drawing
const outlines = new Map<string | null, Ring>(
  sketch.features.flatMap(({ properties, geometry }) =>
    geometry.type === 'Polygon' ? [[properties.code, geometry.coordinates[0]!] as const] : [],
  ),
)
