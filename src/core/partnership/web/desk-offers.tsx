import { Link } from '../../../platform/web/link.tsx'
import type { OfferView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import { endOfferStep } from './partner-steps.ts'
import { PartnerTabs } from './partner-tabs.tsx'
import { RowDrawer } from './row-drawer.tsx'
import { useSteps } from './steps.tsx'
import { usePartnerChoices } from './unit-choices.ts'
import { words } from './words.zh.ts'

/** 资源清单: what all partners offer. */
export function Page() {
  const steps = useSteps()
  const partners = usePartnerChoices()
  return (
    <>
      <ListPage
        title={of.pages.offers}
        lead={words.offers.lead}
        list="offers"
        search={words.search.things}
        above={<PartnerTabs current="offers" />}
        filters={[
          { name: 'kind', label: words.filterNames.kind, options: optionsOf(of.serviceKinds) },
          { name: 'partner', label: words.filterNames.partner, options: partners },
          { name: 'holds', label: words.filterNames.holds, options: [{ value: '1', label: words.yes }] },
        ]}
        fetch={(query) => partnership.listOffers({ query: asked(query) })}
        columns={columns}
        rowName={({ what }) => what}
        drawer={(offer, close) => (
          <RowDrawer
            title={offer.what}
            facts={[
              {
                label: words.heads.partner,
                value: <Link to={`/desk/partners/${offer.partnerId}?part=offers`}>{offer.partnerName}</Link>,
              },
              { label: words.heads.kind, value: of.serviceKinds[offer.kind] },
              { label: words.heads.forWhom, value: offer.forWhom },
              { label: words.heads.howMuch, value: offer.howMuch },
              { label: words.heads.place, value: offer.placeName },
              { label: words.heads.days, value: words.fromTo(offer.fromDay, offer.toDay) },
            ]}
            acts={[offer.can.end && steps.act(endOfferStep(offer))]}
            onClose={close}
          />
        )}
        empty={words.offers.none}
      />
      {steps.node}
    </>
  )
}

const columns = [
  { id: 'what', head: words.heads.what, cell: ({ what }: OfferView) => what },
  { id: 'partner', head: words.heads.partner, cell: ({ partnerName }: OfferView) => partnerName },
  { id: 'kind', head: words.heads.kind, cell: ({ kind }: OfferView) => of.serviceKinds[kind] },
  { id: 'forWhom', head: words.heads.forWhom, cell: ({ forWhom }: OfferView) => forWhom },
  { id: 'howMuch', head: words.heads.howMuch, cell: ({ howMuch }: OfferView) => howMuch },
  { id: 'place', head: words.heads.place, cell: ({ placeName }: OfferView) => placeName },
  {
    id: 'days',
    head: words.heads.days,
    cell: ({ holds, fromDay, toDay }: OfferView) => (holds ? words.fromTo(fromDay, toDay) : words.offers.ended),
  },
]
