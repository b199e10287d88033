import { type Context, personOf } from '../../platform/actor/actor.ts'
import { dateOf } from '../../platform/calendar/dates.ts'
import { streetCalendar } from '../../platform/calendar/street-calendar.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { logAll } from '../../platform/events/log.ts'
import {
  type BatchOfImporter,
  registerImporter,
  type RowOutcome,
  type RowToInsert,
} from '../../platform/imports/importer.ts'
import { enqueue } from '../../platform/jobs/jobs.ts'
import { listUnits, streetOf, type Unit } from '../territory/index.ts'
import { access } from './access.ts'
import { asPatch } from './actions/take-step.ts'
import { broadOf, type ImportedNeed, mostTextLength, needOfRow } from './import-rows.ts'
import { startClock } from './deadline.ts'
import { importWords } from './import-words.zh.ts'
import { type BroadCategory, broadCategories, clockOf, firstLevel, type Level } from './need.ts'
import { minutesFor } from './settings.ts'
import { insertCategories, listCategories } from './store/desk-store.ts'
import { insertImportedNeeds, listKnownImports, type NewImportedNeed, removeImport } from './store/import-store.ts'
import { words } from './words.zh.ts'

/**
 * Needs from a sheet. They keep their number, reporter, time and words; their clocks start now and nobody is told. Rows
 * that were sorted already come in as closed decisions of the past. A row is known by its number, or without one by its
 * words, so that the same sheet adds nothing twice.
 */
registerImporter({
  kind: 'needs',
  right: 'import',
  title: importWords.title,
  columns: [
    { key: 'number', ...importWords.columns.number, type: 'text', unique: true, maxLength: 100 },
    { key: 'title', ...importWords.columns.title, type: 'text', maxLength: 2_000 },
    { key: 'text', ...importWords.columns.text, type: 'text', required: true, maxLength: mostTextLength },
    { key: 'time', ...importWords.columns.time, type: 'time' },
    { key: 'reporter', ...importWords.columns.reporter, type: 'text', maxLength: 100 },
    { key: 'category', ...importWords.columns.category, type: 'text', maxLength: 20 },
    { key: 'community', ...importWords.columns.community, type: 'text', maxLength: 60 },
  ],
  reasons: importWords.reasons,
  insertRows,
  async undo({ tx }, { id }) {
    const { removed, kept } = await removeImport(tx, id)
    return { removed, kept: { 'worked-on': kept } }
  },
})

export type ImportRefusal = keyof typeof importWords.reasons

/** Takes some hundred rows in one transaction; one outcome a row, in their order. */
export async function insertRows(
  context: Context,
  batch: BatchOfImporter,
  rows: readonly RowToInsert[],
): Promise<RowOutcome[]> {
  const { tx, now } = context
  const streetCode = streetOf(batch.unitCode)
  const units = (await listUnits(tx)).filter(({ code, level }) => level !== 'grid' && code.startsWith(streetCode))
  const read = rows.map(({ values }) => needOfRow(values))
  const known = await findKnown(context, streetCode, read)
  const place = placing(context, units, batch.unitCode)
  const sorted = await findCategories(context, streetCode, read)
  const clocks = await startClocks(context, batch.unitCode)

  const added: NewImportedNeed[] = []
  const outcomes = read.map((need, index): RowOutcome => {
    const key = keyOf(need)
    const earlier = known.get(key)
    if (earlier !== undefined) return earlier === need.bodyMd5 ? 'known' : refused('number-of-another')
    const unitCode = place(need.community)
    if (typeof unitCode !== 'string') return unitCode

    known.set(key, need.bodyMd5)
    added.push(newNeed(need, { unitCode, now, rowNumber: rows[index]!.rowNumber }, sorted, clocks))
    return 'added'
  })

  const heardBy = personOf(context)
  await insertImportedNeeds(tx, added, { importId: batch.id, heardBy, year: Number(dateOf(now).slice(0, 4)) })
  await logAll(
    context,
    added.map(({ id, unitCode, state }) => ({
      kind: 'report',
      noun: 'need',
      nounId: id,
      unitCode,
      facts: { state, source: 'import', importId: batch.id },
    })),
  )
  if (added.length > 0) await wakeIndexer(context)
  return outcomes
}

/** A running server indexes behind; where none ever ran there is no queue, and the command line does it itself. */
async function wakeIndexer(context: Context): Promise<void> {
  await enqueue(context, 'needs.index', {}).catch((error: { code?: string }) => {
    if (error.code !== 'PGBOSS_QUEUE_NOT_FOUND') throw error
  })
}

function newNeed(
  need: ImportedNeed,
  { unitCode, now, rowNumber }: { unitCode: string; now: number; rowNumber: number },
  categories: ReadonlyMap<string, Sorted>,
  clocks: Clocks,
): NewImportedNeed {
  const { title, body, callerName, externalSystem, externalNumber, categoryName, mayAccuse } = need
  const heardAt = need.heardAt ?? now
  const level = firstLevel(unitCode)
  const told = {
    id: uuidv7(heardAt),
    unitCode,
    callerName,
    heardAt,
    title,
    body,
    externalSystem,
    externalNumber,
    level,
  }
  if (categoryName !== null) {
    const sorted = categories.get(categoryName)!
    return { ...told, ...sorted, ...noClock, guardedAt: null, state: 'closed', closedAt: now }
  }
  const state = mayAccuse ? 'guarded' : 'heard'
  const unsorted = { category: null, categoryId: null, closedAt: null }
  return { ...told, ...unsorted, ...clocks(state, level, rowNumber), guardedAt: mayAccuse ? now : null, state }
}

