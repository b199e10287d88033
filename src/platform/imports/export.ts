import type { Readable } from 'node:stream'
import type { Context } from '../actor/actor.ts'
import { NotFound } from '../contract/errors.ts'
import { recordOpening } from '../sealing/openings.ts'
import { findStreetCode } from '../settings/street.ts'
import { getImporter } from './actions.ts'
import type { Value } from './cells.ts'
import type { Column } from './columns.ts'
import type { Importer } from './importer.ts'
import type { RunAs } from './run-batch.ts'
import { headOf } from './template.ts'
import { words } from './words.zh.ts'
import { writeRows } from './write-xlsx.ts'
import type { Cell } from './xlsx.ts'

/**
 * Everything of a kind that the actor sees, as an .xlsx by the columns of its template: brought in again it adds nothing.
 * Strict fields are masked; with a reason (4 to 200 characters) they are whole, and that is one opening on record for all
 * rows. Throws `NotFound` for a kind that is not the actor's or does not go out.
 */
export async function exportWorkbook(kind: string, reason: string | null, runAs: RunAs): Promise<Readable> {
  const importer = await runAs((context) => beginExport(context, kind, reason))
  const columns = columnsOut(importer).map((column) => ({
    head: headOf(column),
    width: Math.max(12, column.label.length * 2),
  }))
  return writeRows(columns, rowsOf(importer, reason !== null, runAs), importer.title)
}

async function beginExport(context: Context, kind: string, reason: string | null): Promise<Importer> {
  const importer = getImporter(context, kind)
  if (!importer.listRows || (reason !== null && !importer.strict)) throw new NotFound()
  if (reason !== null) {
    await recordOpening(context, {
      noun: 'export',
      nounId: context.commandId,
      unitCode: await findStreetCode(context.tx, context.actor),
      subject: null,
      field: importer.strict!.join(' '),
      reason,
    })
  }
  return importer
}

function columnsOut({ columns, counted = [] }: Importer): Column[] {
  return [...columns, ...counted]
}

async function* rowsOf(importer: Importer, opened: boolean, runAs: RunAs): AsyncGenerator<Cell[]> {
  const columns = columnsOut(importer)
  let after: string | null = null
  do {
    const page = await runAs((context) => importer.listRows!(context, { after, opened }))
    for (const values of page.rows) yield columns.map((column) => shownAs(column, values[column.key] ?? null))
    after = page.next
  } while (after !== null)
}

/** As a person would write it in the template. */
function shownAs({ choices = [] }: Column, value: Value): Cell {
  if (typeof value === 'boolean') return words.yesNo[value ? 0 : 1]
  return choices.find((choice) => choice.value === value)?.label ?? value
}
