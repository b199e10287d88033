import { serverNow } from '../../../platform/web/now.ts'
import { clockOf } from '../../../platform/web/time.ts'
import { Link } from '../../../platform/web/link.tsx'
import type { ContributionView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { amountWords } from './amounts.ts'
import { asked, partnership } from './calls.ts'
import { ListPage } from './list-page.tsx'
import { correctStep } from './partner-steps.ts'
import { PartnerTabs } from './partner-tabs.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { useSteps } from './steps.tsx'
import { usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

const yearsShown = 5

/** The ledger of what partners gave. */
export function Page() {
  const steps = useSteps()
  const partners = usePartnerChoices()
  const thisYear = clockOf(serverNow()).year
  const years = Array.from({ length: yearsShown }, (_, back) => thisYear - back)
  return (
    <>
      <ListPage
        title={of.pages.contributions}
        lead={words.contributions.lead}
        list="contributions"
        search={words.search.things}
        above={<PartnerTabs current="contributions" />}
        filters={[
          { name: 'partner', label: words.filterNames.partner, options: partners },
          {
            name: 'year',
            label: words.filterNames.year,
            options: years.map((year) => ({ value: String(year), label: words.contributions.year(year) })),
          },
        ]}
        fetch={(query) => partnership.listContributions({ query: asked(query) })}
        columns={columns}
        rowName={({ what }) => what}
        drawer={(entry, close) => (
          <RowDrawer
            title={entry.what}
            facts={[
              {
                label: words.heads.partner,
                value: <Link to={`/desk/partners/${entry.partnerId}?part=contributions`}>{entry.partnerName}</Link>,
              },
              { label: words.heads.givenOn, value: entry.givenOn },
              { label: words.heads.quantity, value: amountWords(entry.quantity, entry.unit) },
              { label: words.heads.by, value: entry.recordedBy?.name },
              entry.takenBack && { label: words.heads.state, value: words.contributions.takenBack },
            ]}
            acts={[entry.can.correct && steps.act(correctStep(entry))]}
            onClose={close}
          />
        )}
        empty={words.contributions.none}
      />
      {steps.node}
    </>
  )
}

const columns = [
  { id: 'what', head: words.heads.what, cell: ({ what }: ContributionView) => what },
  { id: 'partner', head: words.heads.partner, cell: ({ partnerName }: ContributionView) => partnerName },
  { id: 'givenOn', head: words.heads.givenOn, cell: ({ givenOn }: ContributionView) => givenOn },
  {
    id: 'quantity',
    head: words.heads.quantity,
    align: 'end' as const,
    cell: ({ quantity, unit }: ContributionView) => amountWords(quantity, unit),
  },
  { id: 'by', head: words.heads.by, cell: ({ recordedBy }: ContributionView) => recordedBy?.name },
]
