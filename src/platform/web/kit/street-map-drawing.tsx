import type { LatLngTuple, Layer, Map as LeafletMap } from 'leaflet'
import * as leaflet from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { useEffect, useRef } from 'react'
import { words } from '../words.zh.ts'
import { teamColour } from './palette.ts'
import type { MapShape, StreetMapProps } from './street-map.tsx'
import styles from './street-map.module.css'

type Spot = [number, number]

/** What `StreetMap` loads late: Leaflet with its SVG renderer. */
export function StreetMapDrawing(props: StreetMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const map = useRef<LeafletMap | null>(null)
  const { shapes, points, selected } = props
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    if (!place.current) return
    const made = leaflet.map(place.current, {
      renderer: leaflet.svg({ padding: 0.5 }),
      attributionControl: false,
      zoomControl: false,
      scrollWheelZoom: false,
      zoomSnap: 0.1,
    })
    leaflet.control.zoom({ zoomInTitle: words.map.zoomIn, zoomOutTitle: words.map.zoomOut }).addTo(made)
    map.current = made
    return () => {
      made.remove()
      map.current = null
    }
  }, [])

  useEffect(() => {
    const drawing = map.current
    if (!drawing) return
    const layers = leaflet.featureGroup(shapes.map((shape) => drawn(shape, latest.current))).addTo(drawing)
    const dots = leaflet.featureGroup((points ?? []).map((point) => dot(point, latest.current))).addTo(drawing)
    const bounds = layers.getBounds()
    if (bounds.isValid()) drawing.fitBounds(bounds, { padding: [8, 8], animate: false })
    return () => {
      layers.remove()
      dots.remove()
    }
  }, [shapes, points, selected])

  return <div ref={place} className={styles.map} />
}

function drawn(shape: MapShape, { noteOf, weightOf, selected, onArea }: StreetMapProps): Layer {
  const { kind, code, name } = shape.properties
  if (shape.geometry.type === 'LineString') {
    return leaflet.polyline((shape.geometry.coordinates as Spot[]).map(flipped), {
      className: kind === 'water' ? styles.water : styles.road,
      interactive: false,
    })
  }

  const { type, coordinates } = shape.geometry
  const parts = (type === 'MultiPolygon' ? coordinates : [coordinates]) as Spot[][][]
  const area = leaflet.polygon(
    parts.map((rings) => rings.map((ring) => ring.map(flipped))),
    {
      className: [styles[kind] ?? styles.road, code !== null && code === selected ? styles.selected : ''].join(' '),
      fillOpacity: code && weightOf ? 0.12 + 0.6 * weightOf(code) : 1,
      interactive: Boolean(onArea && code),
    },
  )
  if (kind === 'community' && name) {
    const note = code ? noteOf?.(code) : null
    const text = document.createElement('span')
    text.append(name, ...(note ? [document.createElement('br'), note] : []))
    area.bindTooltip(text, { permanent: true, direction: 'center', className: styles.name ?? '' })
  }
  if (onArea && code) area.on('click', () => onArea(code))
  return area
}

function dot(point: NonNullable<StreetMapProps['points']>[number], { onPoint }: StreetMapProps): Layer {
  const circle = leaflet.circleMarker([point.lat, point.lon], {
    radius: 6,
    className: `${styles.dot} ${styles[teamColour(point.colour)]}`,
  })
  circle.bindTooltip(document.createTextNode(point.label) as unknown as HTMLElement, { direction: 'top' })
  if (onPoint) circle.on('click', () => onPoint(point.id))
  return circle
}

function flipped([lon, lat]: Spot): LatLngTuple {
  return [lat, lon]
}
