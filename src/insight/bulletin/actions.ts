import { type Context, personOf } from '../../platform/actor/actor.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { listPosts } from '../../core/organisation/index.ts'
import { listNames } from '../../core/people/index.ts'
import { getUnit } from '../../core/territory/index.ts'
import { type FigureKey, readFigure, readParts, type Scope } from '../figures/index.ts'
import { mayWrite } from './access.ts'
import { figuresOfABulletin, type Frozen, type Line, teamColumns, unitColumns } from './bulletin.ts'
import { type Bulletin, findBulletin, insertBulletin, nextNumber, updateWording, type Wording } from './store.ts'
import { sentences, words } from './words.zh.ts'

const mostCharacters = 3000

/** Counts a unit and a period, and writes the bulletin about it: the next issue of the unit. Returns its id. */
export async function writeBulletin(context: Context, scope: Scope): Promise<string> {
  const { tx, actor, now } = context
  const unit = await getUnit(tx, scope.unitCode)
  if (unit.level === 'grid') throw new Refused('not-for-a-grid')
  if (!mayWrite(actor, unit.code)) throw new Refused('not-your-bulletin')

  const figures = await freeze(context, unit.name, scope)
  const year = Number(dateOf(now).slice(0, 4))
  const number = await nextNumber(tx, unit.code, year)
  const id = uuidv7(now)
  await insertBulletin(tx, {
    id,
    unitCode: unit.code,
    year,
    number,
    periodFrom: scope.from,
    periodTo: scope.to,
    figures,
    title: words.title(unit.name),
    paragraphs: sentences(figures, scope),
    signer: await usualSigner(context, unit.code),
    writtenBy: personOf(context),
    writtenAt: now,
  })
  await log(context, {
    kind: 'bulletin-written',
    noun: 'bulletin',
    nounId: id,
    unitCode: unit.code,
    facts: { number, from: scope.from, to: scope.to },
  })
  return id
}

/** Changes the words of a bulletin. What was counted stays as it was. */
export async function mendBulletin(context: Context, id: string, version: number, wording: Wording): Promise<void> {
  const { tx, actor, now } = context
  const bulletin = await getBulletin(context, id)
  if (!mayWrite(actor, bulletin.unitCode)) throw new Refused('not-your-bulletin')
  if (wording.paragraphs.join('').length > mostCharacters) throw new Refused('text-too-long')
  if (!(await updateWording(tx, id, wording, { version, by: personOf(context), now }))) {
    throw new Refused('bulletin-changed')
  }
  await log(context, { kind: 'bulletin-changed', noun: 'bulletin', nounId: id, unitCode: bulletin.unitCode })
}

/** The bulletin, or `NotFound`. */
export async function getBulletin({ tx }: Context, id: string): Promise<Bulletin> {
  const bulletin = await findBulletin(tx, id)
  if (!bulletin) throw new NotFound()
  return bulletin
}

async function freeze(context: Context, unitName: string, scope: Scope): Promise<Frozen> {
  const counted = await inTurn(figuresOfABulletin, async (figure) => {
    return [figure, await readFigure(context, figure, scope)] as const
  })
  return {
    unitName,
    counted: Object.fromEntries(counted) as Frozen['counted'],
    kinds: await partsOf(context, 'kind', scope),
    categories: await partsOf(context, 'category', scope),
    teams: await linesOf(context, 'team', teamColumns, scope),
    units: await linesOf(context, scope.unitCode.length === 9 ? 'community' : 'grid', unitColumns, scope),
  }
}

async function partsOf(context: Context, by: 'kind' | 'category', scope: Scope): Promise<Frozen['kinds']> {
  const parts = await readParts(context, 'needs-heard', by, scope)
  return parts.flatMap(({ part, name, value }) => (part === null ? [] : [{ part, name, count: value }]))
}

async function linesOf(
  context: Context,
  by: 'team' | 'community' | 'grid',
  columns: readonly FigureKey[],
  scope: Scope,
): Promise<Line[]> {
  const [first = [], ...others] = await inTurn(columns, (figure) => readParts(context, figure, by, scope))
  return first
    .filter(({ part }) => part !== null)
    .map(({ part, name, value }) => {
      const [second = 0, third = 0] = others.map((parts) => parts.find((one) => one.part === part)?.value ?? 0)
      return { part: part!, name, counts: [value, second, third] }
    })
}

/** One transaction answers one question at a time. */
async function inTurn<In, Out>(list: readonly In[], work: (one: In) => Promise<Out>): Promise<Out[]> {
  const done: Out[] = []
  for (const one of list) done.push(await work(one))
  return done
}

/** Who signs for a unit: the writer when they lead it, else nobody until somebody is named. */
async function usualSigner(context: Context, unitCode: string): Promise<string> {
  const me = personOf(context)
  const posts = (await listPosts(context.tx, [me], context.now)).get(me) ?? []
  const leads = posts.some(
    (held) =>
      held.unitCode === unitCode && ['street-officer', 'committee-secretary', 'branch-secretary'].includes(held.post),
  )
  if (!leads) return ''
  return (await listNames(context.tx, [me])).get(me)?.name ?? ''
}
