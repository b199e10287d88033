import { listTeams, needsFirstRun } from '../../core/organisation/index.ts'
import { listUnits } from '../../core/territory/index.ts'
import type { Routes } from '../../platform/http/module.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { frontPageCalls } from './contract.ts'
import { parsePhones } from './phones.ts'
import { publicPhones } from './settings.ts'

export function frontPageRoutes(): Routes<typeof frontPageCalls> {
  return {
    async lookIn({ tx }) {
      const units = await listUnits(tx)
      const street = units.find((unit) => unit.level === 'street')
      return {
        firstRun: await needsFirstRun(tx),
        street: street ? { code: street.code, name: street.name } : null,
        communities: units.filter((unit) => unit.level === 'community').map(({ code, name }) => ({ code, name })),
        phones: parsePhones(await setting(tx, publicPhones)),
        teams: (await listTeams(tx)).map(({ id, name, colour, services }) => ({
          id,
          name,
          colour,
          services: [...services],
        })),
      }
    },
  }
}
