import type { Context } from '../../../platform/actor/actor.ts'
import { maskPhone } from '../../../platform/sealing/mask.ts'
import { openAll } from '../../../platform/sealing/seal.ts'
import { may } from '../access.ts'
import { confirmRefusal, reportingState } from '../reporting.ts'
import type { Asked } from '../store/asked.ts'
import { countTakenUp, listReportings } from '../store/reporting-store.ts'
import type { ReportingView } from '../views.ts'
import { findKnown, pageOf } from './known.ts'

export async function readReportings(
  context: Context,
  asked: Asked<'reportings'>,
): Promise<{ rows: ReportingView[]; next: string | null }> {
  const { tx, actor } = context
  const found = await listReportings(tx, { ...asked, limit: asked.limit + 1 })
  const { shown, next } = pageOf(found, asked.limit)
  const known = await findKnown(context, {})
  const tookUp = await countTakenUp(tx, shown)
  const sealed = shown.flatMap(({ phoneSealed }) => phoneSealed ?? [])
  const opened = await openAll(tx, sealed)
  const phones = new Map(sealed.map((text, index) => [text, opened[index]]))

  const rows = shown.map((row): ReportingView => {
    const state = reportingState(row)
    const phone = state === 'waiting' && row.phoneSealed ? phones.get(row.phoneSealed) : null
    const receives = may(actor, 'receive', row.unitCode)
    return {
      id: row.id,
      unitCode: row.unitCode,
      unitName: known.unit(row.unitCode),
      kind: row.kind,
      name: row.name,
      employer: row.employer,
      phone: phone ? maskPhone(phone) : null,
      skills: row.skills,
      freeTimes: row.freeTimes,
      byLink: row.byLink,
      reportedAt: row.reportedAt,
      state,
      tookUp: tookUp.get(row.personId ?? row.partnerId ?? '') ?? 0,
      can: { confirm: receives && !confirmRefusal(row), end: receives && row.endedAt === null },
    }
  })
  return { rows, next }
}
