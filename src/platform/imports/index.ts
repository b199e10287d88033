export { findFileName } from './store.ts'
export { type Imported, runImport, undoImport } from './run-import.ts'
