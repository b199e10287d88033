export { type Imported, runImport, undoImport } from './run-import.ts'
