import { Button } from '../../web/kit/button.tsx'
import { Facts } from '../../web/kit/panel.tsx'
import { Num } from '../../web/kit/text.tsx'
import type { YearView } from '../contract.ts'
import { words } from '../words.zh.ts'
import styles from './desk-calendar.module.css'
import { clockOfMinute } from './minutes.ts'

/** What holds for the whole year: how many working days, which hours, whether its holidays are known. */
export function YearFacts({ view, onHours }: { view: YearView; onHours: () => void }) {
  const { known, workingDays, workingHours, can } = view
  const minutes = workingHours.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0)
  const hours = (minutes / 60).toLocaleString('zh-CN', { maximumFractionDigits: 1 })
  return (
    <div className={styles.facts}>
      <Facts
        look="row"
        facts={[
          { label: words.page.knownLabel, value: words.page.known[known] },
          { label: words.page.workingDays, value: <Num value={workingDays} unit={words.page.days} /> },
          {
            label: words.hours.title,
            value: words.hours.spans(
              workingHours.map(({ fromMinute, toMinute }) => [clockOfMinute(fromMinute), clockOfMinute(toMinute)]),
            ),
          },
          { label: words.page.oneDay, value: words.page.minutes(hours) },
        ]}
      />
      {can.change && (
        <Button kind="quiet" onClick={onHours}>
          {words.hours.change}
        </Button>
      )}
    </div>
  )
}
