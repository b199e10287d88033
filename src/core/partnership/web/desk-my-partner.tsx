import { useQuery } from '@tanstack/react-query'
import { PageBody, PageHead } from '../../../platform/web/kit/page-head.tsx'
import { Select } from '../../../platform/web/kit/select.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { oneOf, text, useSearchParams } from '../../../platform/web/search-params.ts'
import { words as of } from '../words.zh.ts'
import { keys, partnership } from './calls.ts'
import { Part, type PartnerPart, partnerParts, PartnerPartView } from './partner-parts.tsx'
import { PromiseThings } from './promise-things.tsx'
import { useSteps } from './steps.tsx'
import { WishThings } from './wish-things.tsx'
import { words } from './words.zh.ts'

const parts = [...partnerParts, 'wishes', 'promises'] as const
const filters = { part: oneOf(parts), partner: text() }

/** What whoever speaks for a partner sees: that partner’s things, and nothing else of the street. */
export function Page() {
  const [{ part, partner: chosen }, set] = useSearchParams(filters)
  const mine = useQuery({ queryKey: [...keys.all, 'mine'], queryFn: () => partnership.listMyPartners() })
  const partners = mine.data?.partners ?? []
  const partnerId = partners.find(({ id }) => id === chosen)?.id ?? partners[0]?.id ?? ''
  const found = useQuery({
    queryKey: [...keys.all, 'partner', partnerId],
    queryFn: () => partnership.getPartner({ params: { partnerId } }),
    enabled: partnerId !== '',
  })
  const steps = useSteps()
  const failed = mine.error ?? found.error
  if (failed) return <Failed error={failed} onRetry={() => void (mine.error ? mine.refetch() : found.refetch())} />
  if (mine.data && partners.length === 0) return <Empty>{words.mine.none}</Empty>
  if (!found.data) return <Loading shape="rows" />

  const { partner } = found.data
  const shown = part ?? 'agreements'
  return (
    <PageBody>
      <PageHead
        title={partner.name}
        second={words.mine.lead}
        actions={
          partners.length > 1 && (
            <Select
              label={words.mine.pick}
              hideLabel
              empty={null}
              options={partners.map(({ id, name }) => ({ value: id, label: name }))}
              value={partnerId}
              onChange={({ target }) => set({ partner: target.value })}
            />
          )
        }
      />
      <Tabs
        label={words.parts.label}
        tabs={parts.map((id) => ({ id, label: words.parts[id] }))}
        current={shown}
        to={(id) => `/desk/my-partner?part=${id}${chosen && `&partner=${chosen}`}`}
      />
      {shown === 'wishes' ? (
        <Wishes partner={partner} steps={steps} />
      ) : shown === 'promises' ? (
        <Promises partnerId={partnerId} steps={steps} />
      ) : (
        <PartnerPartView part={shown satisfies PartnerPart} detail={found.data} steps={steps} />
      )}
      {steps.node}
    </PageBody>
  )
}

interface Of {
  steps: ReturnType<typeof useSteps>
}

function Wishes({ partner, steps }: Of & { partner: { id: string; name: string } }) {
  const free = useQuery({
    queryKey: [...keys.all, 'wishes', 'published'],
    queryFn: () => partnership.listWishes({ query: { state: 'published' } }),
  })
  const mine = useQuery({
    queryKey: [...keys.all, 'wishes', 'mine'],
    queryFn: () => partnership.listWishes({ query: { mine: '1' } }),
  })
  return (
    <>
      <Part title={words.wishes.toClaim}>
        <WishThings wishes={free.data?.rows ?? []} steps={steps} partner={partner} empty={words.wishes.noneToClaim} />
      </Part>
      <Part title={words.wishes.mine}>
        <WishThings wishes={mine.data?.rows ?? []} steps={steps} partner={partner} empty={words.wishes.noneOfMine} />
      </Part>
    </>
  )
}

function Promises({ partnerId, steps }: Of & { partnerId: string }) {
  const found = useQuery({
    queryKey: [...keys.all, 'promises', partnerId],
    queryFn: () => partnership.listPromises({ query: { partner: partnerId, limit: 200 } }),
  })
  return (
    <Part title={of.pages.promises}>
      <PromiseThings promises={found.data?.rows ?? []} steps={steps} empty={words.promises.none} />
    </Part>
  )
}
