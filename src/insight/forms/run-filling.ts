import type { Context } from '../../platform/actor/actor.ts'
import { namesOf } from '../../platform/actor/names.ts'
import { dateOf, startOfDay } from '../../platform/calendar/dates.ts'
import { Declined, NotFound, Refused } from '../../platform/contract/errors.ts'
import type { CellValue } from '../../platform/lists/list.ts'
import { open, seal } from '../../platform/sealing/seal.ts'
import { broadCategories, kinds } from '../../core/needs/need.ts'
import { words as needs } from '../../core/needs/words.zh.ts'
import { listTeams } from '../../core/organisation/index.ts'
import { listUnitNames } from '../../core/territory/index.ts'
import { figureLink, figureWords, periodWords, readFigure, type Scope } from '../figures/index.ts'
import { fillForm, type ReadForForm, type RecordOfList } from './fill.ts'
import { keepFilled, sealFilled } from './files.ts'
import type { CellPart, ListPart } from './form.ts'
import { findSource } from './sources.ts'
import { type Filling, findFile, findFilling, updateAsDone, updateAsFailed, updateRowsRead } from './store.ts'
import { factWords, words } from './words.zh.ts'
import { openForm } from './workbook.ts'

const recordsInOneTransaction = 200
const mostRecords = 20_000

/** One transaction as the person who asked. */
type RunAs = <T>(work: (context: Context) => Promise<T>) => Promise<T>

/** Reads what a form asks for, as its asker sees it now, and writes it in. May be called again after a crash. */
export async function runFilling(
  fillingId: string,
  { dataDir, runAs, signal }: { dataDir: string; runAs: RunAs; signal?: AbortSignal },
): Promise<void> {
  const { filling, file, mapping, reason } = await runAs(async ({ tx }) => {
    const found = await findFilling(tx, fillingId)
    const version = found && (await findFile(tx, found.versionId))
    if (!found || !version) throw new NotFound()
    return { ...version, filling: found, reason: found.reason === null ? null : await open(tx, found.reason) }
  })
  if (filling.state !== 'waiting') return

  try {
    if (mapping === null) throw new Refused('nothing-mapped')
    const lists: ReadForForm['lists'][number][] = []
    let read = 0
    for (const part of mapping.lists) {
      lists.push(
        await readList(part, filling, reason, runAs, async (context, count) => {
          if (signal?.aborted) throw new Error('the server is stopping; the form is filled at the next start')
          read += count
          await updateRowsRead(context.tx, fillingId, read)
        }),
      )
    }
    const cells = await runAs((context) => readCells(context, mapping.cells, filling))
    const { bytes, trace } = fillForm(await openForm(file), { lists, cells })
    const { askedBy } = filling
    const sealed = await runAs(({ tx }) => sealFilled(tx, bytes, askedBy))
    await keepFilled(dataDir, fillingId, sealed)
    await runAs(async ({ tx, now }) => {
      await updateAsDone(tx, fillingId, await seal(tx, JSON.stringify(trace), askedBy), now)
    })
  } catch (error) {
    // A rule says no, and will say so at the next try too.
    if (!(error instanceof Declined)) throw error
    await runAs((context) => updateAsFailed(context.tx, fillingId, error.reason, context.now))
  }
}

async function readList(
  part: ListPart,
  { unitCode, periodFrom, periodTo }: Filling,
  reason: string | null,
  runAs: RunAs,
  progress: (context: Context, count: number) => Promise<void>,
): Promise<ReadForForm['lists'][number]> {
  const records: RecordOfList[] = []
  const fields = part.columns.map(({ field }) => field)
  const asked = { unitCode, from: periodFrom, to: periodTo, query: part.query, fields, limit: recordsInOneTransaction }
  let title = ''
  for (let after: string | null = null; ; ) {
    const page = await runAs(async (context) => {
      const source = findSource(context, part.list)
      if (!source) throw new Refused('field-unknown')
      title = source.title
      const found = await source.read(context, { ...asked, reason, after })
      await progress(context, found.records.length)
      return found
    })
    records.push(...page.records)
    if (records.length > mostRecords) throw new Refused('too-many-records')
    if (page.next === null) return { part, title, records }
    after = page.next
  }
}

async function readCells(
  context: Context,
  parts: readonly CellPart[],
  filling: Filling,
): Promise<ReadForForm['cells']> {
  const unitNames = await listUnitNames(context.tx)
  const teams = await listTeams(context.tx)
  const namesOfParts = new Map<string, string>([
    ...unitNames,
    ...teams.map(({ id, name }) => [id, name] as const),
    ...kinds.map((kind) => [kind, needs.kinds[kind].name] as const),
    ...broadCategories.map((category) => [category, needs.categories[category]] as const),
  ])
  const read: ReadForForm['cells'][number][] = []
  for (const part of parts) {
    const { figure, fact, unit, kind, category, team } = part
    if (fact) {
      read.push({
        part,
        value: await factOf(context, fact, filling, unitNames),
        name: factWords[fact].name,
        href: null,
      })
    } else if (figure) {
      const scope = scopeOf(part, filling)
      const narrowed = [unit, kind, category, team].flatMap((one) => (one ? [namesOfParts.get(one) ?? one] : []))
      const name = narrowed.reduce<string>(words.part, figureWords[figure].name)
      const value = scope && (await readFigure(context, figure, scope))
      read.push({ part, value, name, href: scope && figureLink(figure, scope) })
    }
  }
  return read
}

/** The part of the unit that is asked for; null when a cell speaks of another one. */
function scopeOf(part: CellPart, { unitCode, periodFrom, periodTo }: Filling): Scope | null {
  const unit = part.unit ?? unitCode
  if (!unit.startsWith(unitCode) && !unitCode.startsWith(unit)) return null
  const narrower = unit.length > unitCode.length ? unit : unitCode
  const { kind, category, team } = part
  return { unitCode: narrower, from: periodFrom, to: periodTo, kind, category, teamId: team }
}

async function factOf(
  { tx, now }: Context,
  fact: NonNullable<CellPart['fact']>,
  { unitCode, periodFrom, periodTo, askedBy }: Filling,
  unitNames: ReadonlyMap<string, string>,
): Promise<CellValue> {
  switch (fact) {
    case 'unit':
      return unitNames.get(unitCode) ?? unitCode
    case 'period':
      return periodWords({ from: periodFrom, to: periodTo })
    case 'today':
      return new Date(startOfDay(dateOf(now)))
    case 'filler':
      return (await namesOf(tx, [askedBy])).get(askedBy) ?? ''
  }
}
