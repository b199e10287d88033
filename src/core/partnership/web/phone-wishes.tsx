import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button, Buttons } from '../../../platform/web/kit/button.tsx'
import { Choice } from '../../../platform/web/kit/choice.tsx'
import { Field, FieldError } from '../../../platform/web/kit/field.tsx'
import { Panel } from '../../../platform/web/kit/panel.tsx'
import { Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Tabs } from '../../../platform/web/kit/tabs.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { oneOf, useSearchParams } from '../../../platform/web/search-params.ts'
import { type AgeGroup, ageGroups } from '../wish.ts'
import { words as of } from '../words.zh.ts'
import { keys, partnership } from './calls.ts'
import { useSteps } from './steps.tsx'
import styles from './things.module.css'
import { WishThings } from './wish-things.tsx'
import { words } from './words.zh.ts'

const say = words.wishes
const parts = ['claim', 'mine'] as const
const filters = { part: oneOf(parts) }

/** Small wishes that wait for somebody, those that one made or claimed, and one’s own wish. */
export function Page() {
  const [{ part }, set] = useSearchParams(filters)
  const [making, setMaking] = useState(false)
  const steps = useSteps()
  const shown = part ?? 'claim'
  const query = shown === 'mine' ? { mine: '1' as const } : { state: 'published' as const }
  const list = useInfiniteQuery({
    queryKey: [...keys.all, 'wishes', shown],
    queryFn: ({ pageParam }) => partnership.listWishes({ query: { ...query, after: pageParam || undefined } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const mayClaim = list.data?.pages[0]?.can.claim ?? true

  return (
    <>
      <h1>{of.pages.phoneWishes}</h1>
      <Tabs
        label={of.pages.phoneWishes}
        tabs={[
          { id: 'claim', label: say.toClaim },
          { id: 'mine', label: say.myWishes },
        ]}
        current={shown}
        onChange={(id) => set({ part: parts.find((one) => one === id) ?? null })}
      />
      {shown === 'claim' && !mayClaim && <p className="second">{say.helpersOnly}</p>}
      {list.isPending && <Loading shape="cards" rows={3} />}
      {list.error && <Failed error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && (
        <WishThings wishes={rows} steps={steps} empty={shown === 'mine' ? say.noneOfMine : say.noneToClaim} />
      )}
      {list.hasNextPage && (
        <Button wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      {steps.node}
      <div className={styles.below}>
        {making ? (
          <MakeWish onDone={() => setMaking(false)} onSent={() => set({ part: 'mine' })} />
        ) : (
          <Buttons>
            <Button kind="primary" wide onClick={() => setMaking(true)}>
              {say.wishYourself}
            </Button>
          </Buttons>
        )}
      </div>
    </>
  )
}

function MakeWish({ onDone, onSent }: { onDone: () => void; onSent: () => void }) {
  const [what, setWhat] = useState('')
  const [ageGroup, setAgeGroup] = useState<AgeGroup>('elder')
  const [tried, setTried] = useState(false)
  const missing = !what.trim()
  const make = useCommand(partnership.makeWish, {
    renews: [keys.all],
    then: () => {
      onDone()
      onSent()
    },
  })
  function send(): void {
    setTried(true)
    if (!missing) void make.run({ body: { what: what.trim(), ageGroup } })
  }

  return (
    <Panel>
      <div className={styles.form}>
        <Field
          label={say.what}
          hint={say.whatHint}
          value={what}
          maxLength={120}
          onChange={({ target }) => setWhat(target.value)}
        />
        <Choice
          label={say.age}
          options={ageGroups.map((value) => ({ value, label: of.ageGroups[value] }))}
          value={ageGroup}
          onChange={setAgeGroup}
        />
        {tried && missing && <FieldError>{words.missing([say.what])}</FieldError>}
        <FailedLine error={make.error} />
        <Buttons>
          <Button kind="main" busy={make.running} onClick={send}>
            {say.send}
          </Button>
          <Button onClick={onDone}>{say.notNow}</Button>
        </Buttons>
      </div>
    </Panel>
  )
}
