import type { Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'
import { acts } from './words-acts.zh.ts'

/** The desk's five turns of the loop are one component: which turn it is stands in the path. */
export const pages: readonly Page[] = [
  desk('hear', 1, 'ear'),
  desk('understand', 2, 'scan-search'),
  desk('find', 3, 'send'),
  desk('serve', 4, 'hand-helping'),
  desk('confirm', 5, 'message-circle-heart'),
  {
    id: 'needs.all',
    path: '/desk/needs/all',
    title: words.pages.all,
    face: 'desk',
    icon: 'list',
    right: 'business',
    nav: { group: 'work', order: 1 },
    component: 'core/needs/web/desk-inbox',
  },
  {
    id: 'needs.guarded',
    path: '/desk/needs/guarded',
    title: words.pages.guarded,
    face: 'desk',
    icon: 'shield-alert',
    right: 'guarded',
    nav: { group: 'work', order: 2 },
    component: 'core/needs/web/desk-inbox',
  },
  {
    id: 'needs.take-in',
    path: '/desk/needs/new',
    title: words.pages.takeIn,
    face: 'desk',
    icon: 'plus',
    right: 'business',
    nav: null,
    under: 'needs.hear',
    acts: [{ ...acts.takeIn, to: '/desk/needs/new' }],
    component: 'core/needs/web/desk-take-in',
  },
  {
    id: 'needs.one',
    path: '/desk/need/$needId',
    title: words.pages.one,
    face: 'desk',
    icon: null,
    right: null,
    nav: null,
    under: 'needs.all',
    component: 'core/needs/web/desk-need',
  },
  {
    id: 'needs.categories',
    path: '/desk/needs/categories',
    title: words.pages.categories,
    face: 'desk',
    icon: 'tags',
    right: 'configure',
    nav: { group: 'books', order: 40 },
    component: 'core/needs/web/desk-categories',
  },

  phone('needs.home', '/m/', words.pages.home, 'phone-home', { icon: 'house', group: 'resident', order: 1 }),
  phone('needs.ask', '/m/ask', words.pages.ask, 'phone-ask'),
  phone('needs.mine', '/m/needs', words.pages.mine, 'phone-mine', { icon: 'list-checks', group: 'resident', order: 2 }),
  phone('needs.my-one', '/m/needs/$needId', words.pages.one, 'phone-need'),

  phone(
    'needs.today',
    '/m/work',
    words.pages.today,
    'phone-today',
    { icon: 'sun', group: 'grid', order: 1 },
    'business',
  ),
  phone(
    'needs.work-report',
    '/m/work/report',
    words.pages.report,
    'phone-report',
    { icon: 'megaphone', group: 'grid', order: 2 },
    'business',
  ),
  phone(
    'needs.visits',
    '/m/work/visits',
    words.pages.visits,
    'phone-visits',
    { icon: 'footprints', group: 'grid', order: 3 },
    'business',
  ),
  phone('needs.work-one', '/m/work/needs/$needId', words.pages.one, 'phone-work-need', undefined, 'business'),

  phone('needs.team', '/m/team', words.pages.team, 'phone-team', { icon: 'inbox', group: 'team', order: 1 }),
  phone('needs.team-serving', '/m/team/serving', words.pages.serving, 'phone-team-serving', {
    icon: 'hand-helping',
    group: 'team',
    order: 2,
  }),
  phone('needs.team-one', '/m/team/needs/$needId', words.pages.one, 'phone-work-need'),
]

function desk(stage: keyof typeof words.stages, order: number, icon: string): Page {
  return {
    id: `needs.${stage}`,
    path: `/desk/needs/${stage}`,
    title: words.stages[stage].title,
    face: 'desk',
    icon,
    right: 'business',
    nav: { group: 'loop', order, mark: words.stages[stage].mark },
    component: 'core/needs/web/desk-inbox',
  }
}

function phone(
  id: string,
  path: string,
  title: string,
  file: string,
  tab?: { icon: string; group: string; order: number },
  right: string | null = null,
): Page {
  return {
    id,
    path,
    title,
    face: 'phone',
    icon: tab?.icon ?? null,
    right,
    nav: tab ? { group: tab.group, order: tab.order } : null,
    component: `core/needs/web/${file}`,
  }
}
