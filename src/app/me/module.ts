import { readHelped } from '../../core/family/index.ts'
import { listPosts } from '../../core/organisation/index.ts'
import { findPerson } from '../../core/people/index.ts'
import { communityOf, listUnits } from '../../core/territory/index.ts'
import { personOf } from '../../platform/actor/actor.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { api } from '../../platform/http/module.ts'
import type { Module, Routes } from '../../platform/http/module.ts'
import { countUnread } from '../../platform/notices/index.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { Page } from '../../platform/web/page.ts'
import { parsePhones } from '../front-page/phones.ts'
import type { PublicPhone } from '../front-page/phones.ts'
import { publicPhones } from '../front-page/settings.ts'
import { meCalls } from './contract.ts'

/** Tells the browser who is signed in. `pages` are those of every module: the menus show the ones this person may open. */
export function meModule(pages: readonly Page[]): Module {
  return { name: 'app/me', api: api(meCalls, meRoutes(pages)) }
}

function meRoutes(pages: readonly Page[]): Routes<typeof meCalls> {
  return {
    async me(context) {
      const { tx, actor } = context
      const personId = personOf(context)
      const person = await findPerson(tx, personId)
      const held = (await listPosts(tx, [personId])).get(personId) ?? []
      const units = await listUnits(tx)
      const nameOf = new Map(units.map((unit) => [unit.code, unit.name]))
      const street = units.find((unit) => unit.level === 'street')
      const community = person && nameOf.get(communityOf(person.unitCode) ?? person.unitCode)
      const communities = units.filter((unit) => unit.level === 'community').map(({ name }) => name)
      const phone = phoneFor(parsePhones(await setting(tx, publicPhones)), community, communities)
      return {
        person: {
          id: personId,
          name: person?.name ?? '',
          called: person?.called ?? null,
          unitCode: person?.unitCode ?? null,
          unitName: person ? (nameOf.get(person.unitCode) ?? null) : null,
        },
        street: { code: street?.code ?? '', name: street?.name ?? '', phone: phone?.phone ?? null },
        posts: held.map(({ post, title, unitCode, teamId }) => ({
          post,
          title,
          unitCode,
          unitName: unitCode ? (nameOf.get(unitCode) ?? null) : null,
          teamId,
        })),
        rights: [...actor.rights].sort(),
        pages: pages.filter((page) => mayOpen(actor, page)).map((page) => page.id),
        unreadNotices: await countUnread(tx),
        helps: (await readHelped(context)).map(({ residentId, name }) => ({ residentId, name })),
      }
    },
  }
}

/** The number of one's own community, else one that is no community's, like the street's duty desk, else any. */
function phoneFor(phones: readonly PublicPhone[], own: string | undefined | null, communities: readonly string[]) {
  const isOf = ({ name }: PublicPhone, community: string) => name.includes(community) || community.includes(name)
  return (
    phones.find((phone) => own && isOf(phone, own)) ??
    phones.find((phone) => !communities.some((community) => isOf(phone, community))) ??
    phones[0]
  )
}

function mayOpen(actor: Actor, page: Page): boolean {
  return page.right === null || actor.rights.has(page.right)
}
