import { useQuery } from '@tanstack/react-query'
import { ButtonLink } from '../../../platform/web/kit/button.tsx'
import { BackLink } from '../../../platform/web/kit/form-steps.tsx'
import { ItemList } from '../../../platform/web/kit/item-list.tsx'
import { Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { isoDay } from '../../../platform/web/time.ts'
import type { ConsentView } from '../contract.ts'
import { purposeWords, stateWords } from '../words.zh.ts'
import { family, familyKey } from './calls.ts'
import styles from './family.module.css'
import { words } from './words.zh.ts'

/** Who does things for me, and for whom I do them. */
export function Page() {
  const mine = useQuery({ queryKey: [...familyKey, 'mine'], queryFn: () => family.listMine() })
  const helped = useQuery({ queryKey: [...familyKey, 'helped'], queryFn: () => family.listHelped() })
  const failed = [mine, helped].find(({ error }) => error)
  if (failed?.error) return <Failed error={failed.error} onRetry={() => void failed.refetch()} />
  if (!mine.data || !helped.data) return <Loading shape="cards" rows={3} />

  return (
    <>
      <BackLink to="/m/account" />
      <h1>{words.mine.title}</h1>
      <p className="second">{words.mine.hint}</p>
      {helped.data.rows.length > 0 && (
        <Section title={words.mine.helped}>
          <ItemList
            look="phone"
            label={words.mine.helped}
            items={helped.data.rows.map(({ consentId, residentId, name, purposes }) => ({
              id: consentId,
              to: `/m/family/helped/${residentId}`,
              title: name,
              second: purposes.map((purpose) => purposeWords[purpose]).join(words.comma),
            }))}
          />
        </Section>
      )}
      <Section title={words.mine.helpers}>
        {mine.data.rows.length === 0 ? (
          <Empty>{words.mine.none}</Empty>
        ) : (
          <ItemList
            look="phone"
            label={words.mine.helpers}
            items={mine.data.rows.map((consent) => ({
              id: consent.id,
              to: `/m/family/consents/${consent.id}`,
              title: consent.relation + consent.helperName,
              second: standing(consent),
            }))}
          />
        )}
        <div className={styles.acts}>
          <ButtonLink to="/m/family/new" kind="main" wide>
            {words.mine.give}
          </ButtonLink>
        </div>
      </Section>
    </>
  )
}

function standing({ state, validTo, city }: ConsentView): string {
  const until = state === 'in-force' ? words.mine.until(isoDay(validTo - 1)) : null
  return [stateWords[state], until, city].filter(Boolean).join(` ${words.dot} `)
}
