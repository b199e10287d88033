import type { Act, Page } from '../../platform/web/page.ts'
import { words } from './words.zh.ts'

const { acts, pages: titles } = words

export const pages: readonly Page[] = [
  desk('partners', titles.partners, 'handshake', { group: 'books', order: 20 }, acts.addPartner),
  desk('offers', titles.offers, 'gift', null),
  desk('partner-needs', titles.partnerNeeds, 'megaphone', null),
  desk('projects', titles.projects, 'folder-kanban', null),
  desk('takings', titles.takings, 'arrow-left-right', null),
  desk('contributions', titles.contributions, 'notebook-pen', null),
  desk('wishes', titles.wishes, 'heart', { group: 'work', order: 20 }, acts.makeWish),
  desk('reportings', titles.reportings, 'user-round-check', { group: 'work', order: 22 }, acts.register),
  desk('councils', titles.councils, 'landmark', { group: 'work', order: 24 }, acts.callMeeting),
  desk('promises', titles.promises, 'clipboard-check', null),
  {
    id: 'partnership.partner',
    path: '/desk/partners/$partnerId',
    title: titles.partner,
    face: 'desk',
    icon: null,
    right: 'business',
    nav: null,
    component: 'core/partnership/web/desk-partner',
  },
  {
    id: 'partnership.meeting',
    path: '/desk/meetings/$meetingId',
    title: titles.meeting,
    face: 'desk',
    icon: null,
    right: 'business',
    nav: null,
    under: 'partnership.councils',
    component: 'core/partnership/web/desk-meeting',
  },
  {
    id: 'partnership.mine',
    path: '/desk/my-partner',
    title: titles.myPartner,
    face: 'desk',
    icon: 'handshake',
    right: 'partner',
    nav: { group: 'work', order: 1 },
    component: 'core/partnership/web/desk-my-partner',
  },
  {
    id: 'partnership.phone-wishes',
    path: '/m/wishes',
    title: titles.phoneWishes,
    face: 'phone',
    icon: 'heart',
    right: null,
    nav: { group: ['resident', 'team'], order: 50 },
    component: 'core/partnership/web/phone-wishes',
  },
  {
    id: 'partnership.report-in',
    path: '/report-in/$unitCode',
    title: titles.reportIn,
    face: 'public',
    icon: null,
    right: null,
    nav: null,
    component: 'core/partnership/web/public-report-in',
  },
]

function desk(name: string, title: string, icon: string, nav: Page['nav'], act?: Omit<Act, 'to'>): Page {
  return {
    id: `partnership.${name}`,
    path: `/desk/${name}`,
    title,
    face: 'desk',
    icon,
    right: 'business',
    nav,
    ...(!nav && { under: name === 'promises' ? 'partnership.councils' : 'partnership.partners' }),
    ...(act && { acts: [{ ...act, to: `/desk/${name}` }] }),
    component: `core/partnership/web/desk-${name}`,
  }
}
