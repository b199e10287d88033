import { Link } from '../../../platform/web/link.tsx'
import type { PartnerNeedView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage } from './list-page.tsx'
import { closeNeedStep } from './partner-steps.ts'
import { PartnerTabs } from './partner-tabs.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { useSteps } from './steps.tsx'
import { usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

/** 需求清单: what partners ask of the street and its communities. */
export function Page() {
  const steps = useSteps()
  const partners = usePartnerChoices()
  return (
    <>
      <ListPage
        title={of.pages.partnerNeeds}
        lead={words.needs.lead}
        list="partner-needs"
        search={words.search.things}
        above={<PartnerTabs current="partner-needs" />}
        filters={[
          { name: 'partner', label: words.filterNames.partner, options: partners },
          { name: 'open', label: words.filterNames.open, options: [{ value: '1', label: words.yes }] },
        ]}
        fetch={(query) => partnership.listPartnerNeeds({ query: asked(query) })}
        columns={columns}
        rowName={({ what }) => what}
        drawer={(need, close) => (
          <RowDrawer
            title={need.what}
            facts={[
              {
                label: words.heads.partner,
                value: <Link to={`/desk/partners/${need.partnerId}?part=needs`}>{need.partnerName}</Link>,
              },
              { label: words.heads.days, value: words.fromTo(need.fromDay, need.toDay) },
              { label: words.heads.outcome, value: need.outcome ?? words.needs.open },
            ]}
            acts={[need.can.close && steps.act(closeNeedStep(need))]}
            onClose={close}
          />
        )}
        empty={words.needs.none}
      />
      {steps.node}
    </>
  )
}

const columns = [
  { id: 'what', head: words.heads.what, cell: ({ what }: PartnerNeedView) => what },
  { id: 'partner', head: words.heads.partner, cell: ({ partnerName }: PartnerNeedView) => partnerName },
  { id: 'unit', head: words.heads.unit, cell: ({ unitName }: PartnerNeedView) => unitName },
  {
    id: 'days',
    head: words.heads.days,
    cell: ({ fromDay, toDay }: PartnerNeedView) => words.fromTo(fromDay, toDay),
  },
  { id: 'outcome', head: words.heads.outcome, cell: ({ outcome }: PartnerNeedView) => outcome ?? words.needs.open },
]
