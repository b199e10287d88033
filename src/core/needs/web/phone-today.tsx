import { Empty } from '../../../platform/web/kit/states.tsx'
import { ButtonLink } from '../../../platform/web/kit/button.tsx'
import { useNow } from '../../../platform/web/now.ts'
import { isoDay } from '../../../platform/web/time.ts'
import { useWork, WorkFrame, WorkSection } from './phone-work-list.tsx'
import { words } from './words-phone.zh.ts'

const base = '/m/work/needs'

/** A grid worker's day: visits first, then what is late, what waits for a yes, and what is in hand. */
export function Page() {
  const { work, rows } = useWork(null)
  const now = useNow()
  const today = isoDay(now)
  const visits = rows
    .filter((row) => row.nextVisitAt !== null && isoDay(row.nextVisitAt) === today)
    .sort((a, b) => (a.nextVisitAt ?? 0) - (b.nextVisitAt ?? 0))
  const rest = rows.filter((row) => !visits.includes(row))
  const late = rest.filter((row) => row.light === 'red')
  const others = rest.filter((row) => row.light !== 'red')

  return (
    <>
      <h1>{words.work.today}</h1>
      <p className="second">{words.work.todayHint}</p>
      <WorkFrame work={work}>
        {rows.length === 0 && (
          <Empty action={<ButtonLink to="/m/work/report">{words.work.report}</ButtonLink>}>
            {words.work.noneToday}
          </Empty>
        )}
        <WorkSection title={words.work.visits} rows={visits} base={base} />
        <WorkSection title={words.work.late} rows={late} base={base} />
        <WorkSection title={words.work.asked} rows={others.filter((row) => row.part === 'asked-of-me')} base={base} />
        <WorkSection title={words.work.accept} rows={others.filter((row) => row.part === 'to-accept')} base={base} />
        <WorkSection title={words.work.mine} rows={others.filter((row) => row.part === 'mine')} base={base} />
      </WorkFrame>
    </>
  )
}
