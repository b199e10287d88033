import { findPersonByPhone, isMobile, normalisePhone, registerResident } from '../../core/people/index.ts'
import { registerPhoneBook } from '../../platform/accounts/index.ts'
import { api } from '../../platform/http/module.ts'
import type { Module } from '../../platform/http/module.ts'
import { frontPageCalls } from './contract.ts'
import { pages } from './pages.ts'
import { frontPageRoutes } from './routes.ts'

export const module: Module = { name: 'app/front-page', api: api(frontPageCalls, frontPageRoutes()), pages }

// Whoever signs in by phone is looked up among the people of the street, and becomes one of them the first time.
registerPhoneBook({
  normalise(typed) {
    const phone = normalisePhone(typed)
    return phone && isMobile(phone) ? phone : null
  },
  findByPhone: findPersonByPhone,
  registerResident,
})
