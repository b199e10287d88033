import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../platform/web/kit/button.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Empty, Failed, FailedLine, Loading } from '../../../platform/web/kit/states.tsx'
import { Ago, Badge } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import { words as needWords } from '../../needs/words.zh.ts'
import type { NeedRow } from '../contract.ts'
import { buildingNotices, noticesKey } from './calls.ts'
import styles from './desk-notices.module.css'
import { words } from './words-desk.zh.ts'

const renews = [noticesKey, ['needs']]

/** The needs that this notice answers, and those that may be about the same. */
export function Needs({ noticeId, canTie }: { noticeId: string; canTie: boolean }) {
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null)
  const found = useQuery({
    queryKey: [...noticesKey, noticeId, 'needs'],
    queryFn: () => buildingNotices.listNeeds({ params: { noticeId } }),
  })
  const tie = useCommand(buildingNotices.tie, { renews, then: () => setPicked(null) })
  const untie = useCommand(buildingNotices.untie, { renews })
  if (found.isPending) return <Loading shape="rows" rows={2} />
  if (found.error) return <Failed error={found.error} onRetry={() => void found.refetch()} />

  const { tied, near } = found.data
  // Who said just this is ticked beforehand; a person decides.
  const chosen = picked ?? new Set(near.filter(({ likely }) => likely).map(({ id }) => id))

  function turn(id: string): void {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setPicked(next)
  }

  return (
    <Section title={words.one.needs} aside={words.one.needsLead}>
      <h3 className={styles.part}>{words.one.tied}</h3>
      {tied.length === 0 ? (
        <Empty>{words.one.noTied}</Empty>
      ) : (
        <Panel flush>
          <ul className={styles.rows}>
            {tied.map((need) => (
              <li key={need.id} className={styles.row}>
                <Told need={need} />
                {canTie && (
                  <Button
                    kind="quiet"
                    busy={untie.running}
                    aria-label={words.one.untieName(need.number)}
                    onClick={() => void untie.run({ params: { noticeId, needId: need.id } })}
                  >
                    {words.one.untie}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {canTie && (
        <>
          <h3 className={styles.part}>{words.one.near}</h3>
          {near.length === 0 ? (
            <Empty>{words.one.noNear}</Empty>
          ) : (
            <Panel flush>
              <ul className={styles.rows}>
                {near.map((need) => (
                  <li key={need.id} className={styles.row}>
                    <input
                      type="checkbox"
                      className={styles.tick}
                      aria-label={words.one.pick(need.number)}
                      checked={chosen.has(need.id)}
                      onChange={() => turn(need.id)}
                    />
                    <Told need={need} />
                    {need.likely && <Badge tone="link">{words.one.likely}</Badge>}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
          {near.length > 0 && (
            <p className={styles.act}>
              <Button
                kind="primary"
                busy={tie.running}
                disabled={chosen.size === 0}
                onClick={() => void tie.run({ params: { noticeId }, body: { needIds: [...chosen] } })}
              >
                {chosen.size === 0 ? words.one.tieNone : words.one.tie(chosen.size)}
              </Button>
            </p>
          )}
        </>
      )}
      <FailedLine error={tie.error ?? untie.error} />
    </Section>
  )
}

function Told({ need }: { need: NeedRow }) {
  return (
    <span className={styles.grow}>
      <Link to={`/desk/need/${need.id}`} className={styles.need}>
        {need.title}
      </Link>
      <span className="second">
        {need.number} {need.place} {needWords.states[need.state]} <Ago at={need.heardAt} />
      </span>
    </span>
  )
}
