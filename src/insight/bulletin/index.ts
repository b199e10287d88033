export { writeBulletin } from './actions.ts'
