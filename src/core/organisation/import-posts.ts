import type { Context } from '../../platform/actor/actor.ts'
import { dateOf, shanghaiAheadMs } from '../../platform/calendar/dates.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import {
  type BatchOfImporter,
  type ExportPage,
  listBrought,
  noteBrought,
  registerImporter,
  type RowOutcome,
  type RowRefusal,
  type RowToInsert,
  type TakenBack,
  type Values,
} from '../../platform/imports/importer.ts'
import { findPeopleNamed, listNames, personColumns, personReasons } from '../people/index.ts'
import { homeReasons, listUnitNames, listUnits, type UnitsByName, unitsByName } from '../territory/index.ts'
import { endPost, givePost } from './actions.ts'
import { importWords } from './import-words.zh.ts'
import { type Post, posts } from './post.ts'
import { type Held, listHeld, listSquads, listTeams, type Squad, type Team } from './store.ts'
import { words } from './words.zh.ts'

const { title, columns, reasons } = importWords.posts
const rowsOnAPage = 500
const mostPostsOfAFewHundred = 10_000
const dayMs = 86_400_000

/** Posts of people who are registered, from a day to a day. */
registerImporter({
  kind: 'posts',
  right: 'configure',
  title,
  place: 7,
  columns: [
    ...personColumns,
    { key: 'post', ...columns.post, type: 'choice', required: true, choices: postChoices() },
    { key: 'unit', ...columns.unit, type: 'text', maxLength: 60 },
    { key: 'team', ...columns.team, type: 'text', maxLength: 20 },
    { key: 'from', ...columns.from, type: 'date' },
    { key: 'to', ...columns.to, type: 'date' },
  ],
  reasons: { ...homeReasons, ...personReasons, ...words.refusals, ...reasons },
  keysOf: ({ person, phone, personId, post, unit, team, from }) => [
    { column: 'person', key: [personId ?? `${person} ${phone ?? ''}`, post, unit, team, from].join(' ') },
  ],
  insertRows,
  undo,
  listRows,
})

function postChoices() {
  return posts.filter((post) => post !== 'operator').map((post) => ({ value: post, label: words.posts[post] }))
}

async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const { tx } = context
  const byName = unitsByName(await listUnits(tx), batch.unitCode)
  const [teams, squads] = [await listTeams(tx), await listSquads(tx)]
  const people = await findPeopleNamed(
    context,
    rows.map(({ values }) => ({
      person: values.person as string,
      phone: values.phone as string | null,
      personId: values.personId as string | null,
    })),
  )
  const ids = people.flatMap((one) => ('id' in one ? [one.id] : []))
  const held = ids.length > 0 ? await listHeld(tx, { personIds: ids, limit: mostPostsOfAFewHundred }) : []

  const outcomes: RowOutcome[] = []
  for (const [index, { values }] of rows.entries()) {
    const person = people[index]!
    const place = placeOf(values, batch.unitCode, { byName, teams, squads })
    if ('refused' in person) outcomes.push(person)
    else if ('refused' in place) outcomes.push(place)
    else outcomes.push(await give(context, batch, { personId: person.id, ...termOf(values), ...place }, held))
  }
  return outcomes
}

interface Gift extends Place {
  readonly personId: string
  /** Milliseconds since 1970; now when left out. */
  readonly from?: number
  readonly to: number | null
}

async function give(context: Context, batch: BatchOfImporter, gift: Gift, held: readonly Held[]): Promise<RowOutcome> {
  if (held.some((one) => isSamePost(one, gift, context.now))) return 'known'
  try {
    await noteBrought(context, batch, 'grant', [await givePost(context, gift)])
    return 'added'
  } catch (error) {
    // The rules say no before anything is written.
    if (error instanceof Refused && error.reason === 'post-held') return 'known'
    if (error instanceof Refused) return { refused: error.reason, column: columnAtFault[error.reason] ?? 'post' }
    throw error
  }
}

const columnAtFault: Readonly<Record<string, string>> = {
  'wrong-level': 'unit',
  'team-missing': 'team',
  'squad-missing': 'team',
  'no-team-here': 'team',
  'team-ended': 'team',
  'squad-of-another-team': 'team',
  'ends-before-it-begins': 'to',
}

function isSamePost(held: Held, { personId, post, unitCode, teamId, from, to }: Gift, now: number): boolean {
  return (
    held.personId === personId &&
    held.post === post &&
    held.unitCode === unitCode &&
    held.teamId === teamId &&
    held.validFrom < (to ?? Infinity) &&
    (held.validTo ?? Infinity) > (from ?? now)
  )
}

interface Place {
  readonly post: Post
  readonly unitCode: string
  readonly teamId: string | null
  readonly squadId: string | null
}

interface Known {
  readonly byName: UnitsByName
  readonly teams: readonly Team[]
  readonly squads: readonly Squad[]
}

function placeOf(values: Values, streetCode: string, { byName, teams, squads }: Known): Place | RowRefusal {
  const unit = values.unit ? byName.unit(values.unit as string, 'unit') : { code: streetCode }
  if ('refused' in unit) return unit
  const post = values.post as Post
  if (!values.team) return { post, unitCode: unit.code, teamId: null, squadId: null }
  const team = teams.find(({ name }) => name === values.team)
  if (!team) return { refused: 'team-unknown', column: 'team' }
  const squad = squads.find(({ teamId, unitCode }) => teamId === team.id && unitCode === unit.code)
  if (!squad && post === 'squad-leader') return { refused: 'squad-unknown', column: 'unit' }
  return { post, unitCode: unit.code, teamId: team.id, squadId: squad?.id ?? null }
}

/** From the beginning of the first day to the end of the last. */
function termOf({ from, to }: Values): Pick<Gift, 'from' | 'to'> {
  const begins = from ? { from: Date.parse(from as string) - shanghaiAheadMs } : {}
  return { ...begins, to: to ? Date.parse(to as string) - shanghaiAheadMs + dayMs : null }
}

/** A post that was given is never unsaid: it ends now. */
async function undo(context: Context, { id }: BatchOfImporter): Promise<TakenBack> {
  let removed = 0
  const kept = { 'worked-on': 0, 'in-use': 0 }
  for (const grantId of await listBrought(context, id, 'grant')) {
    try {
      await endPost(context, grantId)
      removed += 1
    } catch (error) {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error
      kept[error.reason === 'last-officer' ? 'in-use' : 'worked-on'] += 1
    }
  }
  return { removed, kept }
}

async function listRows({ tx, now }: Context, { after }: { after: string | null }): Promise<ExportPage> {
  const page = { runningAt: now, limit: rowsOnAPage, ...(after !== null && { after }) }
  const held = await listHeld(tx, page)
  const names = await listNames(
    tx,
    held.map(({ personId }) => personId),
  )
  const units = await listUnitNames(tx)
  const teams = new Map((await listTeams(tx)).map(({ id, name }) => [id, name]))
  const rows = held.map(({ personId, post, unitCode, teamId, validFrom, validTo }) => ({
    person: names.get(personId)?.name ?? null,
    personId,
    post,
    unit: unitCode.length === 9 ? null : (units.get(unitCode) ?? unitCode),
    team: teamId && (teams.get(teamId) ?? null),
    from: dateOf(validFrom),
    to: validTo === null ? null : dateOf(validTo - 1),
  }))
  return { rows, next: held.length < rowsOnAPage ? null : held.at(-1)!.id }
}
