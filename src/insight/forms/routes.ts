import { broadCategories, kinds } from '../../core/needs/need.ts'
import { words as needs } from '../../core/needs/words.zh.ts'
import { listTeams } from '../../core/organisation/index.ts'
import { listUnitNames, listUnits } from '../../core/territory/index.ts'
import type { Context } from '../../platform/actor/actor.ts'
import { namesOf } from '../../platform/actor/names.ts'
import { NotFound } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { open } from '../../platform/sealing/seal.ts'
import { dimensionsOf, figureKeys } from '../figures/figure.ts'
import { figureWords } from '../figures/index.ts'
import { mayKeepForms } from './access.ts'
import { fillForm, getFile, getForm, mapForm, retireForm } from './actions.ts'
import type { FillingView, FormRow, formsCalls, Traced } from './contract.ts'
import { keptForMs } from './files.ts'
import { rowNumberField } from './fill.ts'
import { facts, type FormMapping } from './form.ts'
import { gridOf } from './grid.ts'
import { listSources, vocabularyOf } from './sources.ts'
import {
  type Filling,
  findFilling,
  findTrace,
  type FormSearch,
  type KeptForm,
  listFillings,
  listForms,
  listVersions,
} from './store.ts'
import { suggest } from './suggest.ts'
import { factWords, words } from './words.zh.ts'
import { openForm } from './workbook.ts'

const done = { done: true } as const

export function formsRoutes(): Routes<typeof formsCalls> {
  return {
    async listForms(context, { query: { q, ...query } }) {
      const can = {
        add: context.actor.grants.some(({ unitCode }) => unitCode && mayKeepForms(context.actor, unitCode)),
      }
      return { ...(await readForms(context, { words: q, ...query })), can }
    },

    async listChoices(context) {
      const units = (await listUnits(context.tx)).filter(({ level }) => level !== 'grid')
      return {
        lists: listSources(context).map(({ name, title, fields, byUnit, byPeriod }) => ({
          name,
          title,
          fields: [
            { key: rowNumberField, name: words.rowNumber, sealed: false },
            ...fields.map(({ key, name: head, sealed }) => ({ key, name: head, sealed })),
          ],
          byUnit,
          byPeriod,
        })),
        figures: figureKeys.map((figure) => {
          const { name, rule } = figureWords[figure]
          return { figure, name, rule, needs: (dimensionsOf[figure] as readonly string[]).includes('kind') }
        }),
        facts: facts.map((fact) => ({ fact, name: factWords[fact].name })),
        units: units.map(({ code, name }) => ({ value: code, name })),
        teams: (await listTeams(context.tx)).map(({ id, name }) => ({ value: id, name })),
        kinds: kinds.map((kind) => ({ value: kind, name: needs.kinds[kind].name })),
        categories: broadCategories.map((category) => ({ value: category, name: needs.categories[category] })),
      }
    },

    async getForm(context, { params }) {
      const form = await getForm(context, params.formId)
      const [row] = await viewRows(context, [form])
      const book = await openForm(await getFile(context, form))
      const versions = await listVersions(context.tx, form.id)
      const names = await namesOf(
        context.tx,
        versions.map(({ addedBy }) => addedBy),
      )
      const { mapping, fileName } = form.version
      return {
        ...row!,
        unitCode: form.unitCode,
        fileName,
        mapping: mapping && copyOf(mapping),
        sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
        opens: opensSealed(context, mapping),
        versions: versions.map(({ number, fileName: file, addedBy, addedAt }) => ({
          number,
          fileName: file,
          addedBy: names.get(addedBy) ?? '',
          addedAt,
        })),
        can: { map: mayKeepForms(context.actor, form.unitCode) },
      }
    },

    async getSheet(context, { params, query }) {
      const book = await openForm(await getFile(context, await getForm(context, params.formId)))
      const sheet = book.sheets.find(({ name }) => name === query.sheet)
      if (!sheet) throw new NotFound()
      const grid = gridOf(book, sheet)
      return {
        ...grid,
        cells: [...grid.cells],
        merges: [...grid.merges],
        suggested: copyOf(suggest(grid, await vocabularyOf(context))),
      }
    },

    mapForm: (context, { params, body }) => mapForm(context, params.formId, body.mapping).then(() => done),
    retireForm: (context, { params }) => retireForm(context, params.formId).then(() => done),

    async fillForm(context, { params, body: { unit, from, to, reason = null } }) {
      return { fillingId: await fillForm(context, params.formId, { unitCode: unit, from, to, reason }) }
    },

    async listFillings(context, { params, query: { after, limit } }) {
      const found = await listFillings(context.tx, params.formId, { after, limit: limit + 1 })
      const rows = await viewFillings(context, found.slice(0, limit))
      return { rows, next: found.length > limit ? rows.at(-1)!.id : null }
    },

    async getFilling(context, { params }) {
      const [view] = await viewFillings(context, [await getFilling(context, params.fillingId)])
      return view!
    },

    async listTrace(context, { params, query: { after, limit } }) {
      await getFilling(context, params.fillingId)
      const sealed = await findTrace(context.tx, params.fillingId)
      const text = sealed === null ? null : await open(context.tx, sealed)
      const traced = text === null ? [] : (JSON.parse(text) as Traced[])
      return { rows: traced.slice(after, after + limit), next: traced.length > after + limit ? after + limit : null }
    },
  }
}

