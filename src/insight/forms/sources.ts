import { z } from 'zod'
import { broadCategories, kinds } from '../../core/needs/need.ts'
import { words as needs } from '../../core/needs/words.zh.ts'
import { listTeams } from '../../core/organisation/index.ts'
import { openPhone } from '../../core/people/index.ts'
import { communityOf, listUnitNames, listUnits } from '../../core/territory/index.ts'
import type { Context } from '../../platform/actor/actor.ts'
import { dateOf, startOfDay } from '../../platform/calendar/dates.ts'
import { allLists, type AnyList, type CellValue, usualSort } from '../../platform/lists/list.ts'
import { figureKeys, figureWords, type Period, readParts } from '../figures/index.ts'
import { type RecordOfList, rowNumberField } from './fill.ts'
import { facts, rosterFields } from './form.ts'
import { readRoster, sealedInRoster } from './roster.ts'
import type { Vocabulary } from './suggest.ts'
import { factWords, heldByOthers, rosterWords, synonyms, wholes, words } from './words.zh.ts'

/** A list whose records can fill rows: one that the product has, or figures told apart. */
export interface Source {
  readonly name: string
  readonly title: string
  readonly fields: readonly SourceField[]
  readonly byUnit: boolean
  readonly byPeriod: boolean
  /** One page of records within a unit and a period. `reason` opens what is sealed of the fields, each opening on record. */
  read(context: Context, asked: AskedOfSource): Promise<{ records: RecordOfList[]; next: string | null }>
}

interface SourceField {
  readonly key: string
  readonly name: string
  readonly sealed: boolean
  /** No column of the list: told for forms alone. */
  readonly added?: boolean
}

export interface AskedOfSource extends Period {
  readonly unitCode: string
  readonly query: string
  readonly fields: readonly string[]
  readonly reason: string | null
  readonly after: string | null
  readonly limit: number
}

/** Fields that leave masked, and what opens them one by one. */
const sealed: Readonly<Record<string, Readonly<Record<string, typeof openPhone>>>> = { people: { phone: openPhone } }

/** Whatever the actor may fill a form from. */
export function listSources({ actor }: Pick<Context, 'actor'>): Source[] {
  const lists = allLists().filter(({ right }) => right === 'business' && actor.rights.has(right))
  return [...lists.map(ofList), ...(['community', 'grid', 'team', 'month'] as const).map(ofFigures)]
}

export function findSource(context: Pick<Context, 'actor'>, name: string): Source | undefined {
  return listSources(context).find((source) => source.name === name)
}

function ofList(list: AnyList): Source {
  const filters = list.filters instanceof z.ZodObject ? Object.keys(list.filters.shape) : []
  const opening = sealed[list.name] ?? {}
  const tellsUnit = list.columns.some(({ key }) => key === unitColumn)
  const ofPeople = list.name === 'people'
  const more = [...(tellsUnit ? unitApart : []), ...(ofPeople ? fieldsOfRoster : [])]
  const byUnit = filters.includes('unit')
  const byPeriod = filters.includes('from') && filters.includes('to')
  return {
    name: list.name,
    title: list.title,
    fields: [...list.columns.map(({ key, head }) => ({ key, name: head, sealed: key in opening })), ...more],
    byUnit,
    byPeriod,
    async read(context, { unitCode, from, to, query, fields, reason, after, limit }) {
      const { sort, ...own } = Object.fromEntries(new URLSearchParams(query))
      const narrower = own.unit?.startsWith(unitCode) ? own.unit : unitCode
      const scope = { ...(byUnit && { unit: narrower }), ...(byPeriod && { from, to }) }
      const page = await list.read(context, {
        filters: list.filters.parse({ ...own, ...scope }),
        sort: sort !== undefined && sort in list.sorts ? sort : usualSort(list),
        after: after ?? undefined,
        limit,
      })
      const asked = new Set(fields)
      const units = tellsUnit ? await unitsByShownName(context) : null
      const roster = rosterFields.some((field) => ofPeople && asked.has(field))
        ? await readRoster(context, page.rows.map(list.idOf), asksSealed(asked) ? reason : null)
        : null
      const records: RecordOfList[] = []
      for (const row of page.rows) {
        const id = list.idOf(row)
        const values: Record<string, CellValue> = {}
        for (const { key, cell, dates } of list.columns) {
          const opens = reason !== null && asked.has(key) ? opening[key] : undefined
          values[key] = opens ? await opens(context, id, reason!) : dayOf(cell(row), dates)
        }
        Object.assign(values, units?.get(String(values[unitColumn])), roster?.get(id))
        records.push({ id, href: pageOf(list, id), values })
      }
      return { records, next: page.next }
    },
  }
}

/** The column by which lists tell where something belongs: the community and its grid in one. */
const unitColumn = 'unit'

const unitApart = [
  { key: 'unit-community', name: words.community, sealed: false, added: true },
  { key: 'unit-grid', name: words.grid, sealed: false, added: true },
]

const fieldsOfRoster = rosterFields.map((key) => ({
  key,
  name: rosterWords[key].name,
  sealed: sealedInRoster.has(key),
  added: true,
}))

