/** Rows that are put in: everything from `at` on stands `count` rows lower. */
export interface Insertion {
  readonly sheet: string
  readonly at: number
  readonly count: number
}

const own = String.raw`'(?:[^']|'')+'!|[\p{L}\p{N}_.]+!`
const cell = String.raw`\$?[A-Z]{1,3}\$?\d{1,7}`
const reference = new RegExp(
  String.raw`"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.$])(${own})?(?:(${cell})(:${cell})?|(\$?\d{1,7}:\$?\d{1,7}))(?![\p{L}\p{N}_(.!])`,
  'gu',
)

/** A formula of `sheet` after the insertion: as a spreadsheet mends its references when rows are put in. */
export function afterInsertion(formula: string, sheet: string, { sheet: changed, at, count }: Insertion): string {
  const move = (row: number) => (row >= at ? row + count : row)
  return mapReferences(formula, (prefix, text) => {
    const target = prefix ? nameOf(prefix) : sheet
    return target === changed ? text.replace(/\d+/g, (row) => String(move(Number(row)))) : text
  })
}

/** The formula as it reads when it is copied so many rows down: rows without a `$` move with it. */
export function copiedDown(formula: string, rows: number): string {
  return mapReferences(formula, (_, text) =>
    text.replace(/(\$?)(\d+)/g, (_whole, fixed: string, row: string) => fixed + (fixed ? row : Number(row) + rows)),
  )
}

/** `A1:C9 E5` of a range attribute after the insertion. */
export function rangesAfterInsertion(ranges: string, { at, count }: Omit<Insertion, 'sheet'>): string {
  return ranges.replace(/\d+/g, (row) => String(Number(row) >= at ? Number(row) + count : Number(row)))
}

function mapReferences(formula: string, change: (prefix: string | undefined, text: string) => string): string {
  return formula.replace(reference, (whole: string, prefix?: string, from?: string, to?: string, rows?: string) =>
    from || rows ? (prefix ?? '') + change(prefix, rows ?? `${from}${to ?? ''}`) : whole,
  )
}

function nameOf(prefix: string): string {
  const name = prefix.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}
