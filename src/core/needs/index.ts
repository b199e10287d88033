export { beginCategories } from './actions/desk.ts'
