import type { Page } from '../../platform/web/page.ts'
import { acts, pages as titles } from './words.zh.ts'

export const pages: readonly Page[] = [
  open('intake.card', '/c/$code', titles.card, 'public-card'),
  open('intake.card-code', '/c', titles.cardCode, 'public-card-code'),
  open('intake.box', '/b/$code', titles.box, 'public-box'),
  open('intake.receipt', '/receipt', titles.receipt, 'public-receipt'),
  open('intake.round', '/r/$code', titles.round, 'public-round'),

  {
    id: 'intake.my-rounds',
    path: '/m/rounds',
    title: titles.mine,
    face: 'phone',
    icon: 'messages-square',
    right: null,
    nav: { group: 'resident', order: 30 },
    component: 'core/intake/web/phone-rounds',
  },
  {
    id: 'intake.my-round',
    path: '/m/rounds/$roundId',
    title: titles.one,
    face: 'phone',
    icon: null,
    right: null,
    nav: null,
    component: 'core/intake/web/phone-round',
  },

  {
    ...desk('intake.cards', '/desk/cards', titles.cards, 'desk-cards', { icon: 'qr-code', order: 40 }),
    acts: [{ ...acts.printCards, to: '/desk/cards' }],
  },
  {
    ...desk('intake.boxes', '/desk/boxes', titles.boxes, 'desk-boxes', { icon: 'mailbox', order: 42 }),
    acts: [{ ...acts.hangBox, to: '/desk/boxes' }],
  },
  desk('intake.box-poster', '/desk/boxes/$code/poster', titles.boxPoster, 'desk-box-poster'),
  {
    ...desk('intake.rounds', '/desk/rounds', titles.rounds, 'desk-rounds', { icon: 'messages-square', order: 44 }),
    acts: [{ ...acts.askEverybody, to: '/desk/rounds' }],
  },
  desk('intake.one-round', '/desk/rounds/$roundId', titles.oneRound, 'desk-round'),
  desk('intake.round-poster', '/desk/rounds/$roundId/poster', titles.roundPoster, 'desk-round-poster'),
]

function open(id: string, path: string, title: string, file: string): Page {
  return { id, path, title, face: 'public', icon: null, right: null, nav: null, component: `core/intake/web/${file}` }
}

function desk(id: string, path: string, title: string, file: string, menu?: { icon: string; order: number }): Page {
  return {
    id,
    path,
    title,
    face: 'desk',
    icon: menu?.icon ?? null,
    right: 'business',
    nav: menu ? { group: 'ways', order: menu.order } : null,
    component: `core/intake/web/${file}`,
  }
}
