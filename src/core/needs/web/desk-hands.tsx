import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Avatar } from '../../../platform/web/kit/avatar.tsx'
import { Button } from '../../../platform/web/kit/button.tsx'
import { classes } from '../../../platform/web/kit/classes.ts'
import { FieldError } from '../../../platform/web/kit/field.tsx'
import { Panel, Section } from '../../../platform/web/kit/panel.tsx'
import { Failed, Loading } from '../../../platform/web/kit/states.tsx'
import { TeamTag } from '../../../platform/web/kit/team-tag.tsx'
import { words as organisationWords } from '../../organisation/words.zh.ts'
import type { NeedView } from '../views.ts'
import { type Choices, type Hands, handsQuery } from './desk-calls.ts'
import type { Drafting, Hand } from './desk-draft.ts'
import styles from './desk-hands.module.css'
import { words } from './words-desk.zh.ts'

/** One line of 谁去合适: who, why, and whether they are dispatched to or asked. */
export interface Candidate extends Hand {
  team: { name: string; colour: string } | null
  why: string
  /** Shown at the end: 直接派, 先问, 最空. */
  note: string
  /** Can't be chosen: was asked already. */
  off: boolean
}

const fewest = 4
const { posts } = organisationWords

interface Props {
  need: NeedView
  drafting: Drafting
  choices: Choices | undefined
  /** The main act was pressed before anybody was chosen. */
  asking: boolean
}

/** 谁去合适: the team's squad, staff, and volunteers who may be asked. */
export function DeskHands({ need, drafting, choices, asking }: Props) {
  const { draft, set } = drafting
  const hands = useQuery(handsQuery(need.id, draft.teamId))
  const [all, setAll] = useState(false)
  const candidates = candidatesOf(hands.data, draft.teamId, choices)
  const shown = all ? candidates : firstOf(candidates, draft.hand)

  return (
    <Section title={words.hands.title} aside={words.hands.aside}>
      {hands.isPending && <Loading shape="rows" rows={3} />}
      {hands.isError && <Failed error={hands.error} onRetry={() => void hands.refetch()} />}
      {hands.data && candidates.length === 0 && (
        <Panel>{draft.teamId ? words.hands.nobody : words.hands.needTeam}</Panel>
      )}
      {shown.length > 0 && (
        <Panel flush>
          <fieldset data-row="hand">
            <legend className="heard">{words.hands.label}</legend>
            {shown.map((candidate) => (
              <Line
                key={`${candidate.type} ${candidate.id}`}
                needId={need.id}
                candidate={candidate}
                chosen={draft.hand?.type === candidate.type && draft.hand.id === candidate.id}
                onChoose={() => set({ hand: handOf(candidate) })}
              />
            ))}
          </fieldset>
        </Panel>
      )}
      {asking && draft.hand === null && need.kind !== null && <FieldError>{words.acts.chooseHand}</FieldError>}
      {candidates.length > fewest && (
        <Button kind="quiet" onClick={() => setAll(!all)}>
          {all ? words.hands.fewer : words.hands.more(candidates.length - shown.length)}
        </Button>
      )}
    </Section>
  )
}

interface LineProps {
  needId: string
  candidate: Candidate
  chosen: boolean
  onChoose: () => void
}

function Line({ needId, candidate, chosen, onChoose }: LineProps) {
  return (
    <label className={classes(styles.line, chosen && styles.chosen)}>
      <input
        type="radio"
        name={`hand of ${needId}`}
        checked={chosen}
        disabled={candidate.off}
        onChange={onChoose}
        className={styles.radio}
      />
      <Avatar name={candidate.name} colour={candidate.team?.colour} />
      <span className={styles.words}>
        <span className={styles.name}>
          {candidate.name}
          {candidate.team && candidate.type !== 'team' && (
            <TeamTag name={candidate.team.name} colour={candidate.team.colour} />
          )}
        </span>
        <span className={styles.why}>{candidate.why}</span>
      </span>
      <span className={styles.note}>{candidate.note}</span>
    </label>
  )
}

/** Everybody who could take it, the ones to be dispatched to first; within a group the least busy first. */
export function candidatesOf(
  hands: Hands | undefined,
  teamId: string | null,
  choices: Choices | undefined,
): Candidate[] {
  if (!hands) return []
  const teamOf = (id: string) => choices?.teams.find((team) => team.id === id) ?? null
  const team = teamId ? teamOf(teamId) : null
  const whole: Candidate[] = team
    ? [
        {
          type: 'team',
          id: team.id,
          name: words.hands.wholeTeam(team.name),
          team,
          why: words.hands.wholeTeamNote,
          note: words.hands.dispatch,
          off: false,
        },
      ]
    : []

  const squads = hands.squads
    .filter((squad) => teamId === null || squad.teamId === teamId)
    .map(
      ({ id, name, teamId: of, leaders }): Candidate => ({
        type: 'squad',
        id,
        name,
        team: teamOf(of),
        why: leaders.length > 0 ? words.hands.squadNote(leaders.join(words.separator)) : words.hands.noLeader,
        note: words.hands.dispatch,
        off: false,
      }),
    )
  const volunteers = [...hands.volunteers]
    .filter((volunteer) => teamId === null || volunteer.teamId === teamId)
    .sort((a, b) => a.openCount - b.openCount)
    .map(
      ({ id, name, teamId: of, askedAt, openCount }): Candidate => ({
        type: 'volunteer',
        id,
        name,
        team: teamOf(of),
        why: askedAt ? words.hands.asked : words.hands.open(openCount),
        note: words.hands.ask,
        off: askedAt !== null,
      }),
    )
  const staff = [...hands.staff]
    .sort((a, b) => b.unitCode.length - a.unitCode.length || a.openCount - b.openCount)
    .map(
      ({ id, name, post, openCount }): Candidate => ({
        type: 'staff',
        id,
        name,
        team: null,
        why: [posts[post as keyof typeof posts], words.hands.open(openCount)].filter(Boolean).join(` ${words.dot} `),
        note: words.hands.dispatch,
        off: false,
      }),
    )

  return teamId ? [...squads, ...whole, ...volunteers, ...staff] : [...staff, ...squads, ...volunteers]
}

/** A few of them, the chosen one among them. */
function firstOf(candidates: readonly Candidate[], hand: Hand | null): Candidate[] {
  const first = candidates.slice(0, fewest)
  const chosen = candidates.find(({ type, id }) => type === hand?.type && id === hand.id)
  return chosen && !first.includes(chosen) ? [...first, chosen] : first
}

export function handOf({ type, id, name }: Candidate): Hand {
  return { type, id, name }
}

/** The next one who can be chosen, round and round. */
export function nextHand(candidates: readonly Candidate[], hand: Hand | null): Hand | null {
  const open = candidates.filter(({ off }) => !off)
  const at = open.findIndex(({ type, id }) => type === hand?.type && id === hand.id)
  const next = open[(at + 1) % Math.max(1, open.length)]
  return next ? handOf(next) : null
}
