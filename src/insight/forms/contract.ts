import { z } from 'zod'
import { broadCategories, kinds } from '../../core/needs/need.ts'
import { UnitCode } from '../../core/territory/contract.ts'
import { calls, Day, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { Words } from '../../platform/lists/list.ts'
import { FigureWord, ScopeQuery } from '../figures/contract.ts'
import { formsAddresses } from './addresses.ts'
import { facts, formSorts } from './form.ts'

const OneForm = z.object({ formId: Id })
const OneFilling = z.object({ fillingId: Id })
const Row = z.int().min(1).max(1_048_576)
const Column = z.int().min(0).max(16_383)
const SheetName = z.string().min(1).max(31)

const ListPart = z.object({
  sheet: SheetName,
  list: z.string().max(60),
  query: z.string().max(400).default(''),
  firstRow: Row,
  lastRow: Row,
  columns: z
    .array(z.object({ column: Column, field: z.string().max(60) }))
    .min(1)
    .max(100),
})

const CellPart = z.object({
  sheet: SheetName,
  row: Row,
  column: Column,
  figure: FigureWord.optional(),
  fact: z.enum(facts).optional(),
  unit: UnitCode.optional(),
  kind: z.enum(kinds).optional(),
  category: z.enum(broadCategories).optional(),
  team: Id.optional(),
  append: z.boolean().optional(),
})

export const Mapping = z.object({ lists: z.array(ListPart).max(20), cells: z.array(CellPart).max(2000) })
export type Mapping = z.infer<typeof Mapping>

export const FormRow = z.object({
  id: Id,
  name: z.string(),
  unitName: z.string(),
  version: z.int(),
  mapped: z.boolean(),
  addedBy: z.string(),
  addedAt: Moment,
})
export type FormRow = z.infer<typeof FormRow>

export const FormView = FormRow.extend({
  unitCode: UnitCode,
  fileName: z.string(),
  mapping: Mapping.nullable(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean() })),
  opens: z.boolean().describe('whether the mapping holds fields that are masked unless a reason is given'),
  versions: z.array(z.object({ number: z.int(), fileName: z.string(), addedBy: z.string(), addedAt: Moment })),
  can: z.object({ map: z.boolean() }),
})
export type FormView = z.infer<typeof FormView>

const Cell = z.object({ row: z.int(), column: z.int(), text: z.string(), formula: z.boolean() })
const Merge = z.object({ row: z.int(), column: z.int(), lastRow: z.int(), lastColumn: z.int() })

export const SheetView = z.object({
  sheet: z.string(),
  rows: z.int(),
  columns: z.int(),
  cells: z.array(Cell),
  merges: z.array(Merge),
  suggested: Mapping,
})
export type SheetView = z.infer<typeof SheetView>

const Named = z.object({ value: z.string(), name: z.string() })

export const Choices = z.object({
  lists: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      fields: z.array(z.object({ key: z.string(), name: z.string(), sealed: z.boolean() })),
      byUnit: z.boolean().describe('whether the list can be narrowed to a unit'),
      byPeriod: z.boolean().describe('whether the list can be narrowed to a period'),
    }),
  ),
  figures: z.array(z.object({ figure: FigureWord, name: z.string(), rule: z.string(), needs: z.boolean() })),
  facts: z.array(z.object({ fact: z.enum(facts), name: z.string() })),
  units: z.array(Named),
  teams: z.array(Named),
  kinds: z.array(Named),
  categories: z.array(Named),
})
export type Choices = z.infer<typeof Choices>

export const FillingView = z.object({
  id: Id,
  formId: Id,
  formName: z.string(),
  unitName: z.string(),
  from: Day,
  to: Day,
  state: z.enum(['waiting', 'done', 'failed']),
  rowsRead: z.int(),
  failure: z.string().nullable().describe('a sentence'),
  opened: z.boolean(),
  kept: z.boolean().describe('whether the file is still there to download'),
  askedAt: Moment,
  endedAt: Moment.nullable(),
})
export type FillingView = z.infer<typeof FillingView>

const Traced = z.object({
  sheet: z.string(),
  cells: z.string(),
  name: z.string(),
  value: z.string(),
  href: z.string().nullable(),
})
export type Traced = z.infer<typeof Traced>

export const formsCalls = calls(formsAddresses, {
  listForms: {
    summary: 'Forms of the reader’s units and of those above, newest first unless told',
    query: z.object({ q: Words, sort: z.enum(formSorts).default('-added'), ...Paging }),
    answer: paged(FormRow).extend({ can: z.object({ add: z.boolean() }) }),
  },
  listChoices: { summary: 'What can go into a form: lists with their fields, figures, facts', answer: Choices },
  getForm: { summary: 'One form with its newest version and what goes where', params: OneForm, answer: FormView },
  getSheet: {
    summary: 'The cells of a sheet, and what their heads suggest',
    params: OneForm,
    query: z.object({ sheet: SheetName }),
    answer: SheetView,
  },
  mapForm: {
    summary: 'Say what goes into which cells of the newest version',
    params: OneForm,
    body: z.object({ mapping: Mapping }),
    answer: Done,
    refusals: [
      'not-your-form',
      'cell-twice',
      'cell-is-formula',
      'cell-is-merged',
      'rows-overlap',
      'sheet-unknown',
      'nothing-mapped',
      'field-unknown',
    ],
  },
  fillForm: {
    summary: 'Fill a form for a unit and a period; with a reason, sealed fields are opened and that goes on record',
    remembered: false,
    params: OneForm,
    body: z.object({ ...ScopeQuery, reason: z.string().trim().min(4).max(200).optional() }),
    answer: z.object({ fillingId: Id }),
    refusals: ['not-your-form', 'nothing-mapped', 'period-wrong'],
  },
  listFillings: {
    summary: 'When I had a form filled, newest first',
    params: OneForm,
    query: z.object(Paging),
    answer: paged(FillingView),
  },
  retireForm: {
    summary: 'Take a form out of the list; what was filled stays',
    params: OneForm,
    answer: Done,
    refusals: ['not-your-form'],
  },
  getFilling: { summary: 'How far a filling is', params: OneFilling, answer: FillingView },
  listTrace: {
    summary: 'Where each filled cell comes from',
    params: OneFilling,
    query: z.object({ after: z.coerce.number().int().min(0).default(0), limit: Paging.limit }),
    answer: z.object({ rows: z.array(Traced), next: z.int().nullable() }),
  },
})
