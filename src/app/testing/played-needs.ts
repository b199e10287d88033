import { cast } from '../demo-street/cast.ts'
import { makeNeeds } from '../demo-street/needs.ts'
import type { TestStreet } from './harness.ts'

/** Plays the needs of the demo street up to the street's clock: for tests that count what has happened. */
export async function playNeeds({ db, dataDir, clock, id }: TestStreet): Promise<void> {
  const people = Object.fromEntries(cast.map(({ name }) => [name, id(name)]))
  await makeNeeds({ db, dataDir, now: () => clock.now }, people)
}
