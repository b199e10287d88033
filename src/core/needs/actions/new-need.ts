import type { z } from 'zod'
import { dateOf } from '../../../platform/calendar/dates.ts'
import { uuidv7 } from '../../../platform/command/command.ts'
import { Refused } from '../../../platform/contract/errors.ts'
import type { Facts } from '../../../platform/events/log.ts'
import { titleFrom } from '../cleaning.ts'
import type { Report } from '../contract.ts'
import type { Running } from '../deadline.ts'
import { mayAccuse } from '../guarded.ts'
import { type Clock, clockOf, type Flag, firstLevel, type Kind, type OpenState, type Source } from '../need.ts'
import type { NewNeed } from '../store/report-store.ts'
import { words } from '../words.zh.ts'
import { asPatch } from './take-step.ts'

/** What a report makes of what was told. Pure, but for the ids that it makes. */

/** What is told, by whichever way it came. */
export type Reporting = Omit<z.output<typeof Report>, 'source'> & {
  readonly source: Exclude<Source, 'import'>
  /** Sealed number of a reporter whom the street does not know. */
  readonly callerPhone?: string
  readonly flags?: readonly Flag[]
  /** Who ordered it, under which number of theirs, and until when. */
  readonly order?: { readonly sender: string; readonly number: string; readonly dueBy: number }
  /** For whoever acts themselves, though it came another way than by their own phone. */
  readonly own?: true
}

export interface Reported {
  readonly id: string
  readonly number: string
  readonly state: OpenState
  readonly unitCode: string
  readonly heardAt: number
  readonly deadlineAt: number
}

/** How a need begins: a voice note waits for its words, and what may accuse somebody is guarded from its first second. */
export interface Beginning {
  readonly text: string | null
  readonly guarded: boolean
  readonly state: 'voice' | 'guarded' | 'heard'
  readonly kind: Kind | null
  readonly clock: Clock
  readonly forSomebody: boolean
}

export function beginningOf(told: Reporting): Beginning {
  const forSomebody = told.source !== 'resident-phone' && !told.own
  const text = told.text || null
  if (text === null && !told.voiceNoteId) throw new Refused('text-missing')
  const guarded = [`${told.title ?? ''}\n${text ?? ''}`, told.placeNote, told.timeWish].some((said) =>
    mayAccuse(said ?? ''),
  )
  const state = guarded ? 'guarded' : text === null ? 'voice' : 'heard'
  const kind = forSomebody && told.urgent ? 'urgent' : null
  return { text, guarded, state, kind, clock: clockOf[state], forSomebody }
}

export interface PickedPlace {
  readonly unitCode: string
  readonly buildingId: string | null
  readonly doorId: string | null
}

export function newNeed(
  told: Reporting,
  { text, guarded, state, kind, clock, forSomebody }: Beginning,
  known: {
    /** Null for whoever is not signed in. */
    readonly me: string | null
    readonly now: number
    readonly number: string
    readonly place: PickedPlace
    readonly livesAlone: boolean | null
    readonly running: Running
  },
) {
  const { me, now, number, place, livesAlone, running } = known
  const level = firstLevel(place.unitCode)
  return {
    id: uuidv7(now),
    number,
    unitCode: place.unitCode,
    buildingId: place.buildingId,
    doorId: place.doorId,
    placeNote: told.placeNote || null,
    source: told.source,
    reporterId: forSomebody ? (told.reporterId ?? null) : me,
    callerName: forSomebody ? (told.reporterName ?? null) : null,
    callerPhone: told.callerPhone ?? null,
    heardBy: forSomebody ? me : null,
    heardAt: now,
    title: told.title ?? (text === null ? words.voiceTitle : titleFrom(text)),
    body: text,
    topic: told.topic ?? null,
    timeWish: told.timeWish || null,
    contactWay: told.contactWay,
    photoIds: told.photoIds,
    voiceNoteId: told.voiceNoteId ?? null,
    kind,
    flags: told.flags ?? [],
    externalSystem: told.order?.sender ?? null,
    externalNumber: told.order?.number ?? null,
    dueBy: told.order?.dueBy ?? null,
    guardedAt: guarded ? now : null,
    state,
    level,
    livesAlone,
    ...asPatch(running, clock, level),
  } satisfies NewNeed
}

type Begun = Pick<
  NewNeed,
  'id' | 'number' | 'unitCode' | 'source' | 'reporterId' | 'heardAt' | 'deadlineAt' | 'photoIds'
> & {
  readonly state: OpenState
}

/** What the log says of a report. */
export function factsOf({ state, source, reporterId, photoIds }: Begun): Facts {
  return { state, source, reporterId, photoIds }
}

/** What the reporter is answered. */
export function reportedOf({ id, number, state, unitCode, heardAt, deadlineAt }: Begun): Reported {
  return { id, number, state, unitCode, heardAt, deadlineAt }
}

/** Numbers begin anew each year. */
export function yearOf(now: number): number {
  return Number(dateOf(now).slice(0, 4))
}
