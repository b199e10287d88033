import type { Context } from '../../../platform/actor/actor.ts'
import { personOf } from '../../../platform/actor/actor.ts'
import { Refused } from '../../../platform/contract/errors.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { levelAbove } from '../need.ts'
import { extensionDays } from '../settings.ts'
import { extensionAnswerRefusal, extensionRefusal } from '../step-rules.ts'
import { insertExtension, listExtensions, updateExtensionAnswer } from '../store/parts-store.ts'
import { sayMoment } from '../timeline/words.zh.ts'
import { finishStep, lockFor, type Taken } from './take-step.ts'
import { tell, tellLevel, tellReporter } from './tell.ts'
import { notices } from './words.zh.ts'

/** More time: asked for before it has run out, with a reason; somebody else answers, and the resident is told. */

export async function askExtension(
  context: Context,
  needId: string,
  told: { until: number; reason: string; version?: number | undefined },
): Promise<Taken> {
  const { tx, now } = context
  const need = await lockFor(context, 'askExtension', needId, told.version)
  const openAlready = (await listExtensions(tx, need.id)).some(({ answeredAt }) => answeredAt === null)
  const mostDays = await setting(tx, extensionDays, need.unitCode)
  const refusal = extensionRefusal(need, { until: told.until, openAlready, mostDays }, now)
  if (refusal) throw new Refused(refusal)

  const { until, reason } = told
  await insertExtension(tx, { needId: need.id, askedBy: personOf(context), askedAt: now, until, reason })
  const taken = await finishStep(context, need, 'askExtension', { facts: { until }, note: reason })
  await tellLevel(context, need, levelAbove(need.level), 'extension-asked', notices.extensionAsked(need.number))
  return taken
}

export async function answerExtension(
  context: Context,
  needId: string,
  told: { granted: boolean; words?: string | undefined; version?: number | undefined },
): Promise<Taken> {
  const { tx, now } = context
  const need = await lockFor(context, 'answerExtension', needId, told.version)
  const open = (await listExtensions(tx, need.id)).find(({ answeredAt }) => answeredAt === null)
  const refusal = extensionAnswerRefusal(open, personOf(context))
  if (refusal) throw new Refused(refusal)

  const { id, until, askedBy } = open!
  const granted = told.granted && until > now
  await updateExtensionAnswer(tx, id, personOf(context), now, told.granted)
  const taken = await finishStep(context, need, 'answerExtension', {
    facts: { granted: told.granted, until },
    note: told.words || null,
    ...(granted && { until, restart: true }),
  })
  const answered = notices.extensionAnswered(need.number, told.granted)
  await tell(context, need, [askedBy], 'extension-answered', answered, `/m/team/needs/${need.id}`)
  if (granted) await tellReporter(context, need, 'extended', notices.extended(sayMoment(until)))
  return taken
}
