/** Names of units, houses and doors as people write them: 3号楼, 3栋 and ３ are one, 二单元 and 2 are one. */

/** What a house is known by in its grid. */
export function houseKey(name: string): string {
  return plain(name).replace(/(?:号楼|栋|幢|楼|号)$/u, '')
}

/** What a staircase is known by in its house. */
export function entranceKey(name: string): string {
  return plain(name).replace(/(?:单元|门洞|号门)$/u, '')
}

/** What a door is known by on its staircase. */
export function doorKey(name: string): string {
  return plain(name).replace(/(?:号|室|户|房)$/u, '')
}

/** The same door with each ending that people write behind it. */
export function doorSpellings(name: string): string[] {
  const key = doorKey(name)
  return [key, ...['号', '室', '户', '房'].map((ending) => key + ending)]
}

/** 宏吉社区居委会 and 宏吉 are one. */
export function communityKey(name: string): string {
  return plain(name).replace(/社区(?:居委会|居民委员会)?$/u, '')
}

/** 第一网格, 第1网格 and 1 are one. */
export function gridKey(name: string): string {
  return plain(name)
    .replace(/网格$/u, '')
    .replace(/^第(?=\d)/u, '')
}

export interface AddressParts {
  readonly house: string
  readonly entrance: string | null
  readonly door: string
}

/** An address in one cell: 3号楼2单元201, 3-2-201, 平房12号院 3门. Null when it names no door. */
export function addressParts(text: string): AddressParts | null {
  const whole = text
    .normalize('NFKC')
    .replace(/[\s,，、]+/gu, ' ')
    .trim()
  const [, house, entrance, door] = worded.exec(whole) ?? dashed.exec(whole) ?? []
  return house && door ? { house: house.trim(), entrance: entrance?.trim() ?? null, door: door.trim() } : null
}

const worded = /^(.+?(?:号楼|栋|幢|楼|号院))\s*(?:(.{1,4}?)\s*单元)?\s*([\dA-Z][\dA-Z-]*)\s*(?:室|号|户|房|门)?$/iu
const dashed = /^(.*?[\dA-Z]+)\s*[-—–]\s*(?:(\d+)\s*[-—–]\s*)?(\d+)(?:室|号|户)?$/iu

export interface House {
  readonly id: string
  readonly name: string
}

/** The house that a text speaks of: by its name or number, where only one of the houses is meant. */
export function houseOf(text: string, houses: readonly House[]): string | null {
  const named = houses.filter(({ name }) => name.length >= 4 && text.includes(name))
  const longest = Math.max(0, ...named.map(({ name }) => name.length))
  const whole = named.filter(({ name }) => name.length === longest)
  if (whole.length > 0) return whole.length === 1 ? whole[0]!.id : null

  const numbers = [...text.matchAll(houseInText)].map(([, number]) => number!)
  const door = dashedDoor.exec(text)?.[1]
  const keys = new Set([...numbers, ...(door ? [door] : [])].map(houseKey))
  const found = houses.filter(({ name }) => keys.has(houseKey(name)))
  return found.length === 1 ? found[0]!.id : null
}

/** A house by its number. 3楼 is a floor, and no house. */
const houseInText = /([0-9〇零一二两三四五六七八九十]{1,4})\s*(?:号楼|栋|幢|#楼?|号院)/gu
/** 5-2-301 in a name or a text: house, staircase, door. */
const dashedDoor = /(?<![\d-])(\d{1,3})\s*[-—–#]\s*\d{1,2}\s*[-—–]\s*\d{2,4}(?![\d-])/u

/** The community that a text names, where it names only one: 宏吉社区5号楼, 宏吉5号楼. */
export function communityIn<Named extends { readonly name: string }>(
  text: string,
  communities: readonly Named[],
): Named | null {
  const named = communities.filter(({ name }) => {
    const key = communityKey(name)
    return key.length >= 2 && plain(text).includes(key)
  })
  return named.length === 1 ? named[0]! : null
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s*#]/gu, '')
    .toUpperCase()
    .replace(/[〇零一二两三四五六七八九十]+/gu, (numeral) => String(numberOf(numeral) ?? numeral))
}

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((digit, number) => [digit, number]),
)

/** 十二 is 12; null for what is no number up to 99, such as a name with a numeral in it. */
function numberOf(numeral: string): number | null {
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/u.exec(numeral) ?? []
  if (ten) return (tens ? digits[tens]! : 1) * 10 + (ones ? digits[ones]! : 0)
  return tens && !ones ? digits[tens]! : null
}
