import { useQuery } from '@tanstack/react-query'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Ago } from '../../../platform/web/kit/text.tsx'
import { Link } from '../../../platform/web/link.tsx'
import type { NeedRow } from '../views.ts'
import { words as needWords } from '../words.zh.ts'
import { needs, needsKey, people } from './desk-calls.ts'
import { Mark } from './desk-row.tsx'
import styles from './desk-take-in.module.css'
import { words as desk } from './words-desk-take-in.zh.ts'

const words = desk.takeIn

/** What is known of the need that is being taken in. Empty where it isn't known yet. */
export interface Looking {
  readonly reporterId: string
  readonly atHome: boolean
  readonly buildingId: string
  readonly unitCode: string
  readonly text: string
}

export const lookingForNothing: Looking = { reporterId: '', atHome: false, buildingId: '', unitCode: '', text: '' }

/**
 * Open needs of the same person, then of the same house, then of the same unit, the ones most alike first, so that
 * one matter is not taken in twice.
 */
export function DeskDoubles({ looking }: { looking: Looking }) {
  const { reporterId, atHome, unitCode, text } = looking
  const home = useQuery({
    queryKey: ['people', 'one', reporterId],
    queryFn: () => people.getPerson({ params: { personId: reporterId } }),
    enabled: atHome && reporterId !== '',
  })
  const buildingId = atHome ? (home.data?.home?.buildingId ?? '') : looking.buildingId
  const ofPerson = useOpenNeeds({ reporter: reporterId })
  const ofHouse = useOpenNeeds({ building: buildingId })
  const ofUnit = useOpenNeeds({ unit: unitCode })

  const known = reporterId !== '' || buildingId !== '' || unitCode !== ''
  const asked = ofPerson ?? ofHouse ?? ofUnit
  const alike = firstOfEach([
    { why: words.samePerson, rows: mostAlike(ofPerson ?? [], text) },
    { why: words.sameHouse, rows: mostAlike(ofHouse ?? [], text) },
    { why: null, rows: mostAlike(ofUnit ?? [], text) },
  ])

  return (
    <aside className={styles.doubles}>
      <Section title={words.others} aside={alike.length > 0 ? words.othersHint : null}>
        {!known && <p className="second">{words.othersLater}</p>}
        {known && asked && alike.length === 0 && <p className="second">{words.noOthers}</p>}
        {alike.length > 0 && (
          <Panel flush>
            <ul>
              {alike.map(({ why, need }) => (
                <li key={need.id} className={styles.double}>
                  <Mark need={need} size="small" />
                  <span>
                    <Link to={`/desk/need/${need.id}`}>{need.title}</Link>
                    <span className={styles.small}>
                      {why && <strong>{why} </strong>}
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

/** What is open there, as far as the reader sees it; undefined while it isn't known where. */
function useOpenNeeds(where: { reporter: string } | { building: string } | { unit: string }): NeedRow[] | undefined {
  const [[name, value]] = Object.entries(where) as [[string, string]]
  const { data } = useQuery({
    queryKey: [...needsKey, 'doubles', name, value],
    queryFn: ({ signal }) =>
      needs.listInbox({ query: { [name]: value, ended: 'false', total: 'false', limit: 50 }, signal }),
    enabled: value !== '',
  })
  return data?.rows
}

/** Each need once, where it stands first. */
function firstOfEach(groups: readonly { why: string | null; rows: readonly NeedRow[] }[]) {
  const seen = new Set<string>()
  return groups
    .flatMap(({ why, rows }) => rows.map((need) => ({ why, need })))
    .filter(({ need }) => !seen.has(need.id) && seen.add(need.id))
    .slice(0, shown)
}

const shown = 8

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
