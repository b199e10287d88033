export { readHelped } from './routes.ts'
