import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'
import { openWorkbook } from '../../platform/imports/xlsx.ts'

/**
 * The path of a workbook that can be read. What can't be is refused here, before a database is started for it. Throws
 * `CannotStart` when there is no such file, and `Refused` as `openWorkbook`.
 */
export async function sheetFile(named: string): Promise<string> {
  const file = path.resolve(named)
  await access(file, constants.R_OK).catch(() => {
    throw new CannotStart(`${file} is not there, or may not be read.`)
  })
  await openWorkbook(file)
  return file
}
