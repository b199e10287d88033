import { tell } from '../../../platform/web/kit/undo.tsx'
import { useCommand } from '../../../platform/web/queries.ts'
import type { CrewMember } from '../contract.ts'
import { words } from '../words.zh.ts'
import { organisation } from './calls.ts'

/** Says of somebody of a former team whether they come along. */
export function useDeciding() {
  const renews = [['organisation']]
  const take = useCommand(organisation.takeOver, { renews })
  const letGo = useCommand(organisation.letGo, { renews })

  async function decide(teamId: string, person: CrewMember, stays: boolean): Promise<void> {
    const asked = { params: { teamId }, body: { grantId: person.grantId } }
    const done = stays ? await take.run(asked) : await letGo.run(asked)
    if (done) tell(stays ? words.teams.takenOver(person.name) : words.teams.gone(person.name))
  }

  return { decide, error: take.error ?? letGo.error }
}
