import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { Facts, Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { Timeline } from '../../../platform/web/kit/timeline.tsx'
import { usePathParams } from '../../../platform/web/router.ts'
import { isoDay } from '../../../platform/web/time.ts'
import type { ConsentView } from '../contract.ts'
import { purposeWords, stateWords, wayWords } from '../words.zh.ts'
import { family, familyKey } from './calls.ts'
import styles from './family.module.css'
import { Ending } from './phone-ending.tsx'
import { words } from './words.zh.ts'

/** What I let somebody do, what they did, and the way to take it back. */
export function Page() {
  const { consentId } = usePathParams<'consentId'>()
  const mine = useQuery({ queryKey: [...familyKey, 'mine'], queryFn: () => family.listMine() })
  if (mine.isPending) return <Loading shape="page" />
  if (mine.error) return <Failed error={mine.error} onRetry={() => void mine.refetch()} />
  const consent = mine.data.rows.find(({ id }) => id === consentId)
  const who = consent ? consent.relation + consent.helperName : ''
  return (
    <div className={styles.stack}>
      <BackLink to="/m/family" />
      {consent ? (
        <>
          <h1>{words.consent.title(who)}</h1>
          <Panel read>
            <Facts facts={factsOf(consent)} />
          </Panel>
          <Deeds consentId={consentId} />
          {consent.can.end && (
            <Ending
              consentId={consentId}
              says={{
                act: words.consent.end,
                title: words.consent.endTitle(who),
                text: words.consent.endText,
                now: words.consent.endNow,
                stay: words.consent.keep,
              }}
            />
          )}
        </>
      ) : (
        <Empty>{words.consent.gone}</Empty>
      )}
    </div>
  )
}

function factsOf({ purposes, validFrom, validTo, state, way, writtenBy }: ConsentView) {
  const how = [wayWords[way], writtenBy && words.consent.writtenBy(writtenBy)].filter(Boolean).join(words.comma)
  return [
    { label: words.desk.now, value: stateWords[state] },
    { label: words.consent.may, value: purposes.map((one) => purposeWords[one]).join(words.comma) },
    { label: words.consent.term, value: `${isoDay(validFrom)} – ${isoDay(validTo - 1)}` },
    { label: words.consent.how, value: how },
  ]
}

function Deeds({ consentId }: { consentId: string }) {
  const deeds = useInfiniteQuery({
    queryKey: [...familyKey, 'deeds', consentId],
    queryFn: ({ pageParam }) =>
      family.listDeeds({ params: { consentId }, query: { limit: 50, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = (deeds.data?.pages ?? []).flatMap((page) => page.rows)
  return (
    <Section title={words.consent.did}>
      {deeds.isPending && <Loading shape="rows" rows={2} />}
      {deeds.error && <Failed error={deeds.error} onRetry={() => void deeds.refetch()} />}
      {deeds.data && rows.length === 0 && <Empty>{words.consent.didNothing}</Empty>}
      {rows.length > 0 && (
        <Timeline
          spoken
          entries={rows.map(({ id, at, sentence, number, title }) => ({
            id: String(id),
            at,
            title: sentence,
            note: `${number} ${title}`,
          }))}
        />
      )}
      {deeds.hasNextPage && (
        <Button wide busy={deeds.isFetchingNextPage} onClick={() => void deeds.fetchNextPage()}>
          {words.consent.more}
        </Button>
      )}
    </Section>
  )
}
