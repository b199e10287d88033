import { sql } from 'kysely'
import type { z } from 'zod'
import { beginCategories } from '../../core/needs/index.ts'
import { firstRun, needsFirstRun } from '../../core/organisation/index.ts'
import { actAs, beginSession, makeSignInLink, setPassword } from '../../platform/accounts/index.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { Refused } from '../../platform/contract/errors.ts'
import type { RequestContext } from '../../platform/http/module.ts'
import type { firstRunCalls } from './contract.ts'
import { isSetupCode } from './setup-code.ts'

type Body = z.output<(typeof firstRunCalls)['setUp']['body']>
type SetUp = z.output<(typeof firstRunCalls)['setUp']['answer']>

/** How long the other officers' links may wait, in minutes: three days. */
const linkMinutes = 3 * 24 * 60

/**
 * Makes the street for whoever holds the code that the server printed, and signs the first officer in with a password of
 * their own. The other officers get a link each that works once.
 */
export async function setUp(context: RequestContext, { code, password, ...answers }: Body): Promise<SetUp> {
  if (!isSetupCode(code)) throw new Refused('setup-code-wrong', 'body.code')
  await sql`select pg_advisory_xact_lock(hashtext('app.first-run'))`.execute(context.tx)
  if (!(await needsFirstRun(context.tx))) throw new Refused('already-set-up')

  const asOperator = await actAs(context, operatorId)
  const { officerIds } = await firstRun(asOperator, answers)
  await beginCategories(asOperator, answers.street.code)
  const [first, ...others] = officerIds as [string, ...string[]]
  await setPassword(asOperator, first, { password })
  const links: SetUp['links'] = []
  for (const [index, personId] of others.entries()) {
    const { name } = answers.officers[index + 1]!
    links.push({ name, path: await makeSignInLink(asOperator, personId, linkMinutes) })
  }

  await beginSession(await actAs(context, first), 'first-run')
  return { personId: first, links }
}
