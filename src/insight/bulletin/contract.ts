import { z } from 'zod'
import { UnitCode } from '../../core/territory/contract.ts'
import { calls, Day, Done, Id, Moment, paged, Paging } from '../../platform/contract/contract.ts'
import { Words } from '../../platform/lists/list.ts'
import { ScopeQuery } from '../figures/contract.ts'
import { bulletinAddresses } from './addresses.ts'
import { bulletinSorts } from './bulletin.ts'

const OneBulletin = z.object({ bulletinId: Id })

export const BulletinRow = z.object({
  id: Id,
  issue: z.string(),
  title: z.string(),
  unitCode: UnitCode,
  unitName: z.string(),
  from: Day,
  to: Day,
  writtenBy: z.string(),
  writtenAt: Moment,
})
export type BulletinRow = z.infer<typeof BulletinRow>

const Traced = z.object({ name: z.string(), value: z.number(), unit: z.string(), href: z.string() })
const Line = z.object({ name: z.string(), cells: z.array(z.object({ value: z.int(), href: z.string().nullable() })) })
const Part = z.object({ part: z.string(), name: z.string(), count: z.int() })
const FrozenLine = z.object({ part: z.string(), name: z.string(), counts: z.tuple([z.int(), z.int(), z.int()]) })

export const BulletinView = BulletinRow.extend({
  paragraphs: z.array(z.string()),
  signer: z.string(),
  version: z.int(),
  figures: z.array(Traced),
  teams: z.object({ heads: z.array(z.string()), lines: z.array(Line) }),
  units: z.object({ heads: z.array(z.string()), lines: z.array(Line) }),
  frozen: z.object({
    unitName: z.string(),
    counted: z.record(z.string(), z.number()),
    kinds: z.array(Part),
    categories: z.array(Part),
    teams: z.array(FrozenLine),
    units: z.array(FrozenLine),
  }),
  can: z.object({ mend: z.boolean() }),
})
export type BulletinView = z.infer<typeof BulletinView>

export const bulletinCalls = calls(bulletinAddresses, {
  listBulletins: {
    summary: 'Bulletins of the reader’s units, newest first unless told',
    query: z.object({
      q: Words,
      unit: UnitCode.optional(),
      sort: z.enum(bulletinSorts).default('-written'),
      ...Paging,
    }),
    answer: paged(BulletinRow),
  },
  writeBulletin: {
    summary: 'Count a period and write a bulletin about it: its figures are frozen as of now',
    body: z.object(ScopeQuery),
    answer: z.object({ bulletinId: Id }),
    refusals: ['not-your-bulletin', 'not-for-a-grid', 'period-wrong'],
  },
  getBulletin: {
    summary: 'One bulletin with its figures and where each comes from',
    params: OneBulletin,
    answer: BulletinView,
  },
  mendBulletin: {
    summary: 'Change the words of a bulletin; its figures stay',
    params: OneBulletin,
    body: z.object({
      title: z.string().trim().min(1).max(60),
      paragraphs: z.array(z.string().trim().min(1).max(1000)).min(1).max(12),
      signer: z.string().trim().max(40),
      version: z.int(),
    }),
    answer: Done,
    refusals: ['not-your-bulletin', 'text-too-long', 'bulletin-changed'],
  },
})
