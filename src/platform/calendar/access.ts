import type { Context } from '../actor/actor.ts'
import { NotFound } from '../contract/errors.ts'
import { configuresStreet, findStreetCode } from '../settings/street.ts'

/** The street whose calendar the actor changes; `NotFound` for whoever configures less than a whole street. */
export async function streetToConfigure({ tx, actor }: Context): Promise<string> {
  const streetCode = await findStreetCode(tx, actor)
  if (!streetCode || !(await configuresStreet(tx, streetCode))) throw new NotFound()
  return streetCode
}
