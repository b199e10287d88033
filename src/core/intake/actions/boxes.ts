import { type Context, listPostHolders, personOf } from '../../../platform/actor/actor.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { NotFound, Refused } from '../../../platform/contract/errors.ts'
import { log } from '../../../platform/events/log.ts'
import { report, reporting } from '../../needs/index.ts'
import { getUnit } from '../../territory/index.ts'
import { may } from '../access.ts'
import { posterCodeLength } from '../code.ts'
import type { Received } from '../contract.ts'
import { newCode } from '../new-code.ts'
import { insertArrival } from '../store/arrival-store.ts'
import { type Box, insertBox, lockBox, updateBox, updateBoxAsClosed } from '../store/box-store.ts'
import { words } from './words.zh.ts'

interface Kept {
  readonly place: string
  readonly keeperId: string
}

/** Hangs up a box. Who opens it holds a post: papers in it may tell of anybody. */
export async function openBox(context: Context, { unitCode, place, keeperId }: Kept & { unitCode: string }) {
  const { tx, now } = context
  await getUnit(tx, unitCode)
  if (!may(context.actor, 'openBox', unitCode)) throw new Refused('not-your-post')
  await refuseKeeper(context, keeperId)

  const id = uuidv7(now)
  await insertBox(tx, { id, unitCode, place, keeperId, code: newCode(posterCodeLength) }, personOf(context), now)
  await log(context, {
    kind: 'box-opened',
    noun: 'suggestion-box',
    nounId: id,
    unitCode,
    facts: { personId: keeperId },
  })
  return id
}

export async function mendBox(context: Context, boxId: string, { place, keeperId }: Kept): Promise<void> {
  const { unitCode } = await lockOwn(context, boxId)
  await refuseKeeper(context, keeperId)

  await updateBox(context.tx, boxId, { place, keeperId })
  await log(context, {
    kind: 'box-mended',
    noun: 'suggestion-box',
    nounId: boxId,
    unitCode,
    facts: { personId: keeperId },
  })
}

export async function closeBox(context: Context, boxId: string): Promise<void> {
  const { unitCode } = await lockOwn(context, boxId)

  await updateBoxAsClosed(context.tx, boxId, personOf(context), context.now)
  await log(context, { kind: 'box-closed', noun: 'suggestion-box', nounId: boxId, unitCode })
}

/** What lay in a box on paper, typed in by who opened it. It goes the way of every report. */
export async function typeNote(
  context: Context,
  boxId: string,
  told: { text: string; photoIds: readonly string[]; name?: string | undefined },
): Promise<Received> {
  const { tx, now, commandId } = context
  const box = await lockBox(tx, boxId)
  if (!box) throw new NotFound()
  if (!may(context.actor, 'typeNote', box.unitCode)) throw new Refused('not-your-post')
  if (box.closedAt !== null) throw new Refused('box-closed')

  const { id, number, unitCode, deadlineAt } = await report(context, {
    ...reporting({
      text: told.text,
      photoIds: [...told.photoIds],
      reporterName: told.name,
      unitCode: box.unitCode,
      placeNote: words.inBox(box.place),
    }),
    source: 'suggestion-box',
  })
  await insertArrival(tx, { needId: id, unitCode, boxId, commandId }, now)
  return { number, answeredBy: deadlineAt, receipt: null }
}

async function lockOwn(context: Context, boxId: string): Promise<Box> {
  const box = await lockBox(context.tx, boxId)
  if (!box) throw new NotFound()
  if (!may(context.actor, 'openBox', box.unitCode)) throw new Refused('not-your-post')
  if (box.closedAt !== null) throw new Refused('box-closed')
  return box
}

async function refuseKeeper({ tx }: Context, keeperId: string): Promise<void> {
  if (!(await listPostHolders(tx, [keeperId])).has(keeperId)) throw new Refused('keeper-unknown', 'body.keeperId')
}
