import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, ButtonLink } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { MyNeedCard } from '../../needs/web/phone-my-card.tsx'
import type { HelpedView } from '../contract.ts'
import { purposeWords } from '../words.zh.ts'
import { family, familyKey } from './calls.ts'
import styles from './family.module.css'
import { Ending } from './phone-ending.tsx'
import { words } from './words.zh.ts'

/** Somebody for whom I do things: what they let me, and how their things stand. */
export function Page() {
  const { residentId } = usePathParams<'residentId'>()
  const helped = useQuery({ queryKey: [...familyKey, 'helped'], queryFn: () => family.listHelped() })
  if (helped.isPending) return <Loading shape="page" />
  if (helped.error) return <Failed error={helped.error} onRetry={() => void helped.refetch()} />
  const person = helped.data.rows.find((row) => row.residentId === residentId)
  return (
    <div className={styles.stack}>
      <BackLink to="/m/family" />
      {person ? <Helped person={person} /> : <Empty>{words.helped.over}</Empty>}
    </div>
  )
}

function Helped({ person: { residentId, consentId, name, purposes } }: { person: HelpedView }) {
  return (
    <>
      <h1>{words.helped.title(name)}</h1>
      <p className={styles.hint}>{purposes.map((purpose) => purposeWords[purpose]).join(words.comma)}</p>
      {purposes.includes('ask') && (
        <ButtonLink to={`/m/family/helped/${residentId}/ask`} kind="main" wide>
          {words.helped.ask}
        </ButtonLink>
      )}
      <Section title={words.helped.needs}>
        {purposes.includes('follow') ? <Needs residentId={residentId} /> : <Empty>{words.helped.noFollow}</Empty>}
      </Section>
      <Ending
        consentId={consentId}
        says={{
          act: words.helped.leave,
          title: words.helped.leaveTitle,
          text: words.helped.leaveText,
          now: words.helped.leaveNow,
          stay: words.helped.stay,
        }}
      />
    </>
  )
}

function Needs({ residentId }: { residentId: string }) {
  const needs = useInfiniteQuery({
    queryKey: [...familyKey, 'needs', residentId],
    queryFn: ({ pageParam }) =>
      family.listNeedsOf({ params: { residentId }, query: { limit: 50, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = (needs.data?.pages ?? []).flatMap((page) => page.rows)
  if (needs.isPending) return <Loading shape="cards" rows={2} />
  if (needs.error) return <Failed error={needs.error} onRetry={() => void needs.refetch()} />
  return (
    <>
      {rows.length === 0 && <Empty>{words.helped.none}</Empty>}
      {rows.map((need) => (
        <MyNeedCard key={need.id} need={need} />
      ))}
      {needs.hasNextPage && (
        <Button wide busy={needs.isFetchingNextPage} onClick={() => void needs.fetchNextPage()}>
          {words.helped.more}
        </Button>
      )}
    </>
  )
}
