import { strFromU8, strToU8, zipSync } from 'fflate'
import { Refused } from '../../platform/contract/errors.ts'
import { openWorkbook } from '../../platform/imports/xlsx.ts'
import { readDirectory, unpack } from '../../platform/imports/zip-directory.ts'
import { afterInsertion, type Insertion } from './formula.ts'
import {
  attribute,
  decode,
  hasContentFrom,
  hasThingsBoundToRows,
  insertRows,
  isFormula,
  mendFormulas,
  readSheet,
  type Sheet,
  sharesFormulaAcross,
  textsIn,
  writeSheet,
} from './sheet.ts'

export const mostFormBytes = 4 * 1024 * 1024
const mostSheets = 60

/** Somebody's blank workbook, open to having cells written into it. */
export interface FormWorkbook {
  readonly sheets: readonly SheetOfForm[]
  /** Texts that its cells point to. */
  readonly shared: readonly string[]
  /** Whether a cell of this format shows a date. */
  isDateFormat(style: number): boolean
  /** Takes note that a sheet is not any more what the file says. */
  touch(sheet: SheetOfForm): void
  /** Puts rows in and mends what points to those below, in the whole workbook. Throws `Refused` with `no-room`. */
  insertRows(sheet: SheetOfForm, at: number, count: number, pattern: number): void
  /** The file with what was written; every other part holds the same bytes. */
  write(): Buffer
}

export interface SheetOfForm {
  readonly name: string
  readonly hidden: boolean
  readonly sheet: Sheet
}

interface PartOfSheet extends SheetOfForm {
  readonly part: string
  readonly sheetId: string
}

/**
 * Opens a workbook to be filled. Throws `Refused`: what `openWorkbook` refuses, also a file that says it runs macros,
 * and `form-too-heavy` beyond 4 MB.
 */
export async function openForm(bytes: Buffer): Promise<FormWorkbook> {
  if (bytes.length > mostFormBytes) throw new Refused('form-too-heavy')
  await openWorkbook(bytes).catch((error: unknown) => {
    // A first sheet may well be empty: the form stands on another.
    if (!(error instanceof Refused && error.reason === 'empty-workbook')) throw error
  })
  const parts = new Map<string, Uint8Array>()
  for (const entry of readDirectory(bytes).values()) {
    const pieces: Buffer[] = []
    for await (const piece of unpack(bytes, entry)) pieces.push(piece)
    parts.set(entry.name, Buffer.concat(pieces))
  }
  const text = (name: string) => (parts.has(name) ? strFromU8(parts.get(name)!) : '')
  if (/macroEnabled/i.test(text('[Content_Types].xml'))) throw new Refused('macros')

  const sheets = sheetsOf(text)
  const shared = [
    ...text('xl/sharedStrings.xml').matchAll(/<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g),
  ]
  const dates = dateFormats(text('xl/styles.xml'))
  const touched = new Set<PartOfSheet>()
  const insertions: Insertion[] = []

  function insert(sheet: SheetOfForm, at: number, count: number, pattern: number): void {
    const insertion = { sheet: sheet.name, at, count }
    const bound = hasThingsBoundToRows(sheet.sheet) || sharesFormulaAcross(sheet.sheet, at)
    if (bound && hasContentFrom(sheet.sheet, at)) throw new Refused('no-room')
    insertRows(sheet.sheet, insertion, pattern)
    for (const other of sheets) {
      if (other === sheet) touched.add(other)
      else if (mendFormulas(other.sheet, other.name, insertion)) touched.add(other)
    }
    insertions.push(insertion)
  }

  function write(): Buffer {
    const written = new Map(parts)
    for (const { part, sheet } of touched) written.set(part, strToU8(writeSheet(sheet)))
    const calculates = sheets.some(({ sheet }) =>
      sheet.rows.some(({ cells }) => cells.some((cell) => isFormula(sheet, cell))),
    )
    let book = text('xl/workbook.xml')
    for (const insertion of insertions) book = namesAfter(book, insertion)
    if (calculates && touched.size > 0) book = calculatedAnew(book)
    if (book !== text('xl/workbook.xml')) written.set('xl/workbook.xml', strToU8(book))
    const chain = text('xl/calcChain.xml')
    if (chain && insertions.length > 0) written.set('xl/calcChain.xml', strToU8(chainAfter(chain, sheets, insertions)))
    return Buffer.from(zipSync(Object.fromEntries(written), { level: 6, mtime: '1980-01-01T12:00:00' }))
  }

  return {
    sheets,
    shared: shared.map(([, inner = '']) => textsIn(inner)),
    isDateFormat: (style) => dates.has(style),
    touch: (sheet) => void touched.add(sheet as PartOfSheet),
    insertRows: insert,
    write,
  }
}

