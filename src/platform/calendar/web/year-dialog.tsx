import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { DateField, DateRange } from '../../web/kit/date-field.tsx'
import { Drawer } from '../../web/kit/drawer.tsx'
import { FieldError } from '../../web/kit/field.tsx'
import { IconButton } from '../../web/kit/icon-button.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { tell } from '../../web/kit/undo.tsx'
import { useCommand } from '../../web/queries.ts'
import { words } from '../words.zh.ts'
import { calendar, renews } from './calendar-calls.ts'
import styles from './desk-calendar.module.css'
import { daysOfYear, type Span } from './year-entry.ts'

/** Takes down the announcement of a year: each festival's days off, and the weekends that make up for them. */
export function YearDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const [spans, setSpans] = useState<Span[]>(
    words.entry.festivals.map((festival) => ({ festival, from: null, to: null })),
  )
  const [makeUpDays, setMakeUpDays] = useState<(string | null)[]>([null])
  const [fault, setFault] = useState<string | null>(null)
  const enter = useCommand(calendar.enterYear, {
    renews,
    then: () => {
      tell(words.entry.saved(year))
      onClose()
    },
  })

  function save(event: FormEvent): void {
    event.preventDefault()
    const days = daysOfYear(year, spans, makeUpDays, words.page.make)
    if (typeof days === 'string') {
      setFault(days === 'otherYear' ? words.entry.otherYear(year) : words.entry[days])
      return
    }
    setFault(null)
    void enter.run({ params: { year }, body: { days } })
  }

  return (
    <Drawer title={words.entry.title(year)} onClose={onClose}>
      <form onSubmit={save} className={styles.form}>
        <p className={styles.note}>{words.entry.hint}</p>
        {spans.map(({ festival, from, to }, i) => (
          <DateRange
            key={festival}
            label={words.entry.span(festival)}
            from={from}
            to={to}
            onChange={(range) => setSpans(spans.map((span, at) => (at === i ? { festival, ...range } : span)))}
          />
        ))}
        <fieldset>
          <legend className={styles.legend}>{words.entry.makeUp}</legend>
          <p className={styles.note}>{words.entry.makeUpHint}</p>
          {makeUpDays.map((date, i) => (
            <div key={i} className={styles.makeUp}>
              <DateField
                label={words.entry.makeUpDay(i + 1)}
                hideLabel
                value={date}
                min={`${year}-01-01`}
                max={`${year}-12-31`}
                onChange={(picked) => setMakeUpDays(makeUpDays.map((day, at) => (at === i ? picked : day)))}
              />
              <IconButton
                icon={X}
                word={words.entry.drop}
                onClick={() => setMakeUpDays(makeUpDays.filter((_, at) => at !== i))}
              />
            </div>
          ))}
          <Button kind="quiet" icon={Plus} onClick={() => setMakeUpDays([...makeUpDays, null])}>
            {words.entry.addMakeUp}
          </Button>
        </fieldset>
        {fault && <FieldError>{fault}</FieldError>}
        <Buttons>
          <Button type="submit" kind="primary" busy={enter.running}>
            {words.entry.save}
          </Button>
        </Buttons>
        <FailedLine error={enter.error} />
      </form>
    </Drawer>
  )
}