/** The filling, or `NotFound`. */
export async function getFilling({ tx }: Context, fillingId: string): Promise<Filling> {
  const filling = await findFilling(tx, fillingId)
  if (!filling) throw new NotFound()
  return filling
}

/** One page of forms with these words in their names. */
export async function readForms(context: Context, { limit, ...search }: FormSearch) {
  const found = await listForms(context.tx, { ...search, limit: limit + 1 })
  const rows = await viewRows(context, found.slice(0, limit))
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null }
}

async function viewRows({ tx }: Context, forms: readonly KeptForm[]): Promise<FormRow[]> {
  const unitNames = await listUnitNames(tx)
  const names = await namesOf(
    tx,
    forms.map(({ version }) => version.addedBy),
  )
  return forms.map(({ id, name, unitCode, version }) => ({
    id,
    name,
    unitName: unitNames.get(unitCode) ?? unitCode,
    version: version.number,
    mapped: version.mapping !== null,
    addedBy: names.get(version.addedBy) ?? '',
    addedAt: version.addedAt,
  }))
}

async function viewFillings({ tx, now }: Context, fillings: readonly Filling[]): Promise<FillingView[]> {
  const unitNames = await listUnitNames(tx)
  return fillings.map(({ id, formId, formName, unitCode, periodFrom, periodTo, state, rowsRead, ...filling }) => ({
    id,
    formId,
    formName,
    unitName: unitNames.get(unitCode) ?? unitCode,
    from: periodFrom,
    to: periodTo,
    state,
    rowsRead,
    failure: filling.failure && sentenceOf(filling.failure),
    opened: filling.reason !== null,
    kept: state === 'done' && filling.endedAt !== null && filling.endedAt > now - keptForMs,
    askedAt: filling.askedAt,
    endedAt: filling.endedAt,
  }))
}

function sentenceOf(reason: string): string {
  return (words.refusals as Readonly<Record<string, string>>)[reason] ?? words.page.failed
}

function opensSealed(context: Context, mapping: FormMapping | null): boolean {
  const sources = listSources(context)
  return (mapping?.lists ?? []).some(({ list, columns }) => {
    const fields = sources.find(({ name }) => name === list)?.fields ?? []
    return fields.some(({ key, sealed }) => sealed && columns.some(({ field }) => field === key))
  })
}

/** As the contract wants it: lists of its own. The words of kinds and categories were checked when it was written. */
function copyOf(mapping: FormMapping) {
  return structuredClone(mapping) as never
}