function sheetsOf(text: (name: string) => string): PartOfSheet[] {
  const relations = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target') ?? '',
    ]),
  )
  const tags = [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => tag)
  const sheets = tags.slice(0, mostSheets).flatMap((tag): PartOfSheet[] => {
    const target = relations.get(attribute(tag, '(?:\\w+:)?id')) ?? ''
    const part = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const sheet = readSheet(text(part))
    // A chart or a macro sheet has no cells to fill.
    if (!sheet) return []
    const hidden = (attribute(tag, 'state') ?? 'visible') !== 'visible'
    return [
      { name: decode(attribute(tag, 'name') ?? ''), hidden, sheet, part, sheetId: attribute(tag, 'sheetId') ?? '' },
    ]
  })
  if (sheets.length === 0) throw new Refused('damaged')
  return sheets
}

/** Which cell formats show dates: the built-in ones, and those whose code has years, months, days or hours in it. */
function dateFormats(styles: string): Set<number> {
  const codes = new Map(
    [...styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)].map(([tag]) => [
      Number(attribute(tag, 'numFmtId')),
      decode(attribute(tag, 'formatCode') ?? ''),
    ]),
  )
  const formats = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const numbers = [...formats.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => Number(attribute(tag, 'numFmtId') ?? 0))
  return new Set(numbers.flatMap((number, style) => (isDateNumber(number, codes.get(number)) ? [style] : [])))
}

function isDateNumber(number: number, code: string | undefined): boolean {
  if (code !== undefined) return /[ymdh]/i.test(code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''))
  return (
    (number >= 14 && number <= 22) ||
    (number >= 27 && number <= 36) ||
    (number >= 45 && number <= 47) ||
    (number >= 50 && number <= 58)
  )
}

/** Print areas and other names of ranges. */
function namesAfter(book: string, insertion: Insertion): string {
  return book.replace(
    /(<(?:\w+:)?definedName\s[^>]*>)([^<]*)(<\/(?:\w+:)?definedName>)/g,
    (_, open: string, range: string, close: string) =>
      open + afterInsertion(decode(range), '', insertion).replaceAll('&', '&amp;') + close,
  )
}

/** Asks whoever opens the workbook to work out its formulas. */
function calculatedAnew(book: string): string {
  const prefix = /<((?:\w+:)?)workbook[\s>]/.exec(book)?.[1] ?? ''
  const asked = ' fullCalcOnLoad="1"'
  const found = new RegExp(`<${prefix}calcPr((?:\\s[^>]*?)?)(/?)>`).exec(book)
  if (found) {
    const kept = found[1]!.replace(/\sfullCalcOnLoad="[^"]*"/, '')
    return book.replace(found[0], `<${prefix}calcPr${kept}${asked}${found[2]}>`)
  }
  const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets']
    .map((name) => `</${prefix}${name}>`)
    .find((tag) => book.includes(tag))!
  return book.replace(before, `${before}<${prefix}calcPr${asked}/>`)
}

/** The order in which formulas were worked out, with those that moved. */
function chainAfter(chain: string, sheets: readonly PartOfSheet[], insertions: readonly Insertion[]): string {
  let sheetId = ''
  return chain.replace(/<((?:\w+:)?)c\s[^>]*>/g, (tag) => {
    sheetId = attribute(tag, 'i') ?? sheetId
    const name = sheets.find((sheet) => sheet.sheetId === sheetId)?.name
    return insertions
      .filter(({ sheet }) => sheet === name)
      .reduce((mended, { at, count }) => {
        return mended.replace(
          /(\sr="[A-Z]+)(\d+)"/,
          (_, start: string, row: string) => `${start}${Number(row) >= at ? Number(row) + count : row}"`,
        )
      }, tag)
  })
}
