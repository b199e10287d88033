import type { Context } from '../../platform/actor/actor.ts'
import { listNames } from '../people/index.ts'
import { listAddresses, listBuildings, listUnitNames } from '../territory/index.ts'
import { may, mayAnywhere } from './access.ts'
import type { BoardNotice, DoorRow, MessageView, NeedRow, NoticeRow, NoticeView } from './contract.ts'
import { type Kind, reachOf, stateOf, toldBeforeMs } from './notice.ts'
import {
  countUnknownDoors,
  listBuildingIds,
  listMessages,
  listNear,
  listNeighbours,
  listNotices,
  listTied,
  listTold,
  type Message,
  type NearNeed,
  type Notice,
  type NoticeSearch,
} from './store.ts'
import { saysSo, titleOf } from './words.zh.ts'

export async function boardNotices({ tx, now }: Context, notices: readonly Notice[]): Promise<BoardNotice[]> {
  const names = await listUnitNames(tx)
  const messages = await listMessages(
    tx,
    notices.map(({ id }) => id),
  )
  return notices.map((notice) => {
    const { id, kind, places, responsible, unitCode } = notice
    const own = messages.get(id)!
    return {
      id,
      kind,
      state: stateOf(notice, own[0]!, now),
      unitName: names.get(unitCode) ?? '',
      places,
      responsible,
      messages: own.map((message) => messageView(kind, message)),
    }
  })
}

function messageView(kind: Kind, message: Message): MessageView {
  const { id, text, fromAt, untilAt, writtenAt } = message
  return { id, kind: message.kind, title: titleOf(kind, message.kind, message), text, fromAt, untilAt, writtenAt }
}

export async function noticeView(context: Context, notice: Notice): Promise<NoticeView> {
  const { tx, actor } = context
  const { id, unitCode, overAt } = notice
  const [board] = await boardNotices(context, [notice])
  const messages = (await listMessages(tx, [id])).get(id)!
  const names = await listNames(
    tx,
    messages.map(({ writtenBy }) => writtenBy),
  )
  return {
    ...board!,
    unitCode,
    overAt,
    messages: messages.map((message) => ({
      ...messageView(notice.kind, message),
      writtenBy: names.get(message.writtenBy)?.name ?? '',
      inApp: message.inApp,
      bySms: message.bySms,
    })),
    can: {
      followUp: overAt === null && may(actor, 'followUp', unitCode),
      tie: overAt === null && may(actor, 'tie', unitCode),
      tellDoors: mayAnywhere(actor, 'tellDoor'),
    },
  }
}

/** One page of the list, for the page, its workbook and its paper. */
export async function readNotices(
  { tx, now }: Context,
  search: NoticeSearch,
): Promise<{ rows: NoticeRow[]; next: string | null }> {
  const { limit } = search
  const found = await listNotices(tx, { ...search, limit: limit + 1 })
  const shown = found.slice(0, limit)
  const names = await listUnitNames(tx)
  const messages = await listMessages(
    tx,
    shown.map(({ id }) => id),
  )
  const rows = shown.map((notice) => {
    const { id, kind, unitCode, places, postedAt, overAt, tied } = notice
    const last = messages.get(id)![0]!
    return {
      id,
      kind,
      state: stateOf(notice, last, now),
      unitCode,
      unitName: names.get(unitCode) ?? '',
      places,
      title: titleOf(kind, last.kind, last),
      fromAt: last.fromAt,
      untilAt: last.untilAt,
      postedAt,
      overAt,
      tied,
    }
  })
  return { rows, next: found.length > limit ? rows.at(-1)!.id : null }
}

/** Doors to knock at for the last message, in the order in which one walks through the houses. */
export async function doorsToTell({ tx }: Context, notice: Notice): Promise<{ doors: DoorRow[]; unknown: number }> {
  const buildingIds = await listBuildingIds(tx, notice.id)
  const neighbours = await listNeighbours(tx, buildingIds)
  const { doors } = reachOf(neighbours)
  const lines = await listAddresses(tx, doors)
  const last = (await listMessages(tx, [notice.id])).get(notice.id)![0]!
  const told = await listTold(tx, last.id)
  return {
    doors: doors.map((doorId) => ({
      doorId,
      line: lines.get(doorId)?.line ?? '',
      people: neighbours.filter((one) => one.doorId === doorId).map(({ name }) => name),
      toldAt: told.get(doorId) ?? null,
    })),
    unknown: await countUnknownDoors(tx, buildingIds),
  }
}

/** Needs that are tied to the notice, and open ones near by; those that say so in as many words come first. */
export async function needsAbout(
  { tx }: Context,
  notice: Notice,
): Promise<{ tied: NeedRow[]; near: (NeedRow & { likely: boolean })[] }> {
  const tied = await listTied(tx, notice.id)
  const first = (await listMessages(tx, [notice.id])).get(notice.id)!.at(-1)!
  const since = Math.min(first.fromAt, notice.postedAt) - toldBeforeMs
  const near = notice.overAt === null ? await listNear(tx, await listBuildingIds(tx, notice.id), since) : []
  const buildings = await listBuildings(
    tx,
    [...tied, ...near].flatMap(({ buildingId }) => buildingId ?? []),
  )
  const units = await listUnitNames(tx)
  const row = ({ id, number, title, state, heardAt, unitCode, buildingId }: NearNeed): NeedRow => ({
    id,
    number,
    title,
    state,
    heardAt,
    place: [units.get(unitCode), buildingId && buildings.get(buildingId)?.name].filter(Boolean).join(' '),
  })
  const judged = near.map((need) => ({
    ...row(need),
    likely: saysSo[notice.kind].test(`${need.title}\n${need.body ?? ''}`),
  }))
  return { tied: tied.map(row), near: judged.sort((a, b) => Number(b.likely) - Number(a.likely)) }
}
