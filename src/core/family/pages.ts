import type { Page } from '../../platform/web/page.ts'
import { acts, pages as titles } from './words.zh.ts'

export const pages: readonly Page[] = [
  phone('family.mine', '/m/family', titles.mine, 'phone-family', 'heart-handshake'),
  phone('family.give', '/m/family/new', titles.give, 'phone-give'),
  phone('family.consent', '/m/family/consents/$consentId', titles.consent, 'phone-consent'),
  phone('family.helped', '/m/family/helped/$residentId', titles.helped, 'phone-helped'),
  phone('family.ask', '/m/family/helped/$residentId/ask', titles.ask, 'phone-ask-for'),
  {
    id: 'family.desk',
    path: '/desk/family',
    title: titles.desk,
    face: 'desk',
    icon: 'heart-handshake',
    right: 'business',
    nav: { group: 'ways', order: 46 },
    acts: [{ ...acts.writeDown, to: '/desk/family' }],
    component: 'core/family/web/desk-consents',
  },
]

/** The one with an icon stands under 我的. */
function phone(id: string, path: string, title: string, file: string, icon: string | null = null): Page {
  return {
    id,
    path,
    title,
    face: 'phone',
    icon,
    right: null,
    nav: icon ? { group: 'mine', order: 10 } : null,
    component: `core/family/web/${file}`,
  }
}
