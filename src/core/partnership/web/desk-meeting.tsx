import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Facts, Panel } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { stampWords } from '../../../platform/web/time.ts'
import type { MeetingDetail } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { keys, partnership } from './calls.ts'
import styles from './meeting.module.css'
import { Part } from './partner-parts.tsx'
import { promiseStep } from './promise-steps.ts'
import { PromiseThings } from './promise-things.tsx'
import { type Step, useSteps } from './steps.tsx'
import { usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

const say = words.meeting
const withId = (commandId: string | undefined) => (commandId ? { commandId } : {})

/** One meeting: agenda with what is late, minutes, what was promised; on paper as its record. */
export function Page() {
  const { meetingId } = usePathParams<'meetingId'>()
  const steps = useSteps()
  const partners = usePartnerChoices()
  const found = useQuery({
    queryKey: [...keys.all, 'meeting', meetingId],
    queryFn: () => partnership.getMeeting({ params: { meetingId } }),
  })
  if (found.isPending) return <Loading shape="rows" />
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />

  const { meeting, attended, minutes, late, promised, can } = found.data
  const council = of.council(meeting.unitName, meeting.unitCode.length === 9)
  const write = steps.act(minutesStep(meetingId))
  const promise = steps.act({ ...promiseStep(meeting.unitCode, partners, meetingId), label: say.promise })
  return (
    <>
      <div className={styles.screen}>
        <PageBody>
          <BackLink to="/desk/councils">{of.pages.councils}</BackLink>
          <PageHead
            title={say.title(council)}
            second={[stampWords(meeting.heldAt), meeting.place, of.meetingStates[meeting.state]].join(words.dot)}
            actions={
              <Buttons>
                {can.minute && (
                  <Button kind="main" onClick={write.onPress}>
                    {write.label}
                  </Button>
                )}
                <Button icon={Printer} onClick={() => print()}>
                  {say.print}
                </Button>
                {can.cancel && (
                  <Button kind="danger" onClick={steps.act(cancelStep(meetingId)).onPress}>
                    {say.cancel}
                  </Button>
                )}
              </Buttons>
            }
          />
          <Part title={say.agenda}>
            <Panel>
              <Agenda meeting={found.data} />
            </Panel>
          </Part>
          {late.length > 0 && (
            <Part title={say.late}>
              <PromiseThings promises={late} steps={steps} empty="" />
            </Part>
          )}
          <Part title={say.minutes}>
            {minutes === null ? (
              <Empty>{say.noMinutes}</Empty>
            ) : (
              <Panel>
                <Facts
                  facts={[
                    { label: say.attended, value: attended },
                    { label: say.said, value: <span className={styles.lines}>{minutes}</span> },
                  ]}
                />
              </Panel>
            )}
          </Part>
          <Part title={say.promised} add={can.promise && promise}>
            <PromiseThings promises={promised} steps={steps} empty={say.noPromises} />
          </Part>
          {steps.node}
        </PageBody>
      </div>
      <Paper detail={found.data} council={council} />
    </>
  )
}

/** What was put on the agenda, then what stands there by itself. */
function Agenda({ meeting: { meeting, late } }: { meeting: MeetingDetail }) {
  const own = meeting.agenda.map((item, index) => say.item(index + 1, item))
  const byItself = late.map(({ who, what, dueDay }, index) =>
    say.item(meeting.agenda.length + index + 1, say.lateItem(who, what, dueDay)),
  )
  return (
    <ul>
      {[...own, ...byItself].map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

/** The record as it is kept on paper. */
function Paper({ detail, council }: { detail: MeetingDetail; council: string }) {
  const { meeting, attended, minutes, promised, members } = detail
  return (
    <article className={styles.paper} aria-hidden>
      <h1>{say.paper(council)}</h1>
      <p>{[stampWords(meeting.heldAt), meeting.place].join(words.dot)}</p>
      <h2>{say.attended}</h2>
      <p>{attended ?? members.map(({ name }) => name).join(words.comma)}</p>
      <h2>{say.agenda}</h2>
      <Agenda meeting={detail} />
      <h2>{say.said}</h2>
      <p className={styles.lines}>{minutes}</p>
      {promised.length > 0 && (
        <>
          <h2>{say.promised}</h2>
          <ul>
            {promised.map(({ id, who, what, dueDay }, index) => (
              <li key={id}>{say.item(index + 1, say.lateItem(who, what, dueDay))}</li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.signed}>{say.signed}</p>
    </article>
  )
}

function minutesStep(meetingId: string): Step {
  return {
    key: `minutes ${meetingId}`,
    label: say.write,
    fields: [
      { kind: 'area', name: 'attended', label: say.attended, max: 1000 },
      { kind: 'area', name: 'minutes', label: say.said, max: 10_000 },
    ],
    send: (filled, commandId) =>
      partnership.writeMinutes({
        ...withId(commandId),
        params: { meetingId },
        body: { attended: filled.text('attended'), minutes: filled.text('minutes') },
      }),
  }
}

function cancelStep(meetingId: string): Step {
  return {
    key: `cancel ${meetingId}`,
    label: say.cancel,
    ask: { title: say.cancelAsk, what: say.cancelWhat, yes: say.cancel },
    send: (_, commandId) => partnership.cancelMeeting({ ...withId(commandId), params: { meetingId } }),
  }
}
