import { createHash } from 'node:crypto'
import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { NotFound, Refused } from '../../platform/contract/errors.ts'
import { log } from '../../platform/events/log.ts'
import { join, report, reporting } from '../needs/index.ts'
import { communityOf, getUnit, listBuildingsOf } from '../territory/index.ts'
import { mayCheck } from './access.ts'
import { type Message, readChat } from './chat.ts'
import { draftsOf } from './drafts.ts'
import {
  type Draft,
  findPaste,
  insertDrafts,
  insertMessages,
  insertPaste,
  listKnownHashes,
  lockDraft,
  type NewPaste,
  type Paste,
  takeChat,
  updateDraft,
  updateMessagesAsGuarded,
} from './store.ts'
import { callerInChat } from './words.zh.ts'

/** Pastes a piece of a group: drafts of needs from what is new in it. What came in with an earlier piece is left out. */
export async function paste(
  context: Context,
  { unitCode, chatName, text }: { unitCode: string; chatName: string; text: string },
): Promise<string> {
  const { tx, now } = context
  await getUnit(tx, unitCode)
  if (!mayCheck(context.actor, unitCode)) throw new Refused('not-your-post')
  const { messages, linesPasted, linesRead } = readChat(text, now)
  if (messages.length === 0) throw new Refused('nothing-read', 'body.text')

  const me = personOf(context)
  const chatId = await takeChat(tx, { id: uuidv7(now), unitCode, name: chatName }, me, now)
  const { fresh, knownCount } = await withoutKnown(context, chatId, messages)
  if (fresh.length === 0) throw new Refused('nothing-new', 'body.text')
  const houses = await listBuildingsOf(tx, communityOf(unitCode) ?? unitCode)
  const drafts = draftsOf(
    fresh.map(({ message }) => message),
    houses,
  )

  const kept: NewPaste = { id: uuidv7(now), chatId, linesPasted, linesRead, knownCount }
  const draftIds = drafts.map(() => uuidv7(now))
  const draftOf = new Map(
    drafts.flatMap(({ messages: places }, index) => places.map((place) => [place, draftIds[index]!])),
  )
  await insertPaste(tx, kept, me, now)
  await insertDrafts(
    tx,
    drafts.map(({ saidBy, saidAt, text: words, alsoCount, buildingId }, position) => ({
      id: draftIds[position]!,
      pasteId: kept.id,
      position,
      saidBy,
      saidAt,
      text: words,
      alsoCount,
      buildingId,
    })),
  )
  await insertMessages(
    tx,
    kept,
    fresh.map(({ message: { saidBy, saidAt, text: words }, hash }, position) => ({
      id: uuidv7(now),
      draftId: draftOf.get(position) ?? null,
      position,
      hash,
      saidBy,
      saidAt,
      text: words,
    })),
  )
  const facts = { messages: fresh.length, drafts: drafts.length, known: knownCount }
  await log(context, { kind: 'chat-pasted', noun: 'group-chat', nounId: kept.id, unitCode, facts })
  return kept.id
}

interface Fresh {
  readonly message: Message
  readonly hash: Buffer
}

async function withoutKnown(
  { tx }: Context,
  chatId: string,
  messages: readonly Message[],
): Promise<{ fresh: Fresh[]; knownCount: number }> {
  const hashed = messages.map((message) => ({ message, hash: hashOf(chatId, message) }))
  const seen = await listKnownHashes(
    tx,
    chatId,
    hashed.map(({ hash }) => hash),
  )
  const known = hashed.filter(({ hash }) => seen.has(hash.toString('hex'))).length
  const fresh = hashed.filter(({ hash }) => {
    const key = hash.toString('hex')
    return !seen.has(key) && Boolean(seen.add(key))
  })
  return { fresh, knownCount: known }
}

/** What makes a message itself: the group, who, when, and the words. */
function hashOf(chatId: string, { saidBy, saidAt, text }: Message): Buffer {
  return createHash('sha256')
    .update([chatId, saidBy, saidAt ?? '', text].join('\n'))
    .digest()
}

/**
 * A draft is a need: told by somebody in a group, who is nobody of the street unless the worker says who it is. With `intoId`
 * it is the same matter as one that is known. What may accuse somebody leaves no words here.
 */
export async function accept(
  context: Context,
  draftId: string,
  told: { text: string; buildingId: string | null; reporterId?: string | undefined; intoId?: string | undefined },
): Promise<{ needId: string; number: string }> {
  const { tx, now } = context
  const { draft, paste: from } = await lockOpen(context, draftId)
  const { id, number, state } = await report(context, {
    ...reporting({
      text: told.text,
      ...(told.buildingId ? { buildingId: told.buildingId } : { unitCode: from.unitCode }),
      ...(told.reporterId
        ? { reporterId: told.reporterId }
        : { reporterName: callerInChat(draft.saidBy).slice(0, longestName) }),
    }),
    source: 'group-chat',
  })
  const guarded = state === 'guarded'
  const joins = told.intoId !== undefined && !guarded
  if (joins) await join(context, id, { intoId: told.intoId! })

  const outcome = joins ? 'joined' : 'accepted'
  await updateDraft(
    tx,
    draftId,
    { outcome, needId: id, ...(guarded && { withoutWords: true as const }) },
    personOf(context),
    now,
  )
  if (guarded) await updateMessagesAsGuarded(tx, draftId)
  await logDecision(context, from, draftId, outcome, id)
  return { needId: id, number }
}

/** Nothing to take in. */
export async function drop(context: Context, draftId: string): Promise<void> {
  const { paste: from } = await lockOpen(context, draftId)
  await updateDraft(context.tx, draftId, { outcome: 'dropped' }, personOf(context), context.now)
  await logDecision(context, from, draftId, 'dropped', null)
}

/** Something to take in after all. */
export async function restore(context: Context, draftId: string): Promise<void> {
  const { draft, paste: from } = await lockMine(context, draftId)
  if (draft.outcome !== 'dropped') throw new Refused('not-dropped')
  await updateDraft(context.tx, draftId, { outcome: null }, personOf(context), context.now)
  await logDecision(context, from, draftId, 'restored', null)
}

async function lockOpen(context: Context, draftId: string): Promise<{ draft: Draft; paste: Paste }> {
  const mine = await lockMine(context, draftId)
  if (mine.draft.outcome !== null) throw new Refused('decided-already')
  return mine
}

async function lockMine(context: Context, draftId: string): Promise<{ draft: Draft; paste: Paste }> {
  const draft = await lockDraft(context.tx, draftId)
  const from = draft && (await findPaste(context.tx, draft.pasteId))
  if (!draft || !from) throw new NotFound()
  if (!mayCheck(context.actor, from.unitCode)) throw new Refused('not-your-post')
  return { draft, paste: from }
}

async function logDecision(
  context: Context,
  { id, unitCode }: Paste,
  draftId: string,
  outcome: 'accepted' | 'joined' | 'dropped' | 'restored',
  needId: string | null,
): Promise<void> {
  const facts = { draftId, outcome, needId }
  await log(context, { kind: 'chat-draft-decided', noun: 'group-chat', nounId: id, unitCode, facts })
}

/** As long as a need keeps of whoever told it. */
const longestName = 40
