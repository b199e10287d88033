import { needsAddresses } from '../../core/needs/addresses.ts'
import { organisationAddresses } from '../../core/organisation/addresses.ts'
import { partnershipAddresses } from '../../core/partnership/addresses.ts'
import { noticesAddresses } from '../../platform/notices/addresses.ts'
import type { Filled } from './fill-street.ts'

/** What the check of all lists tries, as far as it can't find it out from the rows themselves. */

/** Words that leave some rows and not others; a list that isn't named here is searched for what stands in its first rows. */
export const searchTrials: Readonly<Record<string, string>> = {
  people: '王',
  posts: '李敏',
  teams: '红',
  buildings: '3号楼',
  doors: '3号楼',
  imports: '一月',
  notices: '一月',
  outbox: '金顺姬',
  log: '李敏',
  categories: '供冰',
  'needs-hear': '灯',
  'needs-understand': '水',
  'needs-find': '念念',
  'needs-serve': '水',
  'needs-all': '水',
  'needs-guarded': '门卫',
}

/** Lists that the filled street has hardly a row for. */
export const fewRows: readonly string[] = ['consents', 'orders', 'group-chats', 'bulletins']

/** Filters that the filled street has nothing to tell apart by. */
export const sameEitherWay: readonly string[] = ['offers holds']

/** Lists that are asked for in one order alone. */
export const oneOrder: readonly string[] = ['figures']

/** What filters that take no closed list of words are tried with, as far as one takes it. */
export function filterTrials({ teams, categories, partners }: Filled): readonly string[] {
  return [
    ...['230506002002', '230506002001001', '230506002004', '230506002003'],
    ...[teams['绚丽彩']!, categories['供冰']!, ...Object.values(partners).slice(0, 3)],
    ...['late', 'reopened', 'dispatched', 'calling', 'mine', 'ended'],
    ...['haircut', 'need', 'people', 'needs', 'triage'],
    ...['2999-01-01', '2001-01-01', '2026', '2025', '1999'],
    ...['1', 'yes', 'no', 'true', 'false', 'all'],
    '01a00000-0000-7000-8000-000000000000',
  ]
}

interface BulkTrial {
  /** The field of the step's body that holds the picked rows. */
  readonly key: string
  pick(filled: Filled): readonly string[]
  body(filled: Filled): object
  /** What taking it back is told, where that isn't the picked rows again. */
  back?(answer: BulkAnswer): object
}

/** What every step on many answers with, each row with what its own list adds. */
export interface BulkAnswer {
  readonly outcomes: readonly { readonly id: string; readonly grantId?: string | null }[]
}

const triage = (state: string): BulkTrial => ({
  key: 'needIds',
  pick: ({ needs }) => needs[state]!.slice(0, 2),
  body: () => ({ kind: 'wish', category: 'management' }),
})
const dispatch: BulkTrial = {
  key: 'needIds',
  pick: ({ needs }) => needs.triaged!.slice(0, 2),
  body: ({ teams }) => ({ teamId: teams['绚丽彩'] }),
}

/** Rows and answers for each step on many, by list and call. */
export const bulkTrials: Readonly<Record<string, BulkTrial>> = {
  [`people ${organisationAddresses.joinSquad}`]: {
    key: 'personIds',
    pick: ({ people }) => [people['王福贵']!, people['刘淑琴']!],
    body: ({ squads }) => ({ squadId: squads['宏吉社区绚丽彩小队'] }),
    back: ({ outcomes }) => ({ grantIds: outcomes.map(({ grantId }) => grantId) }),
  },
  [`notices ${noticesAddresses.markRead}`]: { key: 'noticeIds', pick: ({ unread }) => unread, body: () => ({}) },
  [`categories ${needsAddresses.retireCategories}`]: {
    key: 'categoryIds',
    pick: ({ categories }) => [categories['上门服务']!, categories['陪伴照看']!],
    body: () => ({}),
  },
  [`categories ${needsAddresses.restoreCategories}`]: {
    key: 'categoryIds',
    pick: ({ categories }) => [categories['供冰']!],
    body: () => ({}),
  },
  [`needs-understand ${needsAddresses.triageMany}`]: triage('heard'),
  [`needs-find ${needsAddresses.triageMany}`]: triage('triaged'),
  [`needs-find ${needsAddresses.dispatchMany}`]: dispatch,
  [`needs-all ${needsAddresses.triageMany}`]: triage('heard'),
  [`needs-all ${needsAddresses.dispatchMany}`]: dispatch,
  [`wishes ${partnershipAddresses.publishWishes}`]: { key: 'wishIds', pick: ({ wishes }) => wishes, body: () => ({}) },
  [`reportings ${partnershipAddresses.confirmReportings}`]: {
    key: 'reportingIds',
    pick: ({ reportings }) => reportings,
    body: () => ({}),
  },
}
