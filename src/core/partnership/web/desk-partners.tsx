import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Badge } from '../../../platform/web/kit/text.tsx'
import type { PartnerView } from '../views.ts'
import { words as of } from '../words.zh.ts'
import { asked, partnership } from './calls.ts'
import { ListPage, optionsOf } from './list-page.tsx'
import { PartnerTabs } from './partner-tabs.tsx'
import { useSteps } from './steps.tsx'
import { toneOfAgreement } from './tones.ts'
import { useMyUnits } from './unit-choices.ts'
import { words } from './words.zh.ts'

/** Units that work together with the street and its communities. */
export function Page() {
  const steps = useSteps()
  const units = useMyUnits(['street', 'community'])
  const can = useQuery({
    queryKey: ['partnership', 'can-add'],
    queryFn: () => partnership.listPartners({ query: { limit: 1 } }),
  }).data?.can
  const add = steps.act({
    key: 'add-partner',
    label: words.partners.add,
    fields: [
      { kind: 'text', name: 'name', label: words.partners.name, max: 60 },
      { kind: 'select', name: 'kind', label: words.partners.kind, options: optionsOf(of.partnerKinds) },
      { kind: 'select', name: 'unitCode', label: words.partners.where, options: units },
      {
        kind: 'person',
        name: 'contact',
        label: words.partners.contact,
        hint: words.partners.contactHint,
        optional: true,
      },
    ],
    send: (filled, commandId) =>
      partnership.addPartner({
        ...(commandId && { commandId }),
        body: {
          name: filled.text('name'),
          kind: filled.text('kind') as PartnerView['kind'],
          unitCode: filled.text('unitCode'),
          contactId: filled.person('contact'),
        },
      }),
  })
  return (
    <>
      <ListPage
        title={of.pages.partners}
        lead={words.partners.lead}
        list="partners"
        search={words.search.partners}
        above={<PartnerTabs current="partners" />}
        actions={
          can?.add && (
            <Button kind="main" icon={Plus} onClick={add.onPress}>
              {add.label}
            </Button>
          )
        }
        filters={[
          { name: 'kind', label: words.filterNames.kind, options: optionsOf(of.partnerKinds) },
          {
            name: 'agreement',
            label: words.filterNames.agreement,
            options: [...optionsOf(of.agreementStates), { value: 'none', label: of.noAgreement }],
          },
        ]}
        fetch={(query) => partnership.listPartners({ query: asked(query) })}
        columns={columns}
        rowName={({ name }) => name}
        to={({ id }) => `/desk/partners/${id}`}
        empty={words.partners.none}
      />
      {steps.node}
    </>
  )
}

const columns = [
  { id: 'name', head: words.heads.partner, cell: ({ name }: PartnerView) => name },
  { id: 'kind', head: words.heads.kind, cell: ({ kind }: PartnerView) => of.partnerKinds[kind] },
  { id: 'unit', head: words.heads.unit, cell: ({ unitName }: PartnerView) => unitName },
  {
    id: 'contact',
    head: words.heads.contact,
    cell: ({ contact }: PartnerView) => contact?.name ?? words.partners.noContact,
  },
  {
    id: 'agreement',
    head: words.heads.agreement,
    cell: ({ agreement }: PartnerView) =>
      agreement ? (
        <Badge tone={toneOfAgreement[agreement.state]}>
          {words.partners.until(of.agreementStates[agreement.state], agreement.toDay)}
        </Badge>
      ) : (
        of.noAgreement
      ),
  },
]
