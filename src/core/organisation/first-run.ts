import { type Context, operatorId } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { Refused } from '../../platform/contract/errors.ts'
import type { Tx } from '../../platform/database/database.ts'
import { log } from '../../platform/events/log.ts'
import { beginSkills, registerPerson } from '../people/index.ts'
import {
  addUnit,
  beginStreet,
  findUnit,
  gridName,
  listUnits,
  nameStreet,
  unnamedStreetCode,
} from '../territory/index.ts'
import { givePost } from './actions.ts'
import { bodiesOf } from './party.ts'
import { insertPartyBodies } from './party-store.ts'
import { hasOfficer, insertSquads, insertTeams } from './store.ts'
import { type Setup, setupRefusal } from './setup.ts'
import { teamColours } from './team.ts'
import { words } from './words.zh.ts'

/** True until somebody holds the post of street officer. Works for nobody too: it is asked before the first sign-in. */
export async function needsFirstRun(tx: Tx): Promise<boolean> {
  return !(await hasOfficer(tx))
}

/**
 * Makes a street that can be switched on: communities with their grids, committee and branches, the six teams with a squad
 * in each community, the list of skills, and the first officers, who may do the rest. Runs as the operator.
 * Returns the officers' ids in the order given.
 */
export async function firstRun(context: Context, setup: Setup): Promise<{ officerIds: string[] }> {
  if (context.actor.personId !== operatorId) throw new Error('the first run acts as the operator')
  const { tx } = context
  const { street, communities, officers } = setup
  const refusal = setupRefusal(setup)
  if (refusal) throw new Refused(refusal)
  if (await hasOfficer(tx)) throw new Refused('already-set-up')
  const begun = (await listUnits(tx)).find(({ level }) => level === 'street')
  if (begun && begun.code !== unnamedStreetCode) throw new Refused('street-known')

  await (begun ? nameStreet(context, street) : beginStreet(context, street))
  for (const community of communities) await beginCommunity(context, street.code, community)
  await beginOrganisation(context, setup)
  await beginSkills(tx)
  const officerIds: string[] = []
  for (const { name, phone } of officers) {
    const personId = await registerPerson(context, { name, phone, unitCode: street.code })
    await givePost(context, { personId, post: 'street-officer', unitCode: street.code })
    officerIds.push(personId)
  }

  const unit = await findUnit(tx, street.code)
  const facts = { communities: communities.length, officers: officerIds.length }
  await log(context, { kind: 'street-set-up', noun: 'unit', nounId: unit!.id, unitCode: street.code, facts })
  return { officerIds }
}

async function beginCommunity(
  context: Context,
  streetCode: string,
  { code, name, grids }: Setup['communities'][number],
): Promise<void> {
  await addUnit(context, { parentCode: streetCode, code, name })
  for (let number = 1; number <= grids; number++) await addUnit(context, { parentCode: code, name: gridName(number) })
}

async function beginOrganisation({ tx, now }: Context, { street, communities }: Setup): Promise<void> {
  await insertPartyBodies(tx, [
    ...bodiesOf.street.map((kind) => ({ unitCode: street.code, kind, name: words.bodyName(kind, street.name) })),
    ...communities.flatMap(({ code, name }) =>
      bodiesOf.community.map((kind) => ({ unitCode: code, kind, name: words.bodyName(kind, name) })),
    ),
  ])
  const teams = teamColours.map((colour, index) => ({
    id: uuidv7(now),
    streetCode: street.code,
    name: words.colours[colour],
    colour,
    place: index + 1,
    services: words.services[colour],
  }))
  await insertTeams(tx, teams)
  const squads = teams.flatMap((team) =>
    communities.map((community) => ({
      id: uuidv7(now),
      teamId: team.id,
      unitCode: community.code,
      name: words.squadName(community.name, team.name),
    })),
  )
  await insertSquads(tx, squads)
}
