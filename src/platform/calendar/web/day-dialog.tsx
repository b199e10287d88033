import { type FormEvent, useState } from 'react'
import { Button, Buttons } from '../../web/kit/button.tsx'
import { Choice } from '../../web/kit/choice.tsx'
import { Dialog } from '../../web/kit/dialog.tsx'
import { Field } from '../../web/kit/field.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { tell } from '../../web/kit/undo.tsx'
import { useCommand } from '../../web/queries.ts'
import type { DayView } from '../contract.ts'
import { weekdayOf } from '../dates.ts'
import { words } from '../words.zh.ts'
import { calendar, renews } from './calendar-calls.ts'
import styles from './desk-calendar.module.css'

interface Props {
  date: string
  /** What is known of the day besides its weekday. */
  entry: DayView | undefined
  onClose: () => void
}

/** Says of one day whether the street works, and why; or lets the public calendar decide again. */
export function DayDialog({ date, entry, onClose }: Props) {
  const usual = weekdayOf(date) <= 5 ? 'work' : 'rest'
  const now = entry?.day ?? usual
  const own = entry?.source === 'street'
  const [day, setDay] = useState<'work' | 'rest'>(own ? now : now === 'work' ? 'rest' : 'work')
  const [name, setName] = useState(own ? entry.name : '')
  const [fault, setFault] = useState<string | null>(null)
  const called = (which: 'work' | 'rest') => words.page[which]
  const set = useCommand(calendar.setDay, { renews, then: () => close(words.day.saved(date, called(day))) })
  const remove = useCommand(calendar.removeDay, { renews, then: () => close(words.day.removed(date)) })

  function close(said: string): void {
    tell(said)
    onClose()
  }

  function save(event: FormEvent): void {
    event.preventDefault()
    const wrong = name.trim() === '' ? words.day.nameMissing : null
    setFault(wrong)
    if (!wrong) void set.run({ params: { date }, body: { day, name: name.trim() } })
  }

  return (
    <Dialog title={words.day.title(date, words.page.weekdays[weekdayOf(date)] ?? '')} onClose={onClose}>
      <form onSubmit={save} className={styles.form}>
        <p className={styles.note}>
          {entry?.source === 'announced'
            ? words.day.asAnnounced(entry.name, called(entry.day))
            : words.day.asUsual(called(usual))}
        </p>
        <Choice
          label={words.day.question}
          options={[
            { value: 'rest', label: words.page.rest },
            { value: 'work', label: words.page.work },
          ]}
          value={day}
          onChange={setDay}
        />
        <Field
          label={words.day.name}
          hint={words.day.nameHint}
          value={name}
          maxLength={40}
          error={fault}
          onChange={(event) => setName(event.target.value)}
        />
        <Buttons>
          <Button type="submit" kind="primary" busy={set.running}>
            {words.day.save}
          </Button>
          {own && (
            <Button busy={remove.running} onClick={() => void remove.run({ params: { date } })}>
              {words.day.remove}
            </Button>
          )}
        </Buttons>
        <FailedLine error={set.error ?? remove.error} />
      </form>
    </Dialog>
  )
}
