import { useQuery } from '@tanstack/react-query'
import { Pencil, Printer } from 'lucide-react'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { isoDay } from '../../../platform/web/time.ts'
import type { ThemeDayView } from '../party-contract.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'
import styles from './party-paper.module.css'
import { ThemeDayForm } from './theme-day-form.tsx'

const say = words.party.themeDays

/** The record of a theme day, as it goes onto A4 and into the folder. */
export function Page() {
  const { themeDayId } = usePathParams<'themeDayId'>()
  const [mending, setMending] = useState(false)
  const asked = useQuery({
    queryKey: ['organisation', 'theme-days', themeDayId],
    queryFn: () => organisation.getThemeDay({ params: { themeDayId } }),
  })
  if (asked.isPending) return <Loading shape="rows" />
  if (asked.error) return <Failed error={asked.error} onRetry={() => void asked.refetch()} />

  const day = asked.data.themeDay
  return (
    <PageBody>
      <div className="no-print">
        <BackLink to="/desk/theme-days">{say.back}</BackLink>
        <PageHead
          title={day.subject}
          second={`${day.heldOn}${words.dot}${day.bodyName}`}
          actions={
            <Buttons>
              {day.can.mend && (
                <Button icon={Pencil} onClick={() => setMending(true)}>
                  {say.mend}
                </Button>
              )}
              <Button kind="main" icon={Printer} onClick={() => print()}>
                {say.print}
              </Button>
            </Buttons>
          }
        />
      </div>
      <Paper day={day} />
      {mending && <ThemeDayForm themeDay={day} onClose={() => setMending(false)} />}
    </PageBody>
  )
}

function Paper({ day }: { day: ThemeDayView }) {
  return (
    <article className={styles.paper}>
      <h2 className={styles.title}>{say.paperTitle(day.bodyName)}</h2>
      <table className={styles.table}>
        <tbody>
          <Line head={say.heldOn}>{day.heldOn}</Line>
          <Line head={say.place}>{day.place}</Line>
          <Line head={say.subject}>{day.subject}</Line>
          <Line head={say.speaker}>{day.speaker}</Line>
          <Line head={say.came}>{say.cameOf(day.came.length, day.belonged)}</Line>
          <Line head={say.names}>{day.came.map(({ name }) => name).join(words.comma)}</Line>
          <Line head={say.done} tall>
            {day.done}
          </Line>
          <Line head={say.recordedBy}>{day.recordedBy}</Line>
          <Line head={say.recordedOn}>{isoDay(day.recordedAt)}</Line>
        </tbody>
      </table>
    </article>
  )
}

function Line({ head, tall, children }: { head: string; tall?: boolean; children: string }) {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td className={tall ? styles.tall : undefined}>{children}</td>
    </tr>
  )
}
