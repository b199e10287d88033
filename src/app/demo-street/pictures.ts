import sharp from 'sharp'

/** Drawn stand-ins for photos, so that no real place or person is in them. */
export const pictureNames = [
  'tap',
  'paper',
  'lamp',
  'scissors',
  'door',
  'ice',
  'leak',
  'wall',
  'boxes',
  'battery',
  'step',
  'river',
  'bench',
] as const
export type PictureName = (typeof pictureNames)[number]

/** A JPEG of 960 × 720. */
export function drawPicture(name: PictureName): Promise<Buffer> {
  return jpeg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" width="960" height="720">${scenes[name]}</svg>`,
  )
}

/** A drawn face of 480 × 480, another one for each number. */
export function drawFace(number: number): Promise<Buffer> {
  const [back, hair, coat] = faceColours[number % faceColours.length]!
  const fringe =
    number % 2 === 0
      ? 'M61 100 Q60 44 100 44 Q140 44 139 100 Q122 70 100 68 Q78 70 61 100Z'
      : 'M60 104 Q66 42 112 46 Q146 56 140 104 Q128 72 60 104Z'
  const face =
    `<rect width="200" height="200" fill="${back}"/><path d="M30 200 Q40 142 100 142 Q160 142 170 200Z" fill="${coat}"/>` +
    box(86, 122, 28, 34, '#e3b995') +
    `<ellipse cx="100" cy="94" rx="38" ry="46" fill="#efc9a6"/><path d="${fringe}" fill="${hair}"/>` +
    circle(86, 98, 4, '#3a322c') +
    circle(114, 98, 4, '#3a322c') +
    stroke('M88 118 Q100 128 112 118', '#a8674d', 3)
  return jpeg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="480" height="480">${face}</svg>`)
}

const faceColours = [
  ['#dfe9ef', '#2b2622', '#1b3b4d'],
  ['#e6f3e6', '#5b4636', '#2c7a3a'],
  ['#fceFe0', '#3b3531', '#b04e08'],
  ['#f1eaf9', '#8d8781', '#7442a8'],
  ['#fbe8f2', '#201c1a', '#b0216e'],
] as const

function jpeg(drawing: string): Promise<Buffer> {
  return sharp(Buffer.from(drawing)).jpeg({ quality: 78 }).toBuffer()
}

const scenes: Record<PictureName, string> = {
  tap:
    room('#dfe6e4') +
    box(150, 60, 20, 70, '#8c979c') +
    box(120, 60, 50, 18, '#8c979c') +
    box(150, 36, 20, 18, '#b5402f') +
    circle(130, 100, 5, '#4d8fc0') +
    circle(130, 124, 6, '#4d8fc0') +
    box(70, 170, 180, 50, '#c9d3d6'),
  paper:
    room('#efe6d4') +
    box(90, 30, 140, 180, '#ffffff') +
    lines(104, 56, 112, 6, 24, '#4a4640') +
    box(104, 40, 60, 8, '#b5402f'),
  lamp:
    `<rect width="320" height="240" fill="#232a38"/>` +
    box(154, 0, 12, 60, '#6b7280') +
    circle(160, 78, 22, '#4a5160') +
    box(40, 200, 240, 40, '#1a202c') +
    circle(60, 70, 3, '#8791a5') +
    circle(252, 40, 3, '#8791a5'),
  scissors:
    room('#f2e9e2') +
    `<g stroke="#5b6470" stroke-width="9" fill="none"><circle cx="120" cy="170" r="24"/><circle cx="200" cy="170" r="24"/></g>` +
    stroke('M132 150 L208 40 M188 150 L112 40', '#8c97a3', 12),
  door:
    room('#cfd4d0') +
    box(100, 20, 120, 200, '#5d7f6a') +
    box(108, 30, 104, 84, '#9db6c4') +
    circle(205, 140, 6, '#e0c060') +
    stroke('M220 30 L262 54', '#3c4246', 6),
  ice:
    `<rect width="320" height="240" fill="#c9d7e2"/>` +
    box(20, 30, 90, 110, '#a08a77') +
    box(130, 44, 110, 96, '#b39b84') +
    `<path d="M0 150 Q80 130 160 158 T320 148 V240 H0Z" fill="#e9f4fb"/>` +
    stroke('M60 180 l40 20 l30 -14 M190 190 l50 16', '#9cc3dc', 3),
  leak:
    room('#eeeae0') +
    `<path d="M90 0 Q160 70 230 0Z" fill="#c9b48a"/><path d="M120 0 Q160 44 204 0Z" fill="#a98f5f"/>` +
    circle(150, 90, 5, '#6aa3c8') +
    circle(176, 120, 5, '#6aa3c8') +
    box(40, 180, 240, 60, '#8b6f5a'),
  wall:
    `<rect width="320" height="240" fill="#b9b3a8"/>` +
    box(60, 40, 70, 60, '#e8eef0') +
    box(190, 40, 70, 60, '#e8eef0') +
    box(120, 130, 90, 62, '#dfe3e4') +
    `<circle cx="152" cy="161" r="24" fill="none" stroke="#7d868a" stroke-width="4"/>`,
  boxes:
    room('#d9d4ca') +
    box(40, 120, 80, 90, '#b58b5a') +
    box(110, 90, 90, 120, '#9c7444') +
    box(190, 140, 90, 70, '#c79d6a') +
    stroke('M40 150 h80 M110 130 h90 M190 170 h90', '#7a5a35', 3),
  battery:
    room('#d6d3cc') +
    box(120, 120, 90, 70, '#30363c') +
    box(140, 106, 14, 14, '#b5402f') +
    box(178, 106, 14, 14, '#1c1f22') +
    stroke('M147 106 C147 40 60 60 60 10', '#e0a020', 5) +
    box(230, 60, 50, 70, '#e7e2d6'),
  step:
    `<rect width="320" height="240" fill="#c4beb3"/>` +
    box(90, 20, 140, 140, '#5d7f6a') +
    box(70, 160, 180, 26, '#9a938a') +
    box(40, 186, 240, 54, '#b0a99e') +
    stroke('M70 160 h180', '#b5402f', 4),
  river:
    `<rect width="320" height="240" fill="#cfdde3"/><path d="M0 130 Q90 100 170 132 T320 120 V240 H0Z" fill="#7fa8b8"/>` +
    `<path d="M0 120 Q100 92 180 124 T320 112 V132 Q230 142 170 134 T0 132Z" fill="#8a9a6a"/>` +
    box(70, 150, 34, 18, '#f0f0ee') +
    box(150, 172, 26, 20, '#d8862c') +
    box(214, 150, 40, 16, '#3d6ea5') +
    circle(120, 190, 9, '#f4f4f2') +
    circle(250, 186, 8, '#c03a3a'),
  bench:
    `<rect width="320" height="240" fill="#d5e2d0"/>` +
    box(0, 180, 320, 60, '#b7b29f') +
    box(60, 110, 200, 14, '#8a5c36') +
    box(60, 134, 200, 14, '#8a5c36') +
    box(78, 110, 10, 80, '#5f6468') +
    box(232, 110, 10, 80, '#5f6468') +
    box(50, 154, 220, 12, '#9c6b42'),
}

function room(wall: string): string {
  return `<rect width="320" height="240" fill="${wall}"/><rect y="206" width="320" height="34" fill="#a79f93"/>`
}

function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3" fill="${fill}"/>`
}

function circle(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${fill}"/>`
}

function lines(x: number, y: number, width: number, count: number, apart: number, fill: string): string {
  return Array.from({ length: count }, (_, index) => box(x, y + index * apart, width - (index % 3) * 14, 8, fill)).join(
    '',
  )
}

function stroke(path: string, colour: string, width: number): string {
  return `<path d="${path}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" fill="none"/>`
}