type Placing = (community: string | null) => string | RowOutcome

/** Where a row belongs: the community that it names, else the batch's street, else the importer's own community. */
function placing({ actor }: Context, units: readonly Unit[], streetCode: string): Placing {
  const mine = units.filter(({ code }) =>
    actor.grants.some((grant) => takesIn(grant.post) && code.startsWith(grant.unitCode!)),
  )
  const usual = mine.find(({ code }) => code === streetCode) ?? mine.find(({ level }) => level === 'community')
  const byName = new Map(
    units.filter(({ level }) => level === 'community').flatMap((unit) => namesOf(unit).map((name) => [name, unit])),
  )
  return (community) => {
    const unit = community === null ? usual : byName.get(plainName(community))
    if (!unit) return refused(community === null ? 'community-not-yours' : 'community-unknown')
    return mine.includes(unit) ? unit.code : refused('community-not-yours')
  }
}

function takesIn(post: string): boolean {
  return (access.triage as readonly string[]).includes(post)
}

function namesOf({ code, name }: Unit): string[] {
  return [code, name, plainName(name)]
}

/** 宏吉社区 and 宏吉 are one. */
function plainName(name: string): string {
  return name.replace(importWords.communitySuffix, '')
}

async function findKnown(
  { tx }: Context,
  streetCode: string,
  needs: readonly ImportedNeed[],
): Promise<Map<string, string>> {
  const known = await listKnownImports(tx, streetCode, needs)
  return new Map(known.map((one) => [keyOf(one), one.bodyMd5]))
}

function keyOf({ externalSystem, externalNumber }: { externalSystem: string; externalNumber: string }): string {
  return `${externalSystem} ${externalNumber}`
}

interface Sorted {
  readonly category: BroadCategory
  readonly categoryId: string | null
}

/** The street's categories for the names that the rows bring, made where they are missing and the importer may. */
async function findCategories(
  context: Context,
  streetCode: string,
  needs: readonly ImportedNeed[],
): Promise<Map<string, Sorted>> {
  const { tx, now } = context
  const names = [...new Set(needs.flatMap(({ categoryName }) => (categoryName === null ? [] : [categoryName])))]
  if (names.length === 0) return new Map()

  const mayAdd = context.actor.grants.some(
    ({ post, unitCode }) => addsCategories(post) && streetCode.startsWith(unitCode!),
  )
  const before = await listCategories(tx)
  const finer = names.filter((name) => broadNamed(name) === undefined && !before.some((one) => one.name === name))
  if (mayAdd && finer.length > 0) {
    const rows = finer.map((name, index) => ({
      id: uuidv7(now),
      streetCode,
      broad: broadOf(name),
      name,
      position: before.length + index,
    }))
    await insertCategories(tx, rows)
  }
  const categories = mayAdd && finer.length > 0 ? await listCategories(tx) : before
  return new Map(
    names.map((name) => {
      const found = categories.find((one) => one.streetCode === streetCode && one.name === name)
      const category = broadNamed(name) ?? found?.broad ?? broadOf(name)
      return [name, { category, categoryId: broadNamed(name) ? null : (found?.id ?? null) }]
    }),
  )
}

function addsCategories(post: string): boolean {
  return post === 'street-officer' || post === 'operator'
}

/** The one of the five that is called so. */
function broadNamed(name: string): BroadCategory | undefined {
  return broadCategories.find((broad) => words.categories[broad] === name)
}

type Clock = Pick<NewImportedNeed, 'clockStartedAt' | 'deadlineAt' | 'soonAt' | 'escalateAt' | 'provisional'>
/** The clock of a row that comes in now, by where it waits, who answers, and its place in the sheet. */
type Clocks = (state: 'heard' | 'guarded', level: Level, rowNumber: number) => Clock

const noClock: Clock = { clockStartedAt: null, deadlineAt: null, soonAt: null, escalateAt: null, provisional: false }

/**
 * Old matters are as new to the street as their import: their clocks start now. Each row has what one takes and two minutes
 * for each row before it, or thousands would turn late in the same moment.
 */
async function startClocks({ tx, now }: Context, unitCode: string): Promise<Clocks> {
  const calendar = await streetCalendar(tx, unitCode)
  const minutes = {
    heard: await minutesFor(tx, unitCode, 'triage', null),
    guarded: await minutesFor(tx, unitCode, 'decide', null),
  }
  return (state, level, rowNumber) => {
    const running = startClock(calendar, now, null, minutes[state] + minutesForARow * rowNumber)
    return asPatch(running, clockOf[state], level)
  }
}

const minutesForARow = 2

function refused(reason: ImportRefusal): { refused: string } {
  return { refused: reason }
}
