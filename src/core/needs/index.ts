import type { z } from 'zod'
import { Report } from './contract.ts'

export { beginCategories } from './actions/desk.ts'
export { join } from './actions/join.ts'
export type { PickedPlace, Reporting } from './actions/new-need.ts'
export { refer, settle, takeBack } from './actions/refer.ts'
export { report, reportUnsigned } from './actions/report.ts'
export { note } from './actions/serve.ts'
export { readReportedBy } from './read-lists.ts'
export { coverNumbers } from './cleaning.ts'
export { readNeed } from './read-need.ts'
export { sayMoment } from './timeline/words.zh.ts'
export { mayAccuse } from './guarded.ts'
export type { Need } from './store/need-store.ts'
export { countSearchDue, findNeed, listLogged } from './store/need-store.ts'

/** What a report holds beside its source, with what is usual filled in. */
export function reporting(told: Omit<z.input<typeof Report>, 'source'>) {
  return Report.omit({ source: true }).parse(told)
}