function asksSealed(asked: ReadonlySet<string>): boolean {
  return [...sealedInRoster].some((field) => asked.has(field))
}

/** The community and the grid apart, by what lists write for the two. */
async function unitsByShownName({ tx }: Context): Promise<Map<string, Record<string, CellValue>>> {
  const names = new Map((await listUnits(tx)).map(({ code, name }) => [code, name]))
  const shown = await listUnitNames(tx)
  return new Map(
    [...shown].map(([code, name]) => {
      const community = communityOf(code)
      const grid = community === code ? null : community && (names.get(code) ?? null)
      return [name, { 'unit-community': community && (names.get(community) ?? null), 'unit-grid': grid }]
    }),
  )
}

/** A column of days tells no time of day. */
function dayOf(value: CellValue, dates: 'days' | 'moments' | undefined): CellValue {
  return value instanceof Date && dates === 'days' ? new Date(startOfDay(dateOf(value.getTime()))) : value
}

/** The page of one record, where it has one; else the list's. */
function pageOf({ name, path }: AnyList, id: string): string {
  if (name === 'people') return `/desk/people?person=${id}`
  return name.startsWith('needs') ? `/desk/need/${id}` : path
}

/** A record a community, grid, team or month, with every figure as a field. */
function ofFigures(by: 'community' | 'grid' | 'team' | 'month'): Source {
  const { title, name } = words.figureLists[by]
  return {
    name: `figures-by-${by}`,
    title,
    fields: [
      { key: 'name', name, sealed: false },
      ...figureKeys.map((figure) => ({ key: figure, name: figureWords[figure].name, sealed: false })),
    ],
    byUnit: true,
    byPeriod: true,
    async read(context, { unitCode, from, to }) {
      const scope = { unitCode, from, to }
      const records = new Map<string, { name: string; values: Record<string, CellValue> }>()
      for (const figure of figureKeys) {
        for (const { part, name: partName, value } of await readParts(context, figure, by, scope)) {
          if (part === null) continue
          const record = records.get(part) ?? { name: partName, values: { name: partName } }
          record.values[figure] = value
          records.set(part, record)
        }
      }
      const ordered = [...records].sort(([a], [b]) => (by === 'month' && a > b ? 1 : by === 'month' ? -1 : 0))
      return {
        records: ordered.map(([part, { values }]) => ({
          id: part,
          href: figuresOf(by, part, unitCode, { from, to }),
          values: { ...Object.fromEntries(figureKeys.map((figure) => [figure, 0])), ...values },
        })),
        next: null,
      }
    },
  }
}

function figuresOf(by: string, part: string, unitCode: string, { from, to }: Period): string {
  const unit = by === 'community' || by === 'grid' ? part : unitCode
  return `/desk/figures?unit=${unit}&from=${from}&to=${to}`
}

/** Everything that heads of a form may ask for, in the words of this street. */
export async function vocabularyOf(context: Context): Promise<Vocabulary> {
  const units = await listUnits(context.tx)
  const teams = await listTeams(context.tx)
  return {
    // Of lists that tell the same, the one that holds everything comes first.
    lists: listSources(context)
      .sort((a, b) => Number(b.name.endsWith('-all')) - Number(a.name.endsWith('-all')))
      .map(({ name, title, fields }) => ({
        name,
        title,
        fields: [
          { key: rowNumberField, words: [words.rowNumber] },
          // The community or grid alone goes before the column that tells both.
          ...fields
            .toSorted((a, b) => Number(b.key.startsWith('unit-')) - Number(a.key.startsWith('unit-')))
            .map(({ key, name: head, added = false }) => ({ key, words: wordsFor(name, key, head), added })),
        ],
      })),
    figures: figureKeys.map((figure) => ({ figure, words: [figureWords[figure].name, ...figureWords[figure].heads] })),
    facts: facts.map((fact) => ({ fact, words: [factWords[fact].name, ...factWords[fact].heads] })),
    parts: [
      ...units
        .filter(({ level }) => level === 'community')
        .map(({ code, name }) => ({ words: [name, name.replace(/社区$/, '')], part: { unit: code } })),
      ...teams.map(({ id, name }) => ({ words: [name, `${name}分队`], part: { team: id } })),
      ...kinds.map((kind) => ({ words: [needs.kinds[kind].name, needs.kinds[kind].mark], part: { kind } })),
      ...broadCategories.map((category) => ({
        words: [needs.categories[category], `${needs.categories[category]}类`],
        part: { category },
      })),
    ],
    wholes,
    heldByOthers,
  }
}

/** The head of a field, what a superior calls the same, and for a figure or a field of rosters the words by which it is known. */
function wordsFor(list: string, key: string, head: string): string[] {
  const rostered = list === 'people' ? rosterFields.find((one) => one === key) : undefined
  if (rostered) return [head, ...rosterWords[rostered].heads]
  const alike = synonyms.filter((group) => group.includes(head)).flat()
  const figure = list.startsWith('figures-by-') ? figureKeys.find((one) => one === key) : undefined
  return [...new Set([head, ...alike, ...(figure ? figureWords[figure].heads : [])])]
}
