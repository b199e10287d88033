import { findImporter, listImporters } from './importer.ts'
import { templateWorkbook } from './template.ts'

export { exportWorkbook } from './export.ts'
export { type Imported, runImport, undoImport } from './run-import.ts'
export { findFileName } from './store.ts'

/** The kinds that can be imported, as the command line names them. */
export function listKinds(): string[] {
  return listImporters().map(({ kind }) => kind)
}

/** An empty workbook of a kind, to fill in. */
export function templateOf(kind: string): Promise<Buffer> {
  return templateWorkbook(findImporter(kind)!)
}
