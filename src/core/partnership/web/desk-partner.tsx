import { useQuery } from '@tanstack/react-query'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { oneOf, useSearchParams } from '../../../platform/web/search-params.ts'
import { words as of } from '../words.zh.ts'
import { keys, partnership } from './calls.ts'
import { partnerParts, PartnerPartView } from './partner-parts.tsx'
import { endPartnerStep, mendStep } from './partner-steps.ts'
import { useSteps } from './steps.tsx'
import { words } from './words.zh.ts'

const filters = { part: oneOf(partnerParts) }

/** One partner: what was agreed, what it offers and asks, what is done together, what it gave. */
export function Page() {
  const { partnerId } = usePathParams<'partnerId'>()
  const [{ part }] = useSearchParams(filters)
  const steps = useSteps()
  const found = useQuery({
    queryKey: [...keys.all, 'partner', partnerId],
    queryFn: () => partnership.getPartner({ params: { partnerId } }),
  })
  if (found.isPending) return <Loading shape="rows" />
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />

  const { partner, can } = found.data
  const shown = part ?? 'agreements'
  const second = [
    of.partnerKinds[partner.kind],
    partner.unitName,
    partner.contact?.name ?? words.partners.noContact,
    partner.endedAt !== null && words.partners.ended,
  ]
  return (
    <PageBody>
      <BackLink to="/desk/partners">{of.pages.partners}</BackLink>
      <PageHead
        title={partner.name}
        second={second.filter(Boolean).join(words.dot)}
        actions={
          can.keep && (
            <Buttons>
              <Button onClick={steps.act(mendStep(partner)).onPress}>{words.partners.mend}</Button>
              <Button kind="danger" onClick={steps.act(endPartnerStep(partner)).onPress}>
                {words.partners.end}
              </Button>
            </Buttons>
          )
        }
      />
      <Tabs
        label={words.parts.label}
        tabs={partnerParts.map((id) => ({ id, label: words.parts[id], count: found.data[id].length }))}
        current={shown}
        to={(id) => `/desk/partners/${partnerId}?part=${id}`}
      />
      <PartnerPartView part={shown} detail={found.data} steps={steps} />
      {steps.node}
    </PageBody>
  )
}
