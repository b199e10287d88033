import type { Context } from '../../../platform/actor/actor.ts'
import { type Notice, notifyAll } from '../../../platform/notices/index.ts'
import { listMattersOfficers, listTeamLeaders, unitChain } from '../../organisation/index.ts'
import type { Level } from '../need.ts'
import type { Need } from '../store/need-store.ts'
import { listHelpers, listInvitations } from '../store/parts-store.ts'

/** Telling those concerned, in the transaction of the step. Nobody is told of what they did themselves. */

type Told = Pick<Need, 'id' | 'unitCode'>

interface Words {
  readonly title: string
  readonly text: string
}

/**
 * Tells the reporter and the family helpers who are to be told, on the phone too when they agreed to be reached there. Of what is guarded no message leaves: the
 * street's own staff passes those on, and would read whom it was handed to.
 */
export async function tellReporter(context: Context, need: Need, kind: string, words: Words): Promise<void> {
  if (need.reporterId === null) return
  const guarded = need.guardedAt !== null
  const helpers = guarded ? [] : (await listHelpers(context.tx, need)).filter(({ told }) => told)
  const told = [need.reporterId, ...helpers.map(({ personId }) => personId)]
  await tell(context, need, told, kind, words, `/m/needs/${need.id}`, !guarded)
}

/** Tells who has it in hand: the member of staff, else the leaders of the squad or team. */
export async function tellReceiver(context: Context, need: Need, kind: string, words: Words): Promise<void> {
  await tell(context, need, await receiversOf(context, need), kind, words, `/m/team/needs/${need.id}`)
}

export async function receiversOf(
  { tx }: Context,
  { assigneeId, teamId, squadId }: Pick<Need, 'assigneeId' | 'teamId' | 'squadId'>,
): Promise<string[]> {
  if (assigneeId) return [assigneeId]
  return teamId ? listTeamLeaders(tx, teamId, squadId) : []
}

/** Tells who has it now: who it was handed to or who said yes, else who sorted it; while it is guarded, the officers. */
export async function tellInHand(context: Context, need: Need, kind: string, words: Words): Promise<void> {
  if (need.guardedAt !== null) return tellOfficers(context, need, kind, words)
  const receivers = need.dispatchedAt === null ? [] : await receiversOf(context, need)
  const agreed = (await listInvitations(context.tx, need.id)).filter(
    ({ answer, withdrawnAt }) => answer === 'yes' && withdrawnAt === null,
  )
  const doing = [...receivers, ...agreed.map(({ personId }) => personId)]
  if (doing.length > 0) await tell(context, need, doing, kind, words, `/m/team/needs/${need.id}`)
  else await tell(context, need, [need.handlerId], kind, words, `/desk/need/${need.id}`)
}

/** Tells the street's officers for petitions and accusations. */
export async function tellOfficers(context: Context, need: Told, kind: string, words: Words): Promise<void> {
  const officers = await listMattersOfficers(context.tx, need.unitCode.slice(0, 9))
  await tell(context, need, officers, kind, words, `/desk/need/${need.id}`)
}

/** Tells who answers for it at a level: those of its own unit, or of the next one up that somebody holds. */
export async function tellLevel(context: Context, need: Told, level: Level, kind: string, words: Words): Promise<void> {
  const chain = await unitChain(context.tx, need.unitCode)
  const from = chain.findIndex((link) => link.level === level)
  const link = chain.slice(Math.max(0, from)).find(({ people }) => people.length > 0)
  const people = link?.people.map(({ personId }) => personId) ?? []
  await tell(context, need, people, kind, words, `/desk/need/${need.id}`)
}

/** Tells at once of what can't wait: the community, or the street where it stands there already. */
export async function tellUrgent(
  context: Context,
  need: Told & Pick<Need, 'level'>,
  kind: string,
  words: Words,
): Promise<void> {
  await tellLevel(context, need, need.level === 'grid' ? 'community' : need.level, kind, words)
}

/** Tells people by id; each once, and never the one who acts. */
export async function tell(
  context: Context,
  need: Told,
  people: readonly (string | null)[],
  kind: string,
  { title, text }: Words,
  link: string,
  sms = false,
): Promise<void> {
  const others = new Set(
    people.filter((person): person is string => person !== null && person !== context.actor.personId),
  )
  if (others.size === 0) return
  await notifyAll(
    context,
    [...others].map(
      (to): Notice => ({
        to,
        kind: `need-${kind}`,
        noun: 'need',
        nounId: need.id,
        title,
        text,
        link,
        ...(sms && { sms: { unitCode: need.unitCode } }),
      }),
    ),
  )
}
