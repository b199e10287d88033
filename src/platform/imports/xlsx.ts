import { readFile } from 'node:fs/promises'
import { Refused } from '../contract/errors.ts'
import { readDirectory, unpack, type ZipEntry } from './zip-directory.ts'

export type Cell = string | number | boolean | Date | null

export interface Row {
  /** As the person sees it: the first is 1. */
  rowNumber: number
  cells: Cell[]
  /** Columns, from 0, whose cell is a formula: its value may be old, or what another file says. */
  formulas: ReadonlySet<number>
}

export interface Workbook {
  /** How many rows the sheet has, the head with them. */
  rowCount: number
  /** The first sheet that is not hidden, row by row. Throws `Refused` with `damaged` when it can't be read to its end. */
  rows(): AsyncGenerator<Row>
}

const mostRows = 200_000
const mostFileBytes = 64 * 1024 * 1024
const oleMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * Looks at a workbook before it is read: throws `Refused` with `not-xlsx`, `old-xls`, `password`, `zip-bomb`, `damaged`,
 * `empty-workbook` or `too-many-rows`. Nothing is unpacked beyond what its directory admits, and nothing is kept.
 */
export async function openWorkbook(file: string | Buffer): Promise<Workbook> {
  const bytes = typeof file === 'string' ? await readFile(file) : file
  if (bytes.length > mostFileBytes) throw new Refused('file-too-heavy')
  if (bytes.subarray(0, 8).equals(oleMagic)) throw new Refused(isEncrypted(bytes) ? 'password' : 'old-xls')
  if (bytes.toString('latin1', 0, 2) !== 'PK') throw new Refused('not-xlsx')

  const entries = readDirectory(bytes)
  const sheet = await findSheet(bytes, entries)
  const { rowCount, formulas } = await lookThrough(bytes, sheet.entry)
  for (const entry of entries.values()) {
    if (/^xl\/(?:sharedStrings|styles)\.xml$/i.test(entry.name)) await lookThrough(bytes, entry)
  }
  if (rowCount === 0) throw new Refused('empty-workbook')
  if (rowCount > mostRows) throw new Refused('too-many-rows')
  return { rowCount, rows: () => readRows(bytes, sheet.index, formulas) }
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

async function findSheet(bytes: Buffer, entries: Map<string, ZipEntry>): Promise<{ entry: ZipEntry; index: number }> {
  if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml')) throw new Refused('not-xlsx')
  const book = await readText(bytes, entries.get('xl/workbook.xml')!)
  const relations = await readText(bytes, entries.get('xl/_rels/workbook.xml.rels'))
  const targets = new Map(
    tags(relations, 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')] as const),
  )
  const sheets = tags(book, 'sheet')
  const index = sheets.findIndex((tag) => (attribute(tag, 'state') ?? 'visible') === 'visible')
  const target = index < 0 ? undefined : targets.get(attribute(sheets[index]!, '(?:\\w+:)?id'))
  const entry = target && entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  if (!entry) throw new Refused('damaged')
  return { entry, index }
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

/** Unpacks a part to its end without keeping it; counts rows, finds formulas, and refuses entities. */
async function lookThrough(bytes: Buffer, entry: ZipEntry): Promise<{ rowCount: number; formulas: Formulas }> {
  const formulas = new Map<number, Set<number>>()
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
  }
  return { rowCount, formulas }
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

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

function count(text: string, wanted: string): number {
  let found = 0
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) found += 1
  return found
}
