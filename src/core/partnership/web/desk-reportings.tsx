import { Plus, QrCode } from 'lucide-react'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Ago, Badge } from '../../../platform/web/kit/text.tsx'
import type { PartnerKind } from '../partner.ts'
import type { ReportingView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import type { ManyStep } from './many-step.tsx'
import { ReportingCode } from './reporting-code.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { type Step, useSteps } from './steps.tsx'
import { useMyUnits, usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

const say = words.reportings
const withId = (commandId: string | undefined) => (commandId ? { commandId } : {})

/** 双报到: who reported in to which community, what they can do, what they took up. */
export function Page() {
  const steps = useSteps()
  const [code, setCode] = useState(false)
  const communities = useMyUnits(['community'])
  const partners = usePartnerChoices()
  const register = steps.act(registerStep(communities, partners))
  return (
    <>
      <ListPage
        title={of.pages.reportings}
        lead={say.lead}
        list="reportings"
        search={words.search.people}
        actions={
          communities.length > 0 && (
            <Buttons>
              <Button kind="main" icon={Plus} onClick={register.onPress}>
                {register.label}
              </Button>
              <Button icon={QrCode} onClick={() => setCode(true)}>
                {say.link}
              </Button>
            </Buttons>
          )
        }
        filters={[
          { name: 'kind', label: words.filterNames.kind, options: optionsOf(of.reportingKinds) },
          { name: 'state', label: words.filterNames.state, options: optionsOf(of.reportingStates) },
        ]}
        fetch={(query) => partnership.listReportings({ query: asked(query) })}
        columns={columns}
        rowName={({ name }) => name}
        many={confirmMany}
        drawer={(row, close) => (
          <RowDrawer
            title={row.name}
            facts={[
              { label: words.heads.kind, value: of.reportingKinds[row.kind] },
              { label: words.heads.community, value: row.unitName },
              row.employer !== null && { label: words.heads.employer, value: row.employer },
              row.phone !== null && { label: words.heads.phone, value: row.phone },
              { label: words.heads.skills, value: row.skills },
              { label: words.heads.free, value: row.freeTimes },
              { label: words.heads.tookUp, value: say.took(row.tookUp) },
              { label: words.heads.state, value: of.reportingStates[row.state] },
            ]}
            acts={[
              row.can.confirm && steps.act(confirmStep(row)),
              row.can.end && steps.act({ key: `end ${row.id}`, label: say.end, send: endSend(row.id) }),
            ]}
            onClose={close}
          />
        )}
        empty={say.none}
      />
      {code && <ReportingCode communities={communities} onClose={() => setCode(false)} />}
      {steps.node}
    </>
  )
}

type Choices = readonly { value: string; label: string }[]

function registerStep(communities: Choices, partners: Choices): Step {
  return {
    key: 'register',
    label: say.register,
    fields: [
      { kind: 'select', name: 'kind', label: say.registerKind, options: optionsOf(of.reportingKinds) },
      { kind: 'select', name: 'unitCode', label: say.community, options: communities },
      { kind: 'person', name: 'person', label: say.person, when: (filled) => filled.text('kind') === 'member' },
      {
        kind: 'select',
        name: 'partner',
        label: say.partner,
        options: partners,
        when: (filled) => filled.text('kind') === 'organisation',
      },
      {
        kind: 'text',
        name: 'employer',
        label: say.employer,
        max: 60,
        optional: true,
        when: (filled) => filled.text('kind') === 'member',
      },
      { kind: 'text', name: 'skills', label: say.skills, max: 120, optional: true },
      { kind: 'text', name: 'free', label: say.free, max: 60, optional: true },
    ],
    send: (filled, commandId) => {
      const member = filled.text('kind') === 'member'
      return partnership.register({
        ...withId(commandId),
        body: {
          unitCode: filled.text('unitCode'),
          personId: member ? filled.person('person') : null,
          partnerId: member ? null : filled.text('partner'),
          employer: member ? filled.textOrNull('employer') : null,
          skills: filled.text('skills'),
          freeTimes: filled.text('free'),
        },
      })
    },
  }
}

/** An organisation that the street doesn’t know becomes a partner, so its kind is asked. */
function confirmStep({ id, kind }: ReportingView): Step {
  const key = `confirm ${id}`
  const send = (partnerKind: PartnerKind | null, commandId: string | undefined) =>
    partnership.confirmReporting({ ...withId(commandId), params: { reportingId: id }, body: { partnerKind } })
  if (kind === 'member') return { key, label: say.confirm, send: (_, commandId) => send(null, commandId) }
  return {
    key,
    label: say.confirm,
    fields: [
      {
        kind: 'select',
        name: 'kind',
        label: say.confirmKind,
        hint: say.confirmKindHint,
        options: optionsOf(of.partnerKinds),
        optional: true,
      },
    ],
    send: (filled, commandId) => send((filled.textOrNull('kind') as PartnerKind | null) ?? null, commandId),
  }
}

/** Members, and organisations that the street knows: an unknown one is refused with what to do. */
const confirmMany: ManyStep<ReportingView> = {
  label: say.confirmMany,
  waits: ({ can }) => can.confirm,
  take: ({ ids, ...command }) => partnership.confirmReportings({ ...command, body: { reportingIds: ids } }),
  undo: ({ ids, ...command }) => partnership.unconfirmReportings({ ...command, body: { reportingIds: ids } }),
  done: say.confirmedMany,
  undone: say.unconfirmed,
}

function endSend(reportingId: string): Step['send'] {
  return (_, commandId) => partnership.endReporting({ ...withId(commandId), params: { reportingId } })
}

const columns = [
  { id: 'name', head: words.heads.name, cell: ({ name }: ReportingView) => name },
  { id: 'kind', head: words.heads.kind, cell: ({ kind }: ReportingView) => of.reportingKinds[kind] },
  { id: 'employer', head: words.heads.employer, cell: ({ employer }: ReportingView) => employer },
  { id: 'community', head: words.heads.community, cell: ({ unitName }: ReportingView) => unitName },
  { id: 'skills', head: words.heads.skills, cell: ({ skills }: ReportingView) => skills },
  { id: 'free', head: words.heads.free, cell: ({ freeTimes }: ReportingView) => freeTimes },
  { id: 'took', head: words.heads.tookUp, cell: ({ tookUp }: ReportingView) => say.took(tookUp) },
  {
    id: 'state',
    head: words.heads.state,
    cell: ({ state }: ReportingView) => (
      <Badge tone={state === 'waiting' ? 'soon' : 'plain'}>{of.reportingStates[state]}</Badge>
    ),
  },
  { id: 'at', head: words.heads.at, cell: ({ reportedAt }: ReportingView) => <Ago at={reportedAt} /> },
]
