import { useQuery } from '@tanstack/react-query'
import { CalendarPlus } from 'lucide-react'
import { Button, ButtonLink, Buttons } from '../../../platform/web/kit/button.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import { text, useSearchParams } from '../../../platform/web/search-params.ts'
import { stampWords } from '../../../platform/web/time.ts'
import type { CouncilRole } from '../council.ts'
import type { MeetingView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, keys, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import { Part } from './partner-parts.tsx'
import { whoFields } from './promise-steps.ts'
import { type Step, useSteps } from './steps.tsx'
import styles from './things.module.css'
import { Things } from './things.tsx'
import { useMyUnits, usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

const say = words.councils
const withId = (commandId: string | undefined) => (commandId ? { commandId } : {})
const filters = { unit: text() }
type Choices = readonly { value: string; label: string }[]

/** 大工委 and 大党委: who sits there, when they meet. */
export function Page() {
  const steps = useSteps()
  const units = useMyUnits(['street', 'community'])
  const partners = usePartnerChoices()
  const [{ unit }] = useSearchParams(filters)
  const council = units.find(({ value }) => value === unit) ?? units[0]
  const call = steps.act(callStep(council ? [council] : []))
  return (
    <>
      <ListPage
        title={of.pages.councils}
        lead={say.lead}
        list="meetings"
        search={words.search.things}
        actions={
          <Buttons>
            {council && (
              <Button kind="main" icon={CalendarPlus} onClick={call.onPress}>
                {call.label}
              </Button>
            )}
            <ButtonLink to="/desk/promises">{say.toPromises}</ButtonLink>
          </Buttons>
        }
        above={
          council && (
            <div className={styles.above}>
              <Members council={council} partners={partners} steps={steps} />
            </div>
          )
        }
        filters={[{ name: 'state', label: words.filterNames.state, options: optionsOf(of.meetingStates) }]}
        fetch={(query) => partnership.listMeetings({ query: asked(query) })}
        columns={columns}
        rowName={({ place }) => place}
        to={({ id }) => `/desk/meetings/${id}`}
        empty={say.noMeetings}
      />
      {steps.node}
    </>
  )
}

interface MembersProps {
  council: { value: string; label: string }
  partners: Choices
  steps: ReturnType<typeof useSteps>
}

function Members({ council: { value: unitCode, label }, partners, steps }: MembersProps) {
  const found = useQuery({
    queryKey: [...keys.all, 'council', unitCode],
    queryFn: () => partnership.getCouncil({ params: { unitCode } }),
  })
  const { members = [], can } = found.data ?? {}
  return (
    <Part
      title={of.council(label, unitCode.length === 9)}
      add={can?.seat ? steps.act(seatStep(unitCode, partners)) : false}
    >
      <Things
        empty={say.noMembers}
        things={members.map(({ id, name, role }) => ({
          id,
          title: name,
          mark: <Badge>{of.councilRoles[role]}</Badge>,
          acts: [
            can?.seat === true &&
              steps.act({
                key: `end-seat ${id}`,
                label: say.endSeat,
                send: (_, commandId) => partnership.endSeat({ ...withId(commandId), params: { memberId: id } }),
              }),
          ],
        }))}
      />
    </Part>
  )
}

function seatStep(unitCode: string, partners: Choices): Step {
  return {
    key: `seat ${unitCode}`,
    label: say.seat,
    fields: [
      ...whoFields(partners),
      { kind: 'select', name: 'role', label: say.role, options: optionsOf(of.councilRoles) },
    ],
    send: (filled, commandId) =>
      partnership.seat({
        ...withId(commandId),
        params: { unitCode },
        body: {
          partnerId: filled.text('who') === 'partner' ? filled.text('partner') : null,
          personId: filled.text('who') === 'person' ? filled.person('person') : null,
          role: filled.text('role') as CouncilRole,
        },
      }),
  }
}

function callStep([council]: Choices): Step {
  return {
    key: `call ${council?.value}`,
    label: say.call,
    fields: [
      { kind: 'moment', name: 'heldAt', label: say.at },
      { kind: 'text', name: 'place', label: say.place, max: 60 },
      { kind: 'area', name: 'agenda', label: say.agenda, hint: say.agendaHint, max: 2400 },
    ],
    send: (filled, commandId) =>
      partnership.callMeeting({
        ...withId(commandId),
        params: { unitCode: council?.value ?? '' },
        body: {
          heldAt: filled.moment('heldAt'),
          place: filled.text('place'),
          agenda: filled
            .text('agenda')
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        },
      }),
  }
}

const columns = [
  { id: 'held', head: words.heads.held, cell: ({ heldAt }: MeetingView) => stampWords(heldAt) },
  { id: 'unit', head: words.heads.where, cell: ({ unitName }: MeetingView) => unitName },
  { id: 'place', head: words.heads.place, cell: ({ place }: MeetingView) => place },
  { id: 'agenda', head: words.heads.agenda, cell: ({ agenda }: MeetingView) => agenda.join(words.comma) },
  {
    id: 'state',
    head: words.heads.state,
    cell: ({ state }: MeetingView) => (
      <Badge tone={state === 'called' ? 'soon' : 'plain'}>{of.meetingStates[state]}</Badge>
    ),
  },
]
