import { registerNames } from '../../platform/actor/names.ts'
import { api, type Module } from '../../platform/http/module.ts'
import { registerAddressBook } from '../../platform/notices/index.ts'
import { peopleCalls } from './contract.ts'
import { findPersonByPhone, listNames } from './index.ts'
import { listPersons } from './store.ts'
import { openedPhones } from './views.ts'
import { peopleRoutes } from './routes.ts'
import { words } from './words.zh.ts'

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
})

export const module: Module = {
  name: 'core/people',
  api: api(peopleCalls, peopleRoutes()),
  refusals: words.refusals,
}
