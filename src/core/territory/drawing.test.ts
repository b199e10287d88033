import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Drawing, drawingRefusal, middleOf } from './drawing.ts'

const sketch = JSON.parse(readFileSync(new URL('./sketch.geojson', import.meta.url), 'utf8')) as Drawing
const units = sketch.features
  .filter(({ properties }) => properties.code !== null)
  .map(({ properties }) => ({ code: properties.code!, level: properties.kind as string }))

describe('the sketch that ships with the product', () => {
  test('is a drawing that a street could have sent', () => {
    expect(drawingRefusal(sketch, units)).toBeNull()
  })

  test('outlines the five communities and their grids', () => {
    expect(units.filter(({ level }) => level === 'community')).toHaveLength(5)
    expect(units.filter(({ level }) => level === 'grid')).toHaveLength(18)
  })
})

describe('a drawing is refused', () => {
  test('when a community is missing', () => {
    expect(drawingRefusal(sketch, [...units, { code: '230506002007', level: 'community' }])).toBe('community-missing')
  })

  test('when it knows a unit that the street has not', () => {
    expect(drawingRefusal(sketch, units.slice(1))).toBe('unknown-unit')
  })

  test('when an outline is open', () => {
    const [first] = sketch.features
    const geometry = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [131, 46],
          [131.1, 46],
          [131.1, 46.1],
          [131, 46.1],
        ] as const,
      ],
    }
    expect(drawingRefusal({ ...sketch, features: [{ ...first!, geometry }] }, units.slice(0, 1))).toBe('open-outline')
  })

  test('when one part of a unit is open', () => {
    const [first] = sketch.features
    const closed = [
      [131, 46],
      [131.1, 46],
      [131.1, 46.1],
      [131, 46],
    ] as const
    const drawn = (coordinates: readonly (readonly (typeof closed | readonly [])[])[]) => ({
      ...sketch,
      features: [{ ...first!, geometry: { type: 'MultiPolygon' as const, coordinates } }],
    })
    expect(drawingRefusal(drawn([[closed], [closed]]), units.slice(0, 1))).toBeNull()
    expect(drawingRefusal(drawn([[closed], [[]]]), units.slice(0, 1))).toBe('open-outline')
  })

  test('when its coordinates are no longitudes and latitudes', () => {
    const [first] = sketch.features
    const geometry = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [500, 46],
          [501, 46],
          [501, 47],
          [500, 46],
        ] as const,
      ],
    }
    expect(drawingRefusal({ ...sketch, features: [{ ...first!, geometry }] }, units.slice(0, 1))).toBe('off-the-earth')
  })
})

test('the name of a unit is written in the middle of its corners', () => {
  expect(
    middleOf([
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ]),
  ).toEqual([1, 1])
})
