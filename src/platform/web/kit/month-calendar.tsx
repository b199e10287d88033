import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { clockOf, isoDay } from '../time.ts'
import { useNow } from '../now.ts'
import { words } from '../words.zh.ts'
import { classes } from './classes.ts'
import { IconButton } from './icon-button.tsx'
import styles from './month-calendar.module.css'
import { weeksOf } from './weeks.ts'

export interface CalendarDay {
  /** Under the number: 春节, 补班. */
  label?: string
  /** `rest` is off, `work` a make-up day, `closed` the street's own closure. */
  tone?: 'work' | 'rest' | 'closed'
  /** How many things are on. */
  events?: number
}

interface Props {
  year: number
  /** 1 to 12. */
  month: number
  /** By `2026-11-24`. */
  days: Readonly<Record<string, CalendarDay>>
  onMonth?: (year: number, month: number) => void
  onDay?: (day: string) => void
  selected?: string | null
}

/** A month from Monday to Sunday. One stop for Tab; the arrows walk through the days. */
export function MonthCalendar({ year, month, days, onMonth, onDay, selected }: Props) {
  const table = useRef<HTMLTableElement>(null)
  const today = isoDay(useNow(60_000))
  const weeks = weeksOf(year, month)
  const stop = selected && weeks.some((week) => week.includes(selected)) ? selected : dayOf(year, month, 1)

  function turn(by: number): void {
    const next = new Date(Date.UTC(year, month - 1 + by, 1))
    onMonth?.(next.getUTCFullYear(), next.getUTCMonth() + 1)
  }

  function move(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key]
    const day = (event.target as HTMLElement).dataset['day']
    if (!by || !day) return
    event.preventDefault()
    const next = isoDay(Date.parse(`${day}T12:00:00+08:00`) + by * 86_400_000)
    table.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }

  return (
    <div className={styles.calendar}>
      <div className={styles.head}>
        <h3 className={styles.title} aria-live="polite">
          {words.date.month(year, month)}
        </h3>
        {onMonth && (
          <span>
            <IconButton icon={ChevronLeft} word={words.date.previousMonth} onClick={() => turn(-1)} />
            <IconButton icon={ChevronRight} word={words.date.nextMonth} onClick={() => turn(1)} />
          </span>
        )}
      </div>
      <table ref={table} className={styles.table} onKeyDown={move}>
        <caption className="heard">{words.date.month(year, month)}</caption>
        <thead>
          <tr>
            {words.date.weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={words.date.weekday(weekday)}>
                {weekday}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((day, weekday) => {
                const inside = clockOf(Date.parse(`${day}T12:00:00+08:00`)).month === month
                return (
                  <td key={day} className={classes(!inside && styles.outside)}>
                    {inside && (
                      <Day
                        day={day}
                        info={days[day]}
                        isToday={day === today}
                        isWeekend={weekday >= 5}
                        isSelected={day === selected}
                        isStop={day === stop}
                        onDay={onDay}
                      />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface DayProps {
  day: string
  info: CalendarDay | undefined
  isToday: boolean
  isWeekend: boolean
  isSelected: boolean
  isStop: boolean
  onDay: ((day: string) => void) | undefined
}

function Day({ day, info, isToday, isWeekend, isSelected, isStop, onDay }: DayProps) {
  const look = classes(
    styles.day,
    info?.tone ? styles[info.tone] : isWeekend && styles.weekend,
    isToday && styles.today,
    isSelected && styles.selected,
  )
  const inside = (
    <>
      <span className={styles.number}>{Number(day.slice(8))}</span>
      <span className={styles.label}>{info?.label ?? (isToday ? words.date.today : '')}</span>
      {info?.events ? <span className={styles.events}>{words.date.events(info.events)}</span> : null}
    </>
  )
  if (!onDay) return <div className={look}>{inside}</div>
  return (
    <button
      type="button"
      data-day={day}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isSelected}
      className={look}
      onClick={() => onDay(day)}
    >
      {inside}
    </button>
  )
}

function dayOf(year: number, month: number, date: number): string {
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
}
