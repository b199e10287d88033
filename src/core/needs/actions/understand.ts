import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { Refused } from '../../../platform/contract/errors.ts'
import { findTeam } from '../../organisation/index.ts'
import { titleFrom } from '../cleaning.ts'
import { mayAccuse } from '../guarded.ts'
import type { BroadCategory, Flag, Kind } from '../need.ts'
import { findCategory } from '../store/desk-store.ts'
import { type Need, updateSearchTerms, withholdNotices } from '../store/need-store.ts'
import { cancelVisits, withdrawAllInvitations } from '../store/parts-store.ts'
import { type Change, finishStep, lockFor, type Taken } from './take-step.ts'
import { tellOfficers, tellUrgent } from './tell.ts'
import { notices } from './words.zh.ts'

/** Understanding what is asked: typing a voice note, calling it 急, triage, flags, and what must be guarded. */

/** Types what a voice note says. Only then can it be read, searched and triaged. */
export async function transcribe(
  context: Context,
  needId: string,
  told: { text: string; title?: string | undefined; version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'transcribe', needId, told.version)
  const title = told.title ?? titleFrom(told.text)

  const guarded = mayAccuse(`${title}\n${told.text}`)
  // First: whoever typed what must be guarded sees it no more.
  await updateSearchTerms(context.tx, { id: need.id, title, body: told.text })
  const taken = await finishStep(context, need, 'transcribe', {
    state: guarded ? 'guarded' : 'heard',
    patch: { title, body: told.text, ...(guarded && { guardedAt: context.now }) },
    facts: { heardBy: personOf(context) },
  })
  if (guarded) await tellGuarded(context, need)
  return taken
}

/** Calls it 急 before anything else is known: its clock runs by the minute from now on. */
export async function setUrgent(
  context: Context,
  needId: string,
  told: { urgent: boolean; version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'setUrgent', needId, told.version)
  const kind = told.urgent ? 'urgent' : null
  if (need.kind === kind) throw new Refused('wrong-state')

  const taken = await finishStep(context, need, 'setUrgent', { patch: { kind }, facts: { kind }, restart: true })
  if (told.urgent) await tellUrgent(context, need, 'urgent', notices.urgent(need.number, need.title))
  return taken
}

export interface Triage {
  readonly kind: Kind
  readonly category: BroadCategory
  readonly finerCategoryId: string | null
  readonly teamId: string | null
  readonly flags?: readonly Flag[] | undefined
  readonly livesAlone?: boolean | null | undefined
  readonly title?: string | undefined
  readonly version?: number | undefined
}

/** Says what it is: kind, category, the team that answers for such things. A person decides; it may be decided again. */
export async function triage(context: Context, needId: string, told: Triage): Promise<Taken> {
  const need = await lockFor(context, 'triage', needId, told.version)
  const { kind, category, finerCategoryId: categoryId, teamId } = told
  await refuseUnknown(context, told)

  const flags = told.flags && [
    ...told.flags.filter((flag) => flag !== 'petition'),
    ...need.flags.filter((flag) => flag === 'petition'),
  ]
  const title = told.title ?? need.title
  const taken = await finishStep(context, need, 'triage', {
    state: 'triaged',
    patch: {
      kind,
      category,
      categoryId,
      teamId,
      title,
      handlerId: personOf(context),
      ...(flags && { flags }),
      ...(told.livesAlone !== undefined && { livesAlone: told.livesAlone }),
    },
    facts: { kind, category, categoryId, teamId },
    restart: true,
  })
  if (title !== need.title) await updateSearchTerms(context.tx, { id: need.id, title, body: need.body })
  if (kind === 'urgent' && need.kind !== 'urgent') {
    await tellUrgent(context, need, 'urgent', notices.urgent(need.number, title))
  }
  return taken
}

async function refuseUnknown(context: Context, { category, finerCategoryId, teamId }: Triage): Promise<void> {
  const finer = finerCategoryId === null ? null : await findCategory(context.tx, finerCategoryId)
  if (finer !== null && (finer === undefined || finer.broad !== category || finer.retiredAt !== null)) {
    throw new Refused('category-unknown')
  }
  const team = teamId === null ? null : await findTeam(context.tx, teamId)
  if (team !== null && (team === undefined || team.endedAt !== null)) throw new Refused('receiver-unknown')
}

/** Flags it as a legal matter or an emergency, or takes flags off. A petition is guarded instead. */
export async function mark(
  context: Context,
  needId: string,
  told: { flags: readonly Exclude<Flag, 'petition'>[]; version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'mark', needId, told.version)
  const flags = [...new Set<Flag>([...need.flags.filter((flag) => flag === 'petition'), ...told.flags])]

  const taken = await finishStep(context, need, 'mark', { patch: { flags }, facts: { flags } })
  if (told.flags.includes('emergency') && !need.flags.includes('emergency')) {
    await tellUrgent(context, need, 'emergency', notices.emergency(need.number))
  }
  return taken
}

/** A suspected petition or accusation: from this moment on only the officer for such matters and the reporter see it. */
export async function guard(
  context: Context,
  needId: string,
  told: { reason: string; version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'guard', needId, told.version)
  return guardBy(context, need, 'guard', { note: told.reason })
}

/** Whether what the reporter's side now says accuses somebody, on a need that is not guarded yet. */
export function newlyAccuses(need: Need, said: string | undefined): boolean {
  return need.guardedAt === null && said !== undefined && mayAccuse(said)
}

/** Guards it by this step: nobody who had it in hand has it any more, nor reads on in their notices what it is about. */
export async function guardBy(
  context: Context,
  need: Need,
  step: 'guard' | 'note' | 'confirm' | 'sayUnsolved' | 'callBack' | 'withdraw',
  change: Pick<Change, 'facts' | 'note' | 'patch'>,
): Promise<Taken> {
  await withdrawAllInvitations(context.tx, need.id, context.now)
  await cancelVisits(context.tx, need.id, context.now)
  const taken = await finishStep(context, need, step, {
    ...change,
    state: 'guarded',
    patch: {
      ...change.patch,
      guardedAt: context.now,
      flags: [...new Set<Flag>([...need.flags, 'petition'])],
      dispatchedAt: null,
      assigneeId: null,
      squadId: null,
    },
  })
  await tellGuarded(context, need)
  return taken
}

/** The officer decides that it accuses nobody: it goes back into the inbox like any other. */
export async function clear(
  context: Context,
  needId: string,
  told: { reason: string; version?: number | undefined },
): Promise<Taken> {
  const need = await lockFor(context, 'clear', needId, told.version)
  return finishStep(context, need, 'clear', {
    state: need.body === null ? 'voice' : 'heard',
    patch: { guardedAt: null, flags: need.flags.filter((flag) => flag !== 'petition') },
    note: told.reason,
  })
}

/** Whoever was told of it before keeps its number alone, which says no more than they know; then the officers are told. */
async function tellGuarded(context: Context, need: Need): Promise<void> {
  await withholdNotices(context.tx, need.id)
  await tellOfficers(context, need, 'guarded', notices.guarded(need.number))
}
