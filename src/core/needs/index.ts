export { beginCategories } from './actions/desk.ts'
export { listLogged } from './store/need-store.ts'
