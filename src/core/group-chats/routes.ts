import type { Context } from '../../platform/actor/actor.ts'
import { dayMs } from '../../platform/calendar/dates.ts'
import { Invalid, NotFound } from '../../platform/contract/errors.ts'
import type { Routes } from '../../platform/http/module.ts'
import { setting } from '../../platform/settings/settings.ts'
import { coverNumbers, sayMoment } from '../needs/index.ts'
import { isEnded } from '../needs/need.ts'
import { listTeams } from '../organisation/index.ts'
import { listNames } from '../people/index.ts'
import { communityOf, listBuildingsOf, listUnitNames } from '../territory/index.ts'
import { mayCheck } from './access.ts'
import { accept, drop, paste, restore } from './actions.ts'
import type { DraftView, groupChatsCalls, PasteRow, PasteView } from './contract.ts'
import { nearest } from './near.ts'
import { type Answered, replyText } from './reply.ts'
import { keptDays } from './settings.ts'
import {
  type Draft,
  findPaste,
  listChats,
  listDrafts,
  listMessages,
  listOpenNeeds,
  listPastes,
  listTaken,
  type Paste,
  type PasteSearch,
  type TakenNeed,
} from './store.ts'

export function groupChatsRoutes(): Routes<typeof groupChatsCalls> {
  return {
    listPastes: async (context, { query: { q, unit, open, ...query } }) => ({
      ...(await readPastes(context, { words: q, unitCode: unit, open: open === '1', ...query })),
      keptDays: await setting(context.tx, keptDays),
    }),
    listChats: async ({ tx }) => ({
      rows: (await listChats(tx)).map(({ name, unitCode }) => ({ name, unitCode })),
      keptDays: await setting(tx, keptDays),
    }),
    paste: async (context, { body }) => ({ pasteId: await paste(context, body) }),
    getPaste: (context, { params }) => readPaste(context, params.pasteId),
    listMessages: (context, { params, query }) => readMessages(context, params.pasteId, query),
    accept: (context, { params, body }) => accept(context, params.draftId, body),
    drop: async (context, { params }) => {
      await drop(context, params.draftId)
      return { done: true }
    },
    restore: async (context, { params }) => {
      await restore(context, params.draftId)
      return { done: true }
    },
  }
}

export async function readPastes(
  context: Context,
  search: PasteSearch,
): Promise<{ rows: PasteRow[]; next: string | null }> {
  const found = await listPastes(context.tx, { ...search, limit: search.limit + 1 })
  const rows = found.slice(0, search.limit)
  return { rows: await pasteRows(context, rows), next: found.length > search.limit ? rows.at(-1)!.id : null }
}

async function pasteRows({ tx }: Context, pastes: readonly Paste[]): Promise<PasteRow[]> {
  const names = await listNames(
    tx,
    pastes.map(({ pastedBy }) => pastedBy),
  )
  const units = await listUnitNames(tx)
  return pastes.map(({ id, chatName, unitCode, pastedAt, pastedBy, messages, open, taken }) => ({
    id,
    chatName,
    unitCode,
    unitName: units.get(unitCode) ?? '',
    pastedAt,
    pastedBy: names.get(pastedBy)?.name ?? '',
    messages,
    open,
    taken,
  }))
}

async function readPaste(context: Context, pasteId: string): Promise<PasteView> {
  const { tx, actor } = context
  const found = await findPaste(tx, pasteId)
  if (!found) throw new NotFound()
  const [row] = await pasteRows(context, [found])
  const communityCode = communityOf(found.unitCode) ?? found.unitCode
  const drafts = await listDrafts(tx, pasteId)
  const buildings = (await listBuildingsOf(tx, communityCode)).map(({ id, name }) => ({ id, name }))
  const taken = await listTaken(
    tx,
    drafts.flatMap(({ needId }) => needId ?? []),
  )
  const into = await listTaken(
    tx,
    [...taken.values()].flatMap(({ joinedTo }) => joinedTo ?? []),
  )
  const open = drafts.some(({ outcome }) => outcome === null) ? await listOpenNeeds(tx, communityCode) : []
  const houses = new Map(buildings.map((building) => [building.id, building]))
  return {
    ...row!,
    linesPasted: found.linesPasted,
    linesRead: found.linesRead,
    knownCount: found.knownCount,
    goesAt: found.pastedAt + (await setting(tx, keptDays, found.unitCode)) * dayMs,
    clearedAt: found.clearedAt,
    drafts: drafts.map(({ id, saidBy, saidAt, text, alsoCount, outcome, needId, buildingId }): DraftView => {
      const near = outcome === null ? nearest({ text: text ?? '', buildingId }, open) : []
      return {
        id,
        saidBy,
        saidAt,
        text,
        alsoCount,
        outcome,
        building: (buildingId && houses.get(buildingId)) || null,
        need: shortOf(needId === null ? undefined : taken.get(needId)),
        near: near.map((need) => ({ id: need.id, number: need.number, title: need.title, state: need.state })),
      }
    }),
    buildings,
    reply: await replyOf(context, drafts, { taken, into, houses }),
    can: { check: mayCheck(actor, found.unitCode) },
  }
}

function shortOf(need: TakenNeed | undefined): DraftView['need'] {
  return need ? { id: need.id, number: need.number, title: need.title, state: need.state } : null
}

interface Known {
  readonly taken: ReadonlyMap<string, TakenNeed>
  readonly into: ReadonlyMap<string, TakenNeed>
  readonly houses: ReadonlyMap<string, { readonly name: string }>
}

/** One reply for everything that was taken in; null while nothing was. */
async function replyOf(
  { tx }: Context,
  drafts: readonly Draft[],
  { taken, into, houses }: Known,
): Promise<string | null> {
  const decided = drafts.filter(({ outcome }) => outcome === 'accepted' || outcome === 'joined')
  if (decided.length === 0) return null
  const units = await listUnitNames(tx)
  const teams = new Map((await listTeams(tx)).map(({ id, name }) => [id, name]))
  const answered = decided.flatMap(({ needId, buildingId }): Answered[] => {
    const own = needId === null ? undefined : taken.get(needId)
    const need = own?.joinedTo ? (into.get(own.joinedTo) ?? own) : own
    if (!own || !need) return []
    return [
      {
        number: need.number,
        title: coverNumbers(need.title),
        place: (buildingId && houses.get(buildingId)?.name) || null,
        who: (need.teamId && teams.get(need.teamId)) || (units.get(communityOf(need.unitCode) ?? need.unitCode) ?? ''),
        when: need.deadlineAt === null ? null : sayMoment(need.deadlineAt),
        ended: isEnded(need.state),
      },
    ]
  })
  const guarded = decided.some(({ needId }) => needId !== null && !taken.has(needId))
  const names = drafts.map(({ saidBy }) => saidBy)
  return replyText(answered, { names, guarded })
}

async function readMessages(
  { tx }: Context,
  pasteId: string,
  { after, limit }: { after?: string | undefined; limit: number },
) {
  if (after !== undefined && !/^\d{1,9}$/.test(after)) throw new Invalid('query.after', 'bad-shape')
  if (!(await findPaste(tx, pasteId))) throw new NotFound()
  const found = await listMessages(tx, pasteId, after === undefined ? null : Number(after), limit + 1)
  const rows = found.slice(0, limit)
  return {
    rows: rows.map(({ id, saidBy, saidAt, text, draftId }) => ({
      id,
      saidBy,
      saidAt,
      text,
      inDraft: draftId !== null,
    })),
    next: found.length > limit ? String(rows.at(-1)!.position) : null,
  }
}
