import { useState } from 'react'
import type { BroadCategory, Flag, Kind } from '../need.ts'
import type { NeedView } from '../views.ts'
import type { BodyOf } from './desk-stepping.ts'

/** Who is to take it: a team, a squad and staff are dispatched to, a volunteer is asked. */
export interface Hand {
  type: 'team' | 'squad' | 'staff' | 'volunteer'
  id: string
  name: string
}

/** What the reader has chosen on the page and not sent yet. */
export interface Draft {
  kind: Kind | null
  category: BroadCategory | null
  finerCategoryId: string | null
  teamId: string | null
  flags: readonly Flag[]
  livesAlone: boolean | null
  title: string
  hand: Hand | null
}

export interface Drafting {
  draft: Draft
  set: (changes: Partial<Draft>) => void
  /** The reader has chosen something that the need does not say. */
  changed: boolean
  /** Somebody changed the need while the reader was choosing. */
  stale: boolean
  /** Takes the need as it now is and drops what was chosen. */
  startOver: () => void
  /** Drops what was chosen, for it has been sent. */
  drop: () => void
}

/** The choices on one need. They start from what it says, and start anew when it changed and nothing was chosen. */
export function useDraft(need: NeedView | null): Drafting {
  const [begun, setBegun] = useState(need)
  const [draft, setDraft] = useState(() => draftOf(need))
  const changed = differs(draft, begun)
  const moved = begun?.id !== need?.id || begun?.version !== need?.version
  const stale = moved && changed && begun?.id === need?.id

  if (moved && !stale) startOver()

  function startOver(): void {
    setBegun(need)
    setDraft(draftOf(need))
  }

  return {
    draft,
    set: (changes) => setDraft((before) => ({ ...before, ...changes })),
    changed,
    stale,
    startOver,
    drop: () => setDraft(draftOf(begun)),
  }
}

export function draftOf(need: NeedView | null): Draft {
  if (!need) return emptyDraft
  return {
    kind: need.kind,
    category: need.category,
    finerCategoryId: need.finerCategory?.id ?? null,
    teamId: need.team?.id ?? null,
    flags: need.flags,
    livesAlone: need.livesAlone,
    title: need.title,
    hand: null,
  }
}

const emptyDraft: Draft = {
  kind: null,
  category: null,
  finerCategoryId: null,
  teamId: null,
  flags: [],
  livesAlone: null,
  title: '',
  hand: null,
}

/** Whether triage would say something else than the need already does; who goes is no part of it. */
export function differs(draft: Draft, need: NeedView | null): boolean {
  const { hand: _, ...chosen } = draft
  const { hand: __, ...said } = draftOf(need)
  return JSON.stringify(chosen) !== JSON.stringify(said)
}

/** The body of triage; null while kind or category is missing. */
export function triageBody(draft: Draft, need: NeedView): BodyOf<'triage'> | null {
  const { kind, category, finerCategoryId, teamId, livesAlone } = draft
  if (kind === null || category === null) return null

  const title = draft.title.trim()
  return {
    kind,
    category,
    finerCategoryId,
    teamId,
    flags: draft.flags.slice(0, 3),
    livesAlone,
    ...(title && title !== need.title ? { title } : {}),
  }
}

/** Whom a dispatch names. */
export function receiverOf(hand: Hand): { teamId?: string; squadId?: string; assigneeId?: string } {
  if (hand.type === 'squad') return { squadId: hand.id }
  return hand.type === 'team' ? { teamId: hand.id } : { assigneeId: hand.id }
}
