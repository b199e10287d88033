import { Ago, Badge } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import type { TakingView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import { agreeStep, declineStep, giveStep } from './partner-steps.ts'
import { PartnerTabs } from './partner-tabs.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { useSteps } from './steps.tsx'
import { toneOfTaking } from './tones.ts'
import { usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

/** Offers taken up: asked, agreed, given. */
export function Page() {
  const steps = useSteps()
  const partners = usePartnerChoices()
  return (
    <>
      <ListPage
        title={of.pages.takings}
        lead={words.takings.lead}
        list="takings"
        search={words.search.things}
        above={<PartnerTabs current="takings" />}
        filters={[
          { name: 'partner', label: words.filterNames.partner, options: partners },
          { name: 'state', label: words.filterNames.state, options: optionsOf(of.takingStates) },
        ]}
        fetch={(query) => partnership.listTakings({ query: asked(query) })}
        columns={columns}
        rowName={({ offer }) => offer}
        drawer={(taking, close) => (
          <RowDrawer
            title={taking.offer}
            facts={[
              {
                label: words.heads.partner,
                value: <Link to={`/desk/partners/${taking.partnerId}?part=takings`}>{taking.partnerName}</Link>,
              },
              { label: words.heads.purpose, value: taking.purpose },
              { label: words.heads.state, value: of.takingStates[taking.state] },
              taking.declinedBecause !== null && { label: words.heads.reason, value: taking.declinedBecause },
            ]}
            acts={[
              taking.can.answer && steps.act(agreeStep(taking)),
              taking.can.answer && steps.act(declineStep(taking)),
              taking.can.give && steps.act(giveStep(taking)),
            ]}
            onClose={close}
          />
        )}
        empty={words.takings.none}
      />
      {steps.node}
    </>
  )
}

const columns = [
  { id: 'offer', head: words.heads.offer, cell: ({ offer }: TakingView) => offer },
  { id: 'partner', head: words.heads.partner, cell: ({ partnerName }: TakingView) => partnerName },
  { id: 'purpose', head: words.heads.purpose, cell: ({ purpose }: TakingView) => purpose },
  {
    id: 'state',
    head: words.heads.state,
    cell: ({ state }: TakingView) => <Badge tone={toneOfTaking[state]}>{of.takingStates[state]}</Badge>,
  },
  { id: 'asked', head: words.heads.asked, cell: ({ askedAt }: TakingView) => <Ago at={askedAt} /> },
]
