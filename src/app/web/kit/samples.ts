import type { MarkWeight } from '../../../platform/web/kit/palette.ts'
import { serverNow } from '../../../platform/web/now.ts'
import { words } from './words.zh.ts'

const { sample } = words

/** The invented needs of the samples, with deadlines around this moment. */
export const needs = sample.needs.map((need, index) => ({
  id: `need-${index}`,
  number: sample.numberOf(107 + index),
  title: need.title,
  second: need.second,
  community: need.second.slice(0, 2),
  kind: sample.kinds[need.kind] as { character: string; weight: MarkWeight; label: string },
  team: sample.teams[need.team] ?? sample.teams[0],
  dueAt: serverNow() + need.left * 60_000 + 20_000,
}))

export const timeline = sample.timeline.map((title, index) => ({
  id: `step-${index}`,
  title,
  at: index < 2 ? serverNow() - (2 - index) * 5_400_000 : null,
  note: sample.timelineNotes[index],
  state: index < 1 ? ('done' as const) : index === 1 ? ('current' as const) : ('ahead' as const),
}))

export const matches = sample.matches.map((match, index) => ({
  id: `match-${index}`,
  name: match.name,
  team: sample.teams[match.team] ?? null,
  reasons: match.reasons,
  verdict: match.verdict,
  best: index === 0,
}))

/** A one-second silence, so that the player has something to play. */
export const silence = 'data:audio/wav;base64,UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQAAAAA='
