import { lazy, Suspense } from 'react'
import { words } from '../words.zh.ts'
import styles from './street-map.module.css'
import { Loading } from './states.tsx'

/** An outline or a line of the street's own drawing, as GeoJSON has it: longitude first. */
export interface MapShape {
  properties: {
    code: string | null
    name: string | null
    /** `street`, `community`, `grid`, `water`, `road`; any other is drawn as a road. */
    kind: string
  }
  /** A `Polygon`, a `MultiPolygon` or a `LineString`. */
  geometry: { type: string; coordinates: readonly unknown[] }
}

export interface MapPoint {
  id: string
  lon: number
  lat: number
  label: string
  /** A team's colour key. */
  colour?: string | null
}

export interface StreetMapProps {
  label?: string
  shapes: readonly MapShape[]
  points?: readonly MapPoint[]
  /** Under an area's name: `12 件`. */
  noteOf?: (code: string) => string | null
  /** How strongly an area is filled, from 0 to 1. */
  weightOf?: (code: string) => number
  selected?: string | null
  onArea?: (code: string) => void
  onPoint?: (id: string) => void
  height?: string
}

const Drawing = lazy(() => import('./street-map-drawing.tsx').then((file) => ({ default: file.StreetMapDrawing })))

/** The street as its own drawing shows it: no tiles, no call outside. Leaflet comes when the map does. Desk alone. */
export function StreetMap(props: StreetMapProps) {
  const { label = words.map.label, height = '24rem', shapes, noteOf } = props
  const areas = shapes.filter((shape) => shape.properties.kind === 'community' && shape.properties.name)
  return (
    <figure className={styles.figure}>
      <div className={styles.place} style={{ height }} role="group" aria-label={label}>
        <Suspense fallback={<Loading rows={3} />}>
          <Drawing {...props} />
        </Suspense>
      </div>
      <figcaption className="heard">
        {areas
          .map(({ properties }) => `${properties.name} ${(properties.code && noteOf?.(properties.code)) ?? ''}`)
          .join(words.separator)}
      </figcaption>
    </figure>
  )
}
