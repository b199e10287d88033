import type { Context } from '../../platform/actor/actor.ts'
import { Invalid, NotFound } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { mayAnywhere } from './access.ts'
import { correct, getBuildings, post, sayOver, tellDoor, tie, untie } from './actions.ts'
import type { buildingNoticesCalls } from './contract.ts'
import { reachOf } from './notice.ts'
import { concernsActor, countUnknownDoors, findNotice, listHere, listNeighbours, type Notice } from './store.ts'
import { boardNotices, doorsToTell, needsAbout, noticeView, readNotices } from './views.ts'

const dayMs = 86_400_000
const done = { done: true } as const

export function buildingNoticesRoutes(): Routes<typeof buildingNoticesCalls> {
  return {
    lookAtNotice: async (context, { params }) => {
      const notice = await findNotice(context.tx, params.noticeId)
      if (!notice) throw new NotFound()
      const [view] = await boardNotices(context, [notice])
      return view!
    },
    listHere: async (context) => ({
      notices: await boardNotices(context, await listHere(context.tx, context.now - dayMs)),
    }),
    listNotices: async (context, { query }) => {
      const { q, unit, kind, over, sort, after, limit } = query
      const page = await readNotices(context, {
        words: q || undefined,
        unitCode: unit,
        kind,
        over: over && over === '1',
        sort,
        after: after && idOf(after),
        limit,
      })
      return { ...page, can: { post: mayAnywhere(context.actor, 'post') } }
    },
    countReach: async (context, { body }) => {
      const ids = (await getBuildings(context, body.buildingIds)).map(({ id }) => id)
      const { app, sms, doors } = reachOf(await listNeighbours(context.tx, ids))
      return {
        app: app.length,
        sms: sms.length,
        doors: doors.length,
        unknown: await countUnknownDoors(context.tx, ids),
      }
    },
    post: async (context, { body }) => ({ noticeId: await post(context, body) }),
    getNotice: async (context, { params }) => noticeView(context, await getOwn(context, params.noticeId)),
    correct: async (context, { params, body }) => {
      await correct(context, params.noticeId, body)
      return done
    },
    sayOver: (context, { params, body }) => sayOver(context, params.noticeId, body.text),
    listDoors: async (context, { params }) => doorsToTell(context, await getOwn(context, params.noticeId)),
    tellDoor: async (context, { params }) => {
      await tellDoor(context, params.noticeId, params.doorId)
      return done
    },
    listNeeds: async (context, { params }) => needsAbout(context, await getOwn(context, params.noticeId)),
    tie: async (context, { params, body }) => {
      await tie(context, params.noticeId, body.needIds)
      return done
    },
    untie: async (context, { params }) => {
      await untie(context, params.noticeId, params.needId)
      return done
    },
  }
}

/** A notice for a building where the actor works: everybody may read it, but not who was told. */
async function getOwn({ tx }: Context, noticeId: string): Promise<Notice> {
  const notice = await findNotice(tx, noticeId)
  if (!notice || !(await concernsActor(tx, noticeId))) throw new NotFound()
  return notice
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

function idOf(after: string): string {
  if (!uuidPattern.test(after)) throw new Invalid('query.after', 'bad-shape')
  return after
}
