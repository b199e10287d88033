import { type FormEvent, useState } from 'react'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { Dialog } from '../../web/kit/dialog.tsx'
import { Field } from '../../web/kit/field.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { tell } from '../../web/kit/undo.tsx'
import { useCommand } from '../../web/queries.ts'
import type { YearView } from '../contract.ts'
import { words } from '../words.zh.ts'
import { calendar, renews } from './calendar-calls.ts'
import styles from './desk-calendar.module.css'
import { clockOfMinute, minuteOfClock } from './minutes.ts'

type Hours = YearView['workingHours']
const parts = [words.hours.morning, words.hours.afternoon]

/** The working hours of a day: a morning and an afternoon. */
export function HoursDialog({ hours, onClose }: { hours: Hours; onClose: () => void }) {
  const [clocks, setClocks] = useState(
    parts.map((_, i) => ({ from: shown(hours[i]?.fromMinute), to: shown(hours[i]?.toMinute) })),
  )
  const set = useCommand(calendar.setWorkingHours, {
    renews,
    then: () => {
      tell(words.hours.saved)
      onClose()
    },
  })

  function change(part: number, end: 'from' | 'to', clock: string): void {
    setClocks(clocks.map((one, i) => (i === part ? { ...one, [end]: clock } : one)))
  }

  function save(event: FormEvent): void {
    event.preventDefault()
    const wanted = clocks.flatMap(({ from, to }) => {
      const fromMinute = minuteOfClock(from)
      const toMinute = minuteOfClock(to)
      return fromMinute === null || toMinute === null ? [] : [{ fromMinute, toMinute }]
    })
    void set.run({ body: { hours: wanted } })
  }

  return (
    <Dialog title={words.hours.change} onClose={onClose}>
      <form onSubmit={save} className={styles.form}>
        {parts.map((part, i) => (
          <div key={part} className={styles.pair}>
            <Field
              label={words.hours.from(part)}
              type="time"
              value={clocks[i]!.from}
              onChange={(event) => change(i, 'from', event.target.value)}
            />
            <Field
              label={words.hours.to(part)}
              type="time"
              value={clocks[i]!.to}
              onChange={(event) => change(i, 'to', event.target.value)}
            />
          </div>
        ))}
        <p className={styles.note}>{words.hours.hint}</p>
        <Buttons>
          <Button type="submit" kind="primary" busy={set.running}>
            {words.hours.save}
          </Button>
        </Buttons>
        <FailedLine error={set.error} />
      </form>
    </Dialog>
  )
}

function shown(minute: number | undefined): string {
  return minute === undefined ? '' : clockOfMinute(minute)
}
