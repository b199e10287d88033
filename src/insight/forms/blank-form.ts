import { strToU8, zipSync } from 'fflate'
import { letters } from './sheet.ts'

/** A cell of a blank form: a head, a free cell in a format, or a formula. */
export type BlankCell =
  | string
  | number
  | { readonly format?: Format; readonly formula?: string; readonly text?: string }
  | null

export const formats = ['plain', 'title', 'head', 'free', 'count', 'decimal', 'date', 'text'] as const
export type Format = (typeof formats)[number]

export interface BlankSheet {
  readonly name: string
  readonly rows: readonly (readonly BlankCell[])[]
  /** `A1:F1` */
  readonly merges?: readonly string[]
  readonly widths?: readonly number[]
  readonly hidden?: boolean
  /** XML behind the merged cells: for what tests want to find untouched. */
  readonly more?: string
}

/**
 * An empty workbook as a superior would send it, with frames, formats and merged heads: for the demo street, tests and the
 * bench. Texts are shared strings, as spreadsheets write them.
 */
export function blankForm(sheets: readonly BlankSheet[], parts: Readonly<Record<string, string>> = {}): Buffer {
  const shared: string[] = []
  const written = sheets.map((sheet) => sheetXml(sheet, shared))
  const files: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/>${sheets.map((_, n) => `<Override PartName="/xl/worksheets/sheet${n + 1}.xml" ContentType="${main}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${main}.sharedStrings+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${declaration}<workbook xmlns="${spreadsheet}" xmlns:r="${relations}"><sheets>${sheets.map(({ name, hidden }, n) => `<sheet name="${escape(name)}" sheetId="${n + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${n + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${packages}">${sheets.map((_, n) => `<Relationship Id="rId${n + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId${sheets.length + 2}" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ...Object.fromEntries(written.map((xml, n) => [`xl/worksheets/sheet${n + 1}.xml`, xml])),
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': `${declaration}<sst xmlns="${spreadsheet}" count="${shared.length}" uniqueCount="${shared.length}">${shared.map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`).join('')}</sst>`,
    ...parts,
  }
  const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))
  return Buffer.from(zipSync(bytes, { mtime: '2026-01-05T09:00:00' }))
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'
const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const frame = '<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/>'
/** One format of a cell for each of `formats`, in their order. */
const styles = `${declaration}<styleSheet xmlns="${spreadsheet}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="16"/><name val="黑体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border>${frame}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${xf(0, 0, 0)}${xf(0, 1, 0)}${xf(0, 2, 1)}${xf(0, 0, 1)}${xf(1, 0, 1)}${xf(2, 0, 1)}${xf(164, 0, 1)}${xf(49, 0, 1)}</cellXfs></styleSheet>`

function xf(number: number, font: number, border: number): string {
  const centre =
    font > 0 ? '<alignment horizontal="center" vertical="center" wrapText="1"/>' : '<alignment vertical="center"/>'
  return `<xf numFmtId="${number}" fontId="${font}" fillId="0" borderId="${border}" xfId="0" applyNumberFormat="1" applyAlignment="1">${centre}</xf>`
}

function sheetXml({ rows, merges = [], widths = [], more = '' }: BlankSheet, shared: string[]): string {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const cols = widths.map((each, n) => `<col min="${n + 1}" max="${n + 1}" width="${each}" customWidth="1"/>`).join('')
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `${declaration}<worksheet xmlns="${spreadsheet}" xmlns:r="${relations}"><dimension ref="A1:${letters(width - 1)}${rows.length}"/>${cols && `<cols>${cols}</cols>`}<sheetData>${rows.map((row, n) => rowXml(row, n + 1, shared)).join('')}</sheetData>${merged && `<mergeCells count="${merges.length}">${merged}</mergeCells>`}${more}</worksheet>`
}

function rowXml(row: readonly BlankCell[], number: number, shared: string[]): string {
  const cells = row.map((cell, column) => cellXml(cell, `${letters(column)}${number}`, shared)).join('')
  return `<row r="${number}" spans="1:${Math.max(1, row.length)}" ht="22" customHeight="1">${cells}</row>`
}

function cellXml(cell: BlankCell, at: string, shared: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return `<c r="${at}" s="${formats.indexOf('free')}"><v>${cell}</v></c>`
  const {
    format = 'free',
    formula,
    text,
  } = typeof cell === 'string' ? { format: 'head' as const, formula: undefined, text: cell } : cell
  const style = `s="${formats.indexOf(format)}"`
  if (formula !== undefined) return `<c r="${at}" ${style}><f>${escape(formula)}</f><v>0</v></c>`
  if (text === undefined) return `<c r="${at}" ${style}/>`
  let index = shared.indexOf(text)
  if (index < 0) index = shared.push(text) - 1
  return `<c r="${at}" ${style} t="s"><v>${index}</v></c>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
