import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { dateOf } from '../../platform/calendar/dates.ts'
import { dayWords } from '../figures/index.ts'
import { headOf, type Line, shortened } from './bulletin.ts'
import type { Bulletin } from './store.ts'
import { words } from './words.zh.ts'

const twipsOfPoint = 20
const twipsOfMillimetre = 1440 / 25.4
const red = 'C00000'

/** The faces of official papers; Word takes another where one isn't installed. */
const faces = {
  title: font('方正小标宋简体'),
  body: font('仿宋_GB2312'),
  head: font('黑体'),
}

/** Sizes in half points: 二号 is 22 pt, 三号 16 pt, 小四 12 pt. */
const sizes = { masthead: 80, title: 44, body: 32, table: 24 }

/**
 * A bulletin as a .docx of one page of A4, in the layout of official papers: margins of 37, 35, 28 and 26 mm, lines of 28 pt.
 * The same bulletin gives the same bytes.
 */
export async function bulletinDocx(bulletin: Bulletin): Promise<Buffer> {
  // Loaded with the first bulletin: a server at rest doesn't need it.
  const docx = await import('docx')
  const { AlignmentType, BorderStyle, Document, LineRuleType, Packer, Paragraph, Table, TableCell, TableLayoutType } =
    docx
  const { TableRow, TabStopType, TextRun, VerticalAlignTable, WidthType } = docx
  const { title, paragraphs, signer, number, figures, writtenAt, unitCode } = bulletin
  const line = (points: number) => ({ line: points * twipsOfPoint, lineRule: LineRuleType.EXACT, before: 0, after: 0 })
  const day = dayWords(dateOf(writtenAt))

  const head = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: line(48),
      children: [new TextRun({ text: words.masthead, font: faces.title, size: sizes.masthead, color: red })],
    }),
    new Paragraph({
      spacing: { ...line(28), after: 14 * twipsOfPoint },
      tabStops: [
        { type: TabStopType.CENTER, position: textTwips / 2 },
        { type: TabStopType.RIGHT, position: textTwips },
      ],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 2 } },
      children: [
        new TextRun({
          text: `${words.office(figures.unitName)}\t${words.issue(number)}\t${day}`,
          font: faces.body,
          size: sizes.body,
        }),
      ],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: line(36),
      children: [new TextRun({ text: title, font: faces.title, size: sizes.title })],
    }),
  ]

  const body = paragraphs.map((paragraph) => {
    const parts = headOf(paragraph)
    return new Paragraph({
      alignment: AlignmentType.JUSTIFIED,
      spacing: line(28),
      indent: { firstLine: sizes.body * twipsOfPoint },
      children: [
        ...(parts.head ? [new TextRun({ text: parts.head, font: faces.head, size: sizes.body })] : []),
        new TextRun({ text: parts.rest, font: faces.body, size: sizes.body }),
      ],
    })
  })

  function cell(text: string, column: number, strong = false) {
    return new TableCell({
      width: { size: columnTwips[column]!, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      children: [
        new Paragraph({
          alignment: column % 4 === 0 ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: line(17),
          children: [new TextRun({ text, font: strong ? faces.head : faces.body, size: sizes.table })],
        }),
      ],
    })
  }
  const heads = [...words.teamTable, ...words.unitTable[unitCode.length === 9 ? 'community' : 'grid']]
  const table = new Table({
    width: { size: textTwips, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: columnTwips,
    rows: [
      new TableRow({ children: heads.map((text, column) => cell(text, column, true)) }),
      ...rowsOf(figures).map((texts) => new TableRow({ children: texts.map((text, column) => cell(text, column)) })),
    ],
  })

  const foot = new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: line(28),
    children: signer ? [new TextRun({ text: words.signed(signer), font: faces.body, size: sizes.body })] : [],
  })
  const space = new Paragraph({ spacing: line(14), children: [] })

  const millimetres = (length: number) => Math.round(length * twipsOfMillimetre)
  const margin = { top: millimetres(37), bottom: millimetres(35), left: millimetres(28), right: millimetres(26) }
  const page = { size: { width: millimetres(210), height: millimetres(297) }, margin }
  const children = [...head, ...body, space, table, foot]
  const document = new Document({ creator: figures.unitName, title, sections: [{ properties: { page }, children }] })
  return withoutClock(new Uint8Array(await Packer.toBuffer(document)), writtenAt)
}

const textTwips = Math.round((210 - 28 - 26) * twipsOfMillimetre)
const countTwips = 860
const nameTwips = Math.floor((textTwips - 6 * countTwips) / 2)
const columnTwips = [nameTwips, countTwips, countTwips, countTwips, nameTwips, countTwips, countTwips, countTwips]

/** Teams at the left and units at the right, beside each other. */
function rowsOf({ teams, units }: Bulletin['figures']): string[][] {
  const left = shortened(teams, words.others)
  const right = shortened(units, words.others)
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
    ...textsOf(left[at]),
    ...textsOf(right[at]),
  ])
}

function textsOf(line: Line | undefined): string[] {
  return line ? [line.name, ...line.counts.map(String)] : ['', '', '', '']
}

function font(name: string) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: name }
}

/** The library writes the moment of the download into the file; the bulletin was written at another one. */
function withoutClock(file: Uint8Array, writtenAt: number): Buffer {
  const parts = unzipSync(file)
  const core = 'docProps/core.xml'
  const moment = new Date(writtenAt).toISOString().slice(0, 19)
  parts[core] = strToU8(strFromU8(parts[core]!).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${moment}Z`))
  return Buffer.from(zipSync(parts, { mtime: '1980-01-01T12:00:00', level: 6 }))
}
