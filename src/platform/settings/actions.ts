import type { Context } from '../actor/actor.ts'
import { uuidv7 } from '../command/command.ts'
import { Invalid, NotFound } from '../contract/errors.ts'
import { log } from '../events/log.ts'
import { decisions, findDeclared, type Setting, type SettingValue } from './settings.ts'
import { deleteSettingValue, findSettingValue, insertSettingValue, updateSettingValue } from './store.ts'
import { configuresStreet, findStreetCode } from './street.ts'

/** Decides a setting for the actor's street. Throws `Invalid` when the value is none that it may have. */
export async function changeSetting(context: Context, key: string, value: unknown): Promise<void> {
  const { tx, now, actor } = context
  const { declared, streetCode } = await changeable(context, key)
  const parsed = declared.value.safeParse(value)
  if (!parsed.success) throw new Invalid('body.value', 'not-a-choice')

  const before = await findSettingValue(tx, streetCode, key)
  const row = { value: parsed.data, changedAt: now, changedBy: actor.personId }
  const id = before?.id ?? uuidv7(now)
  if (before) await updateSettingValue(tx, id, row)
  else await insertSettingValue(tx, { id, streetCode, key, ...row })

  await logDecision(context, id, streetCode, key, before?.value ?? declared.default, parsed.data)
}

/** Takes a decision back: the default holds again. */
export async function resetSetting(context: Context, key: string): Promise<void> {
  const { declared, streetCode } = await changeable(context, key)
  const before = await findSettingValue(context.tx, streetCode, key)
  if (!before) return

  await deleteSettingValue(context.tx, before.id)
  await logDecision(context, before.id, streetCode, key, before.value, declared.default)
}

async function changeable({ tx, actor }: Context, key: string): Promise<{ declared: Setting; streetCode: string }> {
  const declared = findDeclared(key)
  const streetCode = await findStreetCode(tx, actor)
  if (!declared || !streetCode || !(await configuresStreet(tx, streetCode))) throw new NotFound()
  return { declared, streetCode }
}

async function logDecision(
  context: Context,
  nounId: string,
  unitCode: string,
  key: string,
  before: unknown,
  after: SettingValue,
): Promise<void> {
  decisions.forget()
  await log(context, {
    kind: 'setting-changed',
    noun: 'setting',
    nounId,
    unitCode,
    facts: { key, before: before as SettingValue, after },
  })
}
