import { readFile } from 'node:fs/promises'
import { Refused } from '../contract/errors.ts'
import { type Area, areasIn, columnOf, mostMerged, unroll } from './merged.ts'
import { readDirectory, unpack, type ZipEntry } from './zip-directory.ts'

export type Cell = string | number | boolean | Date | null

export interface Row {
  /** As the person sees it: the first is 1. */
  rowNumber: number
  cells: Cell[]
  /** Columns, from 0, whose cell is a formula: its value may be old, or what another file says. */
  formulas: ReadonlySet<number>
}

export interface Sheet {
  /** Its place in the workbook, from 0. */
  index: number
  name: string
  hidden: boolean
}

export interface Workbook {
  sheets: readonly Sheet[]
  /** The sheet that is read. */
  sheet: number
  /** How many rows the sheet has, the head with them. */
  rowCount: number
  /**
   * The sheet row by row; a merged area has its value in each of its cells. Throws `Refused` with `damaged` when it can't be
   * read to its end.
   */
  rows(): AsyncGenerator<Row>
}

const mostRows = 200_000
const mostFileBytes = 64 * 1024 * 1024
const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * Looks at a workbook before it is read: throws `Refused` with `not-xlsx`, `old-xls`, `password`, `macros`, `zip-bomb`,
 * `damaged`, `empty-workbook` or `too-many-rows`. Nothing is unpacked beyond what its directory admits, and nothing is kept.
 * Without a wanted sheet it is the first that is not hidden and holds something.
 */
export async function openWorkbook(file: string | Buffer, wanted?: number): Promise<Workbook> {
  const bytes = typeof file === 'string' ? await readFile(file) : file
  if (bytes.length > mostFileBytes) throw new Refused('file-too-heavy')
  if (bytes.subarray(0, 8).equals(oleMagic)) throw new Refused(isEncrypted(bytes) ? 'password' : 'old-xls')
  if (bytes.toString('latin1', 0, 2) !== 'PK') throw new Refused('not-xlsx')

  const entries = readDirectory(bytes)
  if ([...entries.keys()].some((name) => /vbaProject|^xl\/macrosheets\//i.test(name))) throw new Refused('macros')
  const sheets = await listSheets(bytes, entries)
  for (const entry of entries.values()) {
    if (/^xl\/(?:sharedStrings|styles)\.xml$/i.test(entry.name)) await lookThrough(bytes, entry)
  }
  const { sheet, rowCount, formulas, merged } = await lookForRows(bytes, sheets, wanted)
  if (rowCount > mostRows) throw new Refused('too-many-rows')
  return {
    sheets: sheets.map(({ index, name, hidden }) => ({ index, name, hidden })),
    sheet,
    rowCount,
    rows: () => unroll(readRows(bytes, sheet, formulas), merged),
  }
}

/** The wanted sheet, or the first that is shown and not empty. */
async function lookForRows(
  bytes: Buffer,
  sheets: readonly FoundSheet[],
  wanted: number | undefined,
): Promise<Looked & { sheet: number }> {
  const tried = sheets.filter(({ index, hidden }) => (wanted === undefined ? !hidden : index === wanted))
  for (const { index, entry } of tried) {
    if (!entry) throw new Refused('damaged')
    const looked = await lookThrough(bytes, entry)
    if (looked.rowCount > 0) return { ...looked, sheet: index }
  }
  throw new Refused(tried.length > 0 ? 'empty-workbook' : 'damaged')
}

async function* readRows(bytes: Buffer, sheet: number, formulas: Formulas): AsyncGenerator<Row> {
  // Loaded with the first workbook: a server at rest doesn't need it.
  const { streamXlsxRows } = await import('hucre/xlsx')
  const rows = streamXlsxRows(bytes, { sheet })
  try {
    for await (const { index, values } of rows) {
      yield { rowNumber: index + 1, cells: values as Cell[], formulas: formulas.get(index + 1) ?? none }
    }
  } catch {
    throw new Refused('damaged')
  }
}

const none: ReadonlySet<number> = new Set()
type Formulas = ReadonlyMap<number, ReadonlySet<number>>

/** A workbook with a password is a document of the old format that holds the packed one. */
function isEncrypted(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

type FoundSheet = Sheet & { entry: ZipEntry | undefined }

async function listSheets(bytes: Buffer, entries: Map<string, ZipEntry>): Promise<FoundSheet[]> {
  if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml')) throw new Refused('not-xlsx')
  const book = await readText(bytes, entries.get('xl/workbook.xml')!)
  const relations = await readText(bytes, entries.get('xl/_rels/workbook.xml.rels'))
  const targets = new Map(
    tags(relations, 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')] as const),
  )
  return tags(book, 'sheet').map((tag, index) => {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id'))
    return {
      index,
      name: unescaped(attribute(tag, 'name') ?? ''),
      hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
      entry: target === undefined ? undefined : entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`),
    }
  })
}

function unescaped(text: string): string {
  const marks: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => marks[name]!)
}

async function readText(bytes: Buffer, entry: ZipEntry | undefined): Promise<string> {
  if (!entry || entry.unpackedBytes > 4 * 1024 * 1024) throw new Refused('damaged')
  const pieces: Buffer[] = []
  for await (const piece of unpack(bytes, entry)) pieces.push(piece)
  const text = Buffer.concat(pieces).toString('utf8')
  if (text.includes('<!DOCTYPE')) throw new Refused('damaged')
  return text
}

function tags(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
}

interface Looked {
  rowCount: number
  formulas: Formulas
  merged: readonly Area[]
}

/** Unpacks a part to its end without keeping it; counts rows, finds formulas and merged areas, and refuses entities. */
async function lookThrough(bytes: Buffer, entry: ZipEntry): Promise<Looked> {
  const formulas = new Map<number, Set<number>>()
  const merged: Area[] = []
  let rowCount = 0
  let cell: { row: number; column: number } | null = null
  let rest = ''
  for await (const piece of unpack(bytes, entry)) {
    const text = rest + piece.toString('latin1')
    // What may be a tag cut in two waits for its other half.
    const cut = Math.max(text.lastIndexOf('<'), text.length - 4096)
    const whole = text.slice(0, cut)
    rest = text.slice(cut)
    if (text.includes('<!DOCTYPE')) throw new Refused('damaged')
    rowCount += count(whole, '<row') + count(whole, ':row ')
    // Most pieces hold none; then only their last cell counts, whose formula may begin the next piece.
    const looked = mayHoldFormula(whole) ? whole : whole.slice(-8192)
    for (const [, letters, digits] of looked.matchAll(cellOrFormula)) {
      if (letters) cell = { row: Number(digits), column: columnOf(letters) }
      else if (cell) addFormula(formulas, cell)
    }
    if (merged.length < mostMerged && whole.includes('mergeCell ')) merged.push(...areasIn(whole))
  }
  return { rowCount, formulas, merged }
}

const cellOrFormula = /<(?:\w+:)?(?:c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"|f(?=[\s>/]))/g

function mayHoldFormula(text: string): boolean {
  return /<(?:\w+:)?f[\s>/]/.test(text)
}

function addFormula(formulas: Map<number, Set<number>>, { row, column }: { row: number; column: number }): void {
  const columns = formulas.get(row)
  if (columns) columns.add(column)
  else formulas.set(row, new Set([column]))
}

function count(text: string, wanted: string): number {
  let found = 0
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found += 1
  return found
}
