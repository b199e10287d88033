import { useQuery } from '@tanstack/react-query'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Ago } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import type { NeedRow } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { needs, needsKey } from './desk-calls.ts'
import { Mark } from './desk-row.tsx'
import styles from './desk-take-in.module.css'
import { words as desk } from './words-desk-take-in.zh.ts'

const words = desk.takeIn

/** Open needs of the same grid, the ones most alike first, so that one matter is not taken in twice. */
export function DeskDoubles({ unitCode, text }: { unitCode: string; text: string }) {
  const { data } = useQuery({
    queryKey: [...needsKey, 'doubles', unitCode],
    queryFn: ({ signal }) => needs.listInbox({ query: { unit: unitCode, ended: 'false', limit: 50 }, signal }),
    enabled: unitCode !== '',
  })
  const alike = data ? mostAlike(data.rows, text) : []

  return (
    <aside className={styles.doubles}>
      <Section title={words.others} aside={alike.length > 0 ? words.othersHint : null}>
        {unitCode === '' && <p className="second">{words.othersLater}</p>}
        {data && alike.length === 0 && <p className="second">{words.noOthers}</p>}
        {alike.length > 0 && (
          <Panel flush>
            <ul>
              {alike.map((need) => (
                <li key={need.id} className={styles.double}>
                  <Mark need={need} size="small" />
                  <span>
                    <Link to={`/desk/need/${need.id}`}>{need.title}</Link>
                    <span className={styles.small}>
                      {need.unitName} {desk.dot} <Ago at={need.heardAt} /> {desk.dot} {needWords.states[need.state]}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
      </Section>
    </aside>
  )
}

const shown = 6

/** By how many pairs of characters title and text share; without a text the newest. */
export function mostAlike(rows: readonly NeedRow[], text: string): NeedRow[] {
  const pairs = pairsOf(text)
  return rows
    .map((row) => ({ row, shared: [...pairsOf(row.title)].filter((pair) => pairs.has(pair)).length }))
    .sort((a, b) => b.shared - a.shared || b.row.heardAt - a.row.heardAt)
    .slice(0, shown)
    .map(({ row }) => row)
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.replace(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}
