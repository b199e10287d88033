/** Where the boxes of the 1+5+N picture stand, in units of its view box. */

interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

interface Line {
  readonly from: Point
  readonly to: Point
}

const width = 1180
const left = 156
const gap = 14
const between = 44
const perRow = 6
const heights = { one: 96, five: 166, six: 104, many: 70 } as const

/** The sheet of a street with so many communities and teams: a band each for the 1, the 5, the teams and the N. */
export function pictureOf(communities: number, teams: number) {
  const one = band(10, heights.one, 1)
  const five = band(one.y + one.height + between, heights.five, communities)
  const six = band(five.y + five.height + between, heights.six, teams)
  const many = band(six.y + six.height + between, heights.many, 2)
  const lines = [
    ...firstRow(five, communities).map((box) => joining(centred(one), box)),
    ...firstRow(six, teams).map((box) => joining(five, box)),
    ...boxesIn(many, 2).map((box) => joining(six, box)),
  ]
  return { width, height: many.y + many.height + 10, one: centred(one), five, six, many, lines }
}

/** So many boxes in a band, six a row. */
export function boxesIn(area: Box, count: number): Box[] {
  const columns = Math.min(count, perRow)
  const rows = Math.max(1, Math.ceil(count / perRow))
  const boxWidth = (area.width - gap * (columns - 1)) / columns
  const boxHeight = (area.height - gap * (rows - 1)) / rows
  return Array.from({ length: count }, (_, index) => ({
    x: area.x + (index % perRow) * (boxWidth + gap),
    y: area.y + Math.floor(index / perRow) * (boxHeight + gap),
    width: boxWidth,
    height: boxHeight,
  }))
}

function band(y: number, rowHeight: number, count: number): Box {
  const rows = Math.max(1, Math.ceil(count / perRow))
  return { x: left, y, width: width - left - 10, height: rows * rowHeight + (rows - 1) * gap }
}

/** The 1 stands in the middle, no wider than it needs. */
function centred(area: Box): Box {
  const own = 420
  return { ...area, x: area.x + (area.width - own) / 2, width: own }
}

function firstRow(area: Box, count: number): Box[] {
  return boxesIn(area, count).slice(0, perRow)
}

function joining(above: Box, below: Box): Line {
  return {
    from: { x: above.x + above.width / 2, y: above.y + above.height },
    to: { x: below.x + below.width / 2, y: below.y },
  }
}
