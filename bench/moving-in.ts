import { join } from 'node:path'
import { operatorId } from '../src/platform/actor/actor.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { runImport } from '../src/platform/imports/index.ts'
import { writeRowsToFile } from '../src/platform/imports/write-xlsx.ts'
import { runAs } from '../src/platform/jobs/jobs.ts'
import { listUnits, type Unit } from '../src/core/territory/index.ts'
import { random } from './messages.ts'
import type { BenchStreet } from './street.ts'

export interface MovedIn {
  readonly kind: string
  readonly rows: number
  readonly added: number
  readonly refused: number
  /** From the file until all rows are in, and until the same file has come again and added nothing. */
  readonly seconds: number
  readonly secondsAgain: number
}

/** 30,000 doors and 10,000 people from one seed, as messy as they lie in a street office, into a street that has neither. */
export async function measureMovingIn({ database, dataDir }: BenchStreet, seed: number): Promise<MovedIn[]> {
  const db = openDatabase({ connectionString: database.appUrl }, { connections: 4 })
  const ground = { db, dataDir, now: Date.now }
  const units = await runAs(ground, operatorId, ({ tx }) => listUnits(tx))
  const sheets = [
    { kind: 'doors', path: await writeDoors(join(dataDir, 'doors.xlsx'), units, 30_000, seed) },
    { kind: 'people', path: await writePeople(join(dataDir, 'people.xlsx'), units, 10_000, seed) },
  ]
  const moved: MovedIn[] = []
  for (const { kind, path } of sheets) {
    const begun = performance.now()
    const { read, added, refused } = await runImport(ground, { kind, path, personId: operatorId })
    const between = performance.now()
    const again = await runImport(ground, { kind, path, personId: operatorId })
    if (again.added > 0) throw new Error(`${again.added} ${kind} came in twice`)
    moved.push({
      kind,
      rows: read,
      added,
      refused,
      seconds: (between - begun) / 1000,
      secondsAgain: (performance.now() - between) / 1000,
    })
  }
  await db.close()
  return moved
}

const doorsOnAStaircase = 20
const staircases = 3

interface Door {
  readonly community: string
  readonly grid: string
  readonly house: number
  readonly staircase: number
  readonly door: string
}

/** The nth door: grids in turns, each with its houses of three staircases. */
function doorOf(units: readonly Unit[], n: number): Door {
  const grids = units.filter(({ level }) => level === 'grid')
  const house = Math.floor(n / (doorsOnAStaircase * staircases))
  const grid = grids[house % grids.length]!
  const inHouse = n % (doorsOnAStaircase * staircases)
  const floor = 1 + Math.floor((inHouse % doorsOnAStaircase) / 2)
  return {
    community: units.find(({ code }) => code === grid.parentCode)!.name,
    grid: grid.name,
    house: 1_000 + house,
    staircase: 1 + Math.floor(inHouse / doorsOnAStaircase),
    door: `${floor}0${1 + (inHouse % 2)}`,
  }
}

async function writeDoors(path: string, units: readonly Unit[], count: number, seed: number): Promise<string> {
  const next = random(seed)
  const rows = Array.from({ length: count }, (_, n) => {
    const { community, grid, house, staircase, door } = doorOf(units, n)
    return [
      community,
      grid,
      spelled(next, house),
      pick(next, [staircase, `${staircase}单元`]),
      pick(next, [door, `${door}室`]),
    ]
  })
  await writeRowsToFile(
    path,
    ['社区', '网格', '楼号', '单元', '房号'].map((head) => ({ head })),
    rows,
    '门户',
  )
  return path
}

/** One in twenty five rows has something wrong with it; one in fifty is there twice. */
async function writePeople(path: string, units: readonly Unit[], count: number, seed: number): Promise<string> {
  const next = random(seed + 1)
  const rows: (string | number | null)[][] = []
  for (let n = 0; rows.length < count; n++) {
    const { community, grid, house, staircase, door } = doorOf(units, (n * 7) % 30_000)
    const year = 1930 + Math.floor(next() * 80)
    const row = [
      `${pick(next, [...surnames])}${pick(next, [...given])}${pick(next, [...given])}`,
      next() < 0.8 ? idNumber(next, n, year) : null,
      next() < 0.7 ? phone(next, n) : null,
      next() < 0.3 ? null : birth(next, year),
      community,
      next() < 0.8 ? grid : null,
      spelled(next, house),
      staircase,
      next() < 0.02 ? '9999' : door,
      pick(next, ['是', '否', '', '√']),
    ]
    rows.push(row)
    if (next() < 0.02) rows.push(row)
  }
  const heads = ['姓名', '身份证号码', '联系电话', '出生日期', '社区', '网格', '楼号', '单元', '房号', '是否独居']
  await writeRowsToFile(
    path,
    heads.map((head) => ({ head })),
    rows.slice(0, count),
    '居民',
  )
  return path
}

const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const given = '春兰国栋丽华志远秀敏福贵晓燕建军桂英永年'

function spelled(next: () => number, house: number): string | number {
  return pick(next, [house, `${house}号楼`, `${house}栋`, wide(String(house))])
}

/** Numbers of a range that belongs to nobody. */
function phone(next: () => number, n: number): string | number {
  const digits = `1990${String(n).padStart(7, '0')}`
  const parts = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)]
  return pick(next, [digits, Number(digits), `+86 ${parts.join(' ')}`, parts.join('-'), wide(digits), `'${digits}`])
}

function birth(next: () => number, year: number): string | number {
  return pick(next, [
    `${year}-03-04`,
    `${year}/3/4`,
    `${year}0304`,
    `${year}年3月4日`,
    `${String(year).slice(2)}.3.4`,
    year,
  ])
}

function idNumber(next: () => number, n: number, year: number): string | number {
  const seventeen = `230506${year}0304${String(n % 1000).padStart(3, '0')}`
  const sum = Array.from(seventeen).reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  const whole = seventeen + '10X98765432'[sum % 11]
  if (next() < 0.02) return Number(seventeen) * 10
  return pick(next, [whole, whole.toLowerCase(), wide(whole), `${whole.slice(0, 6)} ${whole.slice(6)}`])
}

function wide(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
}

function pick<T>(next: () => number, choices: readonly T[]): T {
  return choices[Math.floor(next() * choices.length)]!
}
