import type { Declined } from '../../platform/contract/errors.ts'
import { collectRefusals } from '../../platform/http/refusals.ts'
import { words } from '../../platform/http/words.zh.ts'
import { loadModules } from '../modules.ts'

/** The sentence that a page would show for a refusal. */
export async function refusalSentence({ kind, reason }: Declined): Promise<string> {
  const refusals = collectRefusals(await loadModules())
  const general: Readonly<Record<string, string>> = words.reasons
  const last = words.errors[kind]
  return refusals[reason] ?? general[reason] ?? (typeof last === 'string' ? last : reason)
}
