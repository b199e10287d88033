import { registerNames } from '../../platform/actor/names.ts'
import { api, type Module } from '../../platform/http/module.ts'
import { registerAddressBook } from '../../platform/notices/index.ts'
import { peopleCalls } from './contract.ts'
import './import.ts'
import './import-households.ts'
import { findPersonByPhone, isMobile, listNames } from './index.ts'
import { listIdsNamed, listPersons } from './store.ts'
import { lists } from './lists.ts'
import { pages } from './pages.ts'
import { openedPhones } from './views.ts'
import { peopleRoutes } from './routes.ts'
import { words } from './words.zh.ts'

const mostMeant = 200

registerNames(async (tx, ids) => new Map([...(await listNames(tx, ids))].map(([id, { name }]) => [id, name])))
registerAddressBook({
  addressesOf: async (tx, ids) => openedPhones(tx, await listPersons(tx, ids)),
  async holdersOf(tx, phones) {
    const holders = new Map<string, string>()
    for (const phone of phones) {
      const personId = await findPersonByPhone(tx, phone)
      if (personId) holders.set(phone, personId)
    }
    return holders
  },
  async meantBy(tx, text) {
    const holder = isMobile(text) ? await findPersonByPhone(tx, text) : undefined
    return holder ? [holder] : listIdsNamed(tx, text, mostMeant)
  },
})

export const module: Module = {
  name: 'core/people',
  api: api(peopleCalls, peopleRoutes()),
  pages,
  lists,
  refusals: words.refusals,
}
