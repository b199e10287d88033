import { Button } from '../../web/kit/button.tsx'
import { Panel, Section } from '../../web/kit/panel.tsx'
import { FailedLine } from '../../web/kit/states.tsx'
import { Ago, Badge } from '../../web/kit/text.tsx'
import { tell } from '../../web/kit/undo.tsx'
import { useCommand } from '../../web/queries.ts'
import type { DayView, YearView } from '../contract.ts'
import { weekdayOf } from '../dates.ts'
import { words } from '../words.zh.ts'
import { calendar, renews } from './calendar-calls.ts'
import styles from './desk-calendar.module.css'

/** The days that the street changed, with who did it and why. */
export function OwnDays({ view }: { view: YearView }) {
  const own = view.days.filter(({ source }) => source === 'street')
  const none = view.can.change ? words.page.ownNone : words.page.ownNoneRead
  return (
    <Section title={words.page.ownTitle} aside={own.length === 0 ? none : undefined}>
      {own.length > 0 && (
        <Panel flush>
          <ul>
            {own.map((day) => (
              <Line key={day.date} day={day} mayChange={view.can.change} />
            ))}
          </ul>
        </Panel>
      )}
    </Section>
  )
}

function Line({ day, mayChange }: { day: DayView; mayChange: boolean }) {
  const { date, name, enteredAt, enteredBy } = day
  const remove = useCommand(calendar.removeDay, { renews, then: () => tell(words.day.removed(date)) })
  return (
    <li className={styles.own}>
      <span className={styles.date}>
        {date} {words.page.weekdays[weekdayOf(date)]}
      </span>
      <Badge tone={day.day === 'rest' ? 'soon' : 'plain'}>
        {day.day === 'rest' ? words.page.rest : words.page.work}
      </Badge>
      <span className={styles.why}>{name}</span>
      <span className={styles.by}>
        {enteredBy} {enteredAt !== null && <Ago at={enteredAt} />}
      </span>
      {mayChange && (
        <Button
          kind="quiet"
          aria-label={words.page.removeOf(date)}
          busy={remove.running}
          onClick={() => void remove.run({ params: { date } })}
        >
          {words.page.remove}
        </Button>
      )}
      <FailedLine error={remove.error} />
    </li>
  )
}
