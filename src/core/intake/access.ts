import { type Actor, holdsPost } from '../../platform/actor/actor.ts'

const desk = ['street-officer', 'committee-secretary', 'branch-secretary', 'community-worker', 'operator'] as const
const afoot = [...desk, 'grid-worker'] as const

/** Who may take which step, where they hold the post. The database asks for the right `business` in the same units. */
export const access = {
  printCards: afoot,
  replaceCard: afoot,
  openBox: desk,
  typeNote: afoot,
  askRound: desk,
  typeAnswer: afoot,
  sortAnswers: desk,
  sayResult: desk,
} as const

export type Step = keyof typeof access

export function may(actor: Actor, step: Step, unitCode: string): boolean {
  return holdsPost(actor, access[step], unitCode)
}
