import { Empty } from '../../../platform/web/kit/states.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { dayWords, isoDay } from '../../../platform/web/time.ts'
import type { WorkRow } from '../views.ts'
import { useWork, WorkFrame, WorkSection } from './phone-work-list.tsx'
import { words } from './words-phone.zh.ts'

/** Visits that are agreed, day by day. */
export function Page() {
  const { work, rows } = useWork(null)
  const now = useNow()
  const days = new Map<string, WorkRow[]>()
  const agreed = rows
    .filter((row) => row.nextVisitAt !== null)
    .sort((a, b) => (a.nextVisitAt ?? 0) - (b.nextVisitAt ?? 0))
  for (const row of agreed) {
    const day = isoDay(row.nextVisitAt ?? 0)
    days.set(day, [...(days.get(day) ?? []), row])
  }

  return (
    <>
      <h1>{words.work.visitsTitle}</h1>
      <p className="second">{words.work.visitsHint}</p>
      <WorkFrame work={work}>
        {agreed.length === 0 && <Empty>{words.work.noVisits}</Empty>}
        {[...days].map(([day, visits]) => (
          <WorkSection
            key={day}
            title={dayWords(visits[0]?.nextVisitAt ?? 0, now)}
            rows={visits}
            base="/m/work/needs"
          />
        ))}
      </WorkFrame>
    </>
  )
}
