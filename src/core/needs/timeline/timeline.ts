import { operatorId } from '../../../platform/actor/actor.ts'
import type { Event } from '../../../platform/events/log.ts'
import type { Flag, Kind, Level, Mark, State, Step } from '../need.ts'
import { steps } from '../need.ts'
import type { Need } from '../store/need-store.ts'
import type { TimelineEntry } from '../views.ts'
import { words } from '../words.zh.ts'
import { type Said, sayMoment, sayUndone, toResident, toStaff } from './words.zh.ts'

/** Turns what the log holds into what people read. Pure: names come in, sentences go out. */

/** Names by id: people, teams, squads and the files of imports in one map. */
export type Names = ReadonlyMap<string, string>

/** What the log leaves to the need itself. */
type About = Pick<Need, 'referredTo' | 'declinedTo' | 'reporterId'> & {
  /** Whoever may do for the reporter what is the reporter's to do, by id, as they are called. */
  readonly helpers: Names
}

export type Reader = 'resident' | 'staff'

/** Steps whose free text the resident reads too. Reasons for handing back and for guarding stay inside. */
const notesForResident: readonly Step[] = ['finish', 'decline', 'refer', 'confirm', 'sayUnsolved', 'settle', 'withdraw']

/** The timeline as this reader sees it, oldest first. A resident reads the shown steps alone, as does a helper. */
export function timelineOf(
  events: readonly Event[],
  names: Names,
  about: About,
  reader: { style: Reader; all: boolean },
): TimelineEntry[] {
  const undone = undoneAmong(events)
  return events.flatMap((event) => {
    const step = event.kind as Step
    if (!Object.hasOwn(steps, step)) return []
    const said = saidBy(event, names, about)
    const shown = isShown(event, said) && !undone.has(event.id)
    if (!reader.all && !shown) return []
    const sentence = (reader.style === 'resident' ? toResident[step](said) : toStaff[step](said)) ?? ''
    const person = event.personId === null ? null : names.get(event.personId)
    return [
      {
        id: event.id,
        at: event.at,
        step,
        sentence: undone.has(event.id) ? sayUndone(sentence) : sentence,
        note: reader.all || notesForResident.includes(step) || event.facts.shown === true ? event.note : null,
        person: person !== undefined && person !== null ? { id: event.personId!, name: person } : null,
        shown,
        photos: (event.facts.photoIds as string[] | undefined) ?? [],
      },
    ]
  })
}

/** Steps that were taken back: staff read them with that word, the resident neither them nor that they were. */
function undoneAmong(events: readonly Event[]): ReadonlySet<number> {
  const undone = new Set<number>()
  events.forEach(({ kind, facts }, at) => {
    if (kind !== 'undo') return
    for (const name of facts.undone as Step[]) {
      const step = events.slice(0, at).findLast((earlier) => earlier.kind === name)
      if (step) undone.add(step.id)
    }
  })
  return undone
}

function isShown(event: Event, said: Said): boolean {
  const step = event.kind as Step
  if (!steps[step].shown || toResident[step](said) === null) return false
  return step !== 'note' || event.facts.shown === true
}

/** Every id that the sentences of these events name. */
export function idsIn(events: readonly Event[]): string[] {
  const ids = events.flatMap(({ personId, facts }) => [
    personId,
    facts.personId,
    facts.assigneeId,
    ...((facts.visitorIds as string[] | undefined) ?? []),
  ])
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))]
}

/** The batch that a need came in with. */
export function importIn(events: readonly Event[]): string | undefined {
  const found = events.find(({ facts }) => typeof facts.importId === 'string')
  return found?.facts.importId as string | undefined
}

/** What a family helper does for somebody; the helper may be anybody in the street besides. */
const stepsForSomebody: ReadonlySet<string> = new Set<Step>([
  'report',
  'reportByVoice',
  'confirm',
  'sayUnsolved',
  'note',
  'withdraw',
])

function saidBy({ kind, personId, facts }: Event, names: Names, about: About): Said {
  const name = (id: unknown) => (typeof id === 'string' ? (names.get(id) ?? null) : null)
  const number = (value: unknown) => (typeof value === 'number' ? value : null)
  const moment = number(facts.visitAt) ?? number(facts.until)
  const visitors = ((facts.visitorIds as string[] | undefined) ?? []).map(name).filter((found) => found !== null)
  return {
    who: name(facts.personId) ?? (personId === operatorId ? null : name(personId)),
    team: name(facts.teamId),
    receiver:
      visitors.length > 0 ? visitors.join('、') : (name(facts.assigneeId) ?? name(facts.squadId) ?? name(facts.teamId)),
    kind: typeof facts.kind === 'string' ? words.kinds[facts.kind as Kind].mark : null,
    category:
      typeof facts.category === 'string' ? words.categories[facts.category as keyof typeof words.categories] : null,
    when: moment === null ? null : sayMoment(moment),
    mark: (facts.mark as Mark | undefined) ?? null,
    minutes: number(facts.minutes),
    count: number(facts.count),
    level: typeof facts.level === 'string' ? words.levels[facts.level as Level] : null,
    number: typeof facts.intoNumber === 'string' ? facts.intoNumber : null,
    granted: typeof facts.granted === 'boolean' ? facts.granted : null,
    outcome: typeof facts.outcome === 'string' ? facts.outcome : null,
    flags: ((facts.flags as Flag[] | undefined) ?? []).map((flag) => words.flags[flag]).join('、') || null,
    state: (facts.state as State | undefined) ?? null,
    own: personId !== null && personId === about.reporterId,
    helper: stepsForSomebody.has(kind) && personId !== null ? (about.helpers.get(personId) ?? null) : null,
    to: about.referredTo ?? about.declinedTo,
    imported: facts.source === 'import',
    file: name(facts.importId),
  }
}
