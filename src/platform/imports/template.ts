import type { Column } from './columns.ts'
import type { Importer } from './importer.ts'
import { exampleMark, words } from './words.zh.ts'

const rowsWithHelp = 5_000
/** What Excel takes in one list of choices, in the text of one help, and in its title. */
const mostChoiceLetters = 250
const mostHelpLetters = 250
const mostTitleLetters = 30

/**
 * An empty .xlsx to fill in: the heads, an example that no import takes, help and choices in the cells, and a second sheet
 * that explains every column. All cells hold text, so that Excel leaves zeros, long numbers and 3-1 as they were typed.
 */
export async function templateWorkbook(importer: Importer): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx')
  const { columns } = importer
  const bytes = await writeXlsx({
    sheets: [
      {
        name: importer.title,
        columns: columns.map(({ label }) => ({ width: Math.max(14, label.length * 2 + 4), numFmt: '@' })),
        rows: [
          columns.map(headOf),
          columns.map(({ example = '' }, at) => (at === 0 ? exampleMark + example : example)),
        ],
        dataValidations: columns.map(helpOf),
        freezePane: { rows: 1 },
      },
      {
        name: words.template.notesSheet,
        columns: [{ width: 16 }, { width: 10 }, { width: 40 }, { width: 60 }],
        rows: [
          [...words.template.noteHeads],
          ...columns.map((column) => [column.label, mustOf(column), howOf(column), choicesOf(column)]),
          [],
          ...words.template.rules.map((rule) => [rule]),
        ],
        freezePane: { rows: 1 },
      },
    ],
  })
  return asText(Buffer.from(bytes))
}

/** `门牌号*` must be filled in. */
export function headOf({ label, required }: Column): string {
  return required ? `${label}*` : label
}

function helpOf(column: Column, at: number) {
  const letter = String.fromCharCode(65 + at)
  const help = {
    range: `${letter}2:${letter}${rowsWithHelp}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: column.label.slice(0, mostTitleLetters),
    inputMessage: [mustOf(column), howOf(column)].filter(Boolean).join('。').slice(0, mostHelpLetters),
  }
  const values = column.type === 'yes-no' ? words.yesNo : (column.choices ?? []).map(({ label }) => label)
  const fits = values.length > 0 && values.join(',').length <= mostChoiceLetters
  return fits
    ? { ...help, type: 'list' as const, values: [...values] }
    : { ...help, type: 'custom' as const, formula1: 'TRUE' }
}

function mustOf({ required }: Column): string {
  return required ? words.template.must : words.template.may
}

function howOf({ type, note }: Column): string {
  return note ?? words.template.types[type]
}

function choicesOf({ choices = [] }: Column): string {
  return choices.map(({ label }) => label).join('、')
}

/** The writer gives only filled cells their format; as the format of the columns it holds for the empty ones too. */
async function asText(workbook: Buffer): Promise<Buffer> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate')
  const files = unzipSync(workbook)
  const name = 'xl/worksheets/sheet1.xml'
  const xml = strFromU8(files[name]!)
  const style = /<c r="A1"[^>]* s="(\d+)"/.exec(xml)![1]
  files[name] = strToU8(xml.replace(/<col /g, `<col style="${style}" `))
  return Buffer.from(zipSync(files))
}
