import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { Confirm } from '../../web/kit/confirm.tsx'
import { IconButton } from '../../web/kit/icon-button.tsx'
import { type CalendarDay, MonthCalendar } from '../../web/kit/month-calendar.tsx'
import { PageBody, PageHead } from '../../web/kit/page-head.tsx'
import { Panel } from '../../web/kit/panel.tsx'
import { Failed, Loading } from '../../web/kit/states.tsx'
import { useNow } from '../../web/now.ts'
import { useCommand } from '../../web/queries.ts'
import { useSearchParams, whole } from '../../web/search-params.ts'
import type { DayView, YearView } from '../contract.ts'
import { dateOf } from '../dates.ts'
import { words } from '../words.zh.ts'
import { calendar, renews } from './calendar-calls.ts'
import { DayDialog } from './day-dialog.tsx'
import styles from './desk-calendar.module.css'
import { HoursDialog } from './hours-dialog.tsx'
import { OwnDays } from './own-days.tsx'
import { YearDialog } from './year-dialog.tsx'
import { YearFacts } from './year-facts.tsx'

const filters = { year: whole() }
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

/** When the street works: twelve months at a glance, and what it changed itself. */
export function Page() {
  const thisYear = Number(dateOf(useNow(3_600_000)).slice(0, 4))
  const [values, set] = useSearchParams(filters)
  const year = Math.min(2099, Math.max(2000, values.year ?? thisYear))
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => calendar.getYear({ params: { year } }),
    placeholderData: keepPreviousData,
  })

  return (
    <PageBody>
      <PageHead
        title={words.page.title}
        second={words.page.intro}
        actions={
          <span className={styles.turn}>
            <IconButton icon={ChevronLeft} word={words.page.previousYear} onClick={() => set({ year: year - 1 })} />
            <strong aria-live="polite">{words.page.year(year)}</strong>
            <IconButton icon={ChevronRight} word={words.page.nextYear} onClick={() => set({ year: year + 1 })} />
          </span>
        }
      />
      {!data && !isError && <Loading shape="cards" rows={6} />}
      {!data && isError && <Failed error={error} onRetry={() => void refetch()} />}
      {data && <Year view={data} />}
    </PageBody>
  )
}

function Year({ view }: { view: YearView }) {
  const [open, setOpen] = useState<'year' | 'hours' | 'remove' | { day: string } | null>(null)
  const { year, known, can } = view
  const close = () => setOpen(null)
  const days = Object.fromEntries(view.days.map((day) => [day.date, shownDay(day)]))
  return (
    <>
      <YearFacts view={view} onHours={() => setOpen('hours')} />
      {known === 'unknown' && (
        <Panel tone="soon">
          <p>{words.page.unknownNote(year)}</p>
          {can.change && (
            <div className={styles.act}>
              <Button kind="primary" onClick={() => setOpen('year')}>
                {words.page.enterYear(year)}
              </Button>
            </div>
          )}
        </Panel>
      )}
      {known === 'street' && can.change && (
        <Buttons>
          <Button onClick={() => setOpen('year')}>{words.page.enterYear(year)}</Button>
          <Button kind="quiet" onClick={() => setOpen('remove')}>
            {words.page.removeYear}
          </Button>
        </Buttons>
      )}
      <OwnDays view={view} />
      <div className={styles.months}>
        {months.map((month) => (
          <MonthCalendar
            key={month}
            year={year}
            month={month}
            days={days}
            {...(can.change && { onDay: (day: string) => setOpen({ day }) })}
          />
        ))}
      </div>
      {open === 'year' && <YearDialog year={year} onClose={close} />}
      {open === 'hours' && <HoursDialog hours={view.workingHours} onClose={close} />}
      {open === 'remove' && <RemoveYear year={year} onClose={close} />}
      {typeof open === 'object' && open !== null && (
        <DayDialog date={open.day} entry={view.days.find(({ date }) => date === open.day)} onClose={close} />
      )}
    </>
  )
}

function RemoveYear({ year, onClose }: { year: number; onClose: () => void }) {
  const remove = useCommand(calendar.removeYear, { renews, then: onClose })
  return (
    <Confirm
      title={words.page.removeYearTitle(year)}
      act={words.page.removeYear}
      danger
      busy={remove.running}
      error={remove.error}
      onConfirm={() => void remove.run({ params: { year } })}
      onClose={onClose}
    >
      {words.page.removeYearText}
    </Confirm>
  )
}

function shownDay({ day, name, source }: DayView): CalendarDay {
  if (source === 'street') return { label: name, tone: day === 'rest' ? 'closed' : 'work' }
  return day === 'rest' ? { label: name, tone: 'rest' } : { label: words.page.make, tone: 'work' }
}
