export { addForm, fillForm, mapForm, suggestMapping } from './actions.ts'
export { type BlankCell, blankForm, type BlankSheet } from './blank-form.ts'
export { runFilling } from './run-filling.ts'
