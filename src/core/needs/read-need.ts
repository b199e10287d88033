import type { Context } from '../../platform/actor/actor.ts'
import { personOf } from '../../platform/actor/actor.ts'
import { NotFound } from '../../platform/contract/errors.ts'
import { listEvents } from '../../platform/events/log.ts'
import { findFileName } from '../../platform/imports/index.ts'
import { listMattersOfficers, unitChain } from '../organisation/index.ts'
import { listNames, type Named } from '../people/index.ts'
import { listAddresses, listBuildings } from '../territory/index.ts'
import { type Involved, mayTake, standingIn, type Who } from './access.ts'
import { coverNumbers } from './cleaning.ts'
import { leadsFrom, type LaterStep, residentStepOf, type Step, stepNames } from './need.ts'
import { extensionAnswerRefusal, undoRefusal } from './step-rules.ts'
import { directory, type Directory } from './directory.ts'
import { listNear } from './store/count-store.ts'
import { findNeed, type Need } from './store/need-store.ts'
import {
  type Extension,
  findInvolved,
  type Invitation,
  listExtensions,
  listHelpers,
  listInvitations,
  listRatings,
  listSupporting,
  listVisits,
  type Visit,
} from './store/parts-store.ts'
import { idsIn, importIn, timelineOf } from './timeline/timeline.ts'
import { nextVisit, rowView, standingSentence, unitNameOf } from './view.ts'
import type { NeedView } from './views.ts'
import { words } from './words.zh.ts'

/** One need, whole, as far as its reader may see it: who asks sees more of themselves, who is only asked sees little. */
export async function readNeed(context: Context, needId: string): Promise<NeedView> {
  const { tx, now } = context
  const me = personOf(context)
  const need = await findNeed(tx, needId)
  if (!need) throw new NotFound()

  const [involved, events, invitations, visits, extensions, supporting, near, called, watching, helpers] =
    await Promise.all([
      findInvolved(tx, need, me),
      listEvents(tx, 'need', need.id),
      listInvitations(tx, need.id),
      listVisits(tx, [need.id]),
      listExtensions(tx, need.id),
      listSupporting(tx, need.id),
      listNear(tx, need),
      directory(tx, [need]),
      listWatchers(tx, need),
      listHelpers(tx, need),
    ])
  const standing = standingIn(context.actor, need, involved)
  const sight = sightOf(standing, involved)
  const ratings = await listRatings(tx, [need.id, ...near.map(({ id }) => id)])
  const people = await listNames(tx, [
    ...idsIn(events),
    need.reporterId,
    need.heardBy,
    need.assigneeId,
    ...invitations.map(({ personId }) => personId),
    ...visits.flatMap(({ visitorIds }) => visitorIds),
    ...extensions.map(({ askedBy }) => askedBy),
    ...watching,
  ])
  const { teams, units } = called
  const helpersNamed = new Map(helpers.map(({ personId, name }) => [personId, name]))
  const names = namesOf(people, called)
  const importId = importIn(events)
  const file = importId && sight.inside ? await findFileName(tx, importId) : undefined
  if (importId && file) names.set(importId, file)
  const shortOnes = near.map((one) => ({
    ...one,
    mark: ratings.findLast(({ needId: of }) => of === one.id)?.mark ?? null,
  }))

  return {
    ...rowView(
      { ...need, extensionAsked: sight.inside && isExtensionOpen(extensions) },
      { ...called, people: names },
      now,
    ),
    body: need.body === null || sight.numbers ? need.body : coverNumbers(need.body),
    topic: need.topic,
    timeWish: need.timeWish,
    reporter: reporterView(need, people, sight, { me, follows: standing.has('follows-for') }),
    heardBy: need.source === 'import' || need.source === 'family-helper' ? null : named(need.heardBy, names),
    askedBy: need.source === 'family-helper' ? (helpersNamed.get(need.heardBy ?? '') ?? null) : null,
    place: await placeView(context, need, units, sight),
    livesAlone: sight.person ? need.livesAlone : null,
    peopleWanted: need.peopleWanted,
    watchers: sight.inside ? watching.flatMap((personId) => named(personId, names) ?? []) : null,
    supporting: supporting.map(({ teamId, unitCode }) => ({
      team: (teamId && teams.get(teamId)) || null,
      unit: unitCode === null ? null : { code: unitCode, name: units.get(unitCode) ?? unitCode },
    })),
    invitations: invitations
      .filter(({ personId }) => sight.inside || personId === me)
      .map((invitation) => invitationView(invitation, names, me)),
    visits: visits.map((visit) => visitView(visit, people, standing.has('reporter'), me)),
    extensions: sight.inside ? extensions.map((extension) => extensionView(extension, names)) : [],
    ratings: ratings
      .filter(({ needId: of }) => of === need.id)
      .map(({ ratedAt, mark, words: said, byCall }) => ({
        at: ratedAt,
        mark,
        words: said,
        by: byCall ? ('call-back' as const) : ('reporter' as const),
      })),
    photos: [...need.photoIds],
    voiceNoteId: sight.person || standing.has('follows-for') ? need.voiceNoteId : null,
    referredTo: need.referredTo,
    referredBackBy: need.referBy,
    declinedTo: need.declinedTo,
    // A row without a number is known by a hash of its words, which nobody needs to read.
    externalNumber: sight.inside && need.externalSystem === 'file' ? need.externalNumber : null,
    order: sight.inside ? orderOf(need) : null,
    minutesServed: need.minutesServed,
    residentStep: residentStepOf[need.state],
    residentSentence: standingSentence(need, nextVisit(visits, need.id, now), { ...called, people: names }),
    timeline: timelineOf(
      events,
      names,
      { ...need, helpers: helpersNamed },
      {
        style: standing.has('reporter') || standing.has('follows-for') ? 'resident' : 'staff',
        all: sight.inside,
      },
    ),
    near: shortOnes.filter(({ why }) => sight.inside && why !== 'same-reporter'),
    earlier: shortOnes.filter(({ why }) => sight.inside && why === 'same-reporter'),
    handOffs: sight.inside ? need.flags.map((flag) => ({ flag, ...copied(words.handOffs[flag]) })) : [],
    undo: undoOf(need, me, now),
    can: canOf(need, standing, { invitations, extensions, me, now }),
  }
}

/** Who holds the posts of the level that watches over a need; the officers alone where it is guarded. */
async function listWatchers(tx: Context['tx'], need: Need): Promise<string[]> {
  if (need.guardedAt !== null) return listMattersOfficers(tx, need.unitCode.slice(0, 9))
  const chain = await unitChain(tx, need.unitCode)
  const link = chain.find(({ level }) => level === need.level) ?? chain[0]
  return [...new Set(link?.people.map(({ personId }) => personId))]
}

/** How much of a need somebody sees: the work, the person, or only what is asked of them. */
interface Sight {
  /** All of the timeline, reasons and answers: whose work it is. */
  readonly inside: boolean
  /** Who asks, where the door is, the voice. */
  readonly person: boolean
  /** Phone numbers as they were written. */
  readonly numbers: boolean
}

function sightOf(standing: ReadonlySet<Who>, { helping }: Involved): Sight {
  const reporter = standing.has('reporter')
  const posted = [...standing].some((who) => !parts.has(who))
  const inside = posted || standing.has('team-in-charge') || standing.has('assignee')
  return { inside, person: inside || reporter || helping, numbers: posted || reporter }
}

const parts: ReadonlySet<Who> = new Set<Who>([
  'anybody',
  'reporter',
  'assignee',
  'team-in-charge',
  'asked',
  'helper',
  'asks-for',
  'follows-for',
  'confirms-for',
  'clock', // the rest are posts
])

function namesOf(people: ReadonlyMap<string, Named>, { teams, squads }: Directory): Map<string, string> {
  return new Map([
    ...[...people].map(([id, { name }]): [string, string] => [id, name]),
    ...[...teams].map(([id, { name }]): [string, string] => [id, name]),
    ...squads,
  ])
}

function reporterView(
  need: Need,
  people: ReadonlyMap<string, Named>,
  sight: Sight,
  { me, follows }: { me: string; follows: boolean },
): NeedView['reporter'] {
  const person = need.reporterId === null ? undefined : people.get(need.reporterId)
  return {
    id: sight.person ? need.reporterId : null,
    name: sight.person || follows ? (person?.name ?? need.callerName) : null,
    called: sight.person ? (person?.called ?? null) : null,
    contactWay: need.contactWay,
    callable:
      sight.person &&
      need.reporterId !== me &&
      (need.reporterId !== null || need.callerPhone !== null) &&
      need.contactWay === 'phone',
    isMe: need.reporterId === me,
  }
}

async function placeView(
  { tx }: Context,
  need: Need,
  units: Directory['units'],
  sight: Sight,
): Promise<NeedView['place']> {
  const door =
    need.doorId !== null && sight.person ? (await listAddresses(tx, [need.doorId])).get(need.doorId) : undefined
  const building =
    need.buildingId === null ? undefined : (await listBuildings(tx, [need.buildingId])).get(need.buildingId)
  return {
    buildingId: need.buildingId,
    doorId: sight.person ? need.doorId : null,
    words: [unitNameOf(need.unitCode, units), door?.line ?? building?.name]
      .filter((part) => part !== undefined)
      .join(' '),
    access: sight.person ? need.placeNote : null,
  }
}

function invitationView(invitation: Invitation, names: ReadonlyMap<string, string>, me: string) {
  const { id, personId, askedAt, expiresAt, answer, answeredAt, withdrawnAt } = invitation
  const person = { id: personId, name: names.get(personId) ?? '' }
  return {
    id,
    person,
    askedAt,
    expiresAt,
    answer,
    answeredAt,
    withdrawnAt,
    words: invitation.words,
    mine: personId === me,
  }
}

function visitView(visit: Visit, people: ReadonlyMap<string, Named>, isReporter: boolean, me: string) {
  return {
    id: visit.id,
    at: visit.visitAt,
    visitors: visit.visitorIds.map((id) => ({
      id,
      name: people.get(id)?.name ?? '',
      photoId: people.get(id)?.photoId ?? null,
    })),
    password: isReporter || visit.visitorIds.includes(me) ? visit.password : null,
    cancelledAt: visit.cancelledAt,
    first: visit.first,
  }
}

function extensionView(
  { id, askedBy, askedAt, until, reason, answeredAt, granted }: Extension,
  names: ReadonlyMap<string, string>,
) {
  return { id, askedBy: { id: askedBy, name: names.get(askedBy) ?? '' }, askedAt, until, reason, answeredAt, granted }
}

/** Whose deadline it is, and by which number they know it. */
function orderOf({ externalSystem, externalNumber, dueBy }: Need): NeedView['order'] {
  if (externalSystem === null || externalNumber === null || dueBy === null) return null
  return { sender: externalSystem, number: externalNumber, dueBy }
}

function isExtensionOpen(extensions: readonly Extension[]): boolean {
  return extensions.some(({ answeredAt }) => answeredAt === null)
}

function named(id: string | null, names: ReadonlyMap<string, string>) {
  return id === null ? null : { id, name: names.get(id) ?? '' }
}

function copied({ title, steps }: { title: string; steps: readonly string[] }) {
  return { title, steps: [...steps] }
}

function undoOf(need: Need, me: string, now: number): NeedView['undo'] {
  if (!need.undoable || undoRefusal(need.undoable, me, now) !== null) return null
  return { step: need.undoable.step, with: need.undoable.with, until: need.undoable.until }
}

interface Asked {
  readonly invitations: readonly Invitation[]
  readonly extensions: readonly Extension[]
  readonly me: string
  readonly now: number
}

/** What the reader may do now: the post or part, the state, and what the step itself asks for. */
function canOf(need: Need, standing: ReadonlySet<Who>, asked: Asked): NeedView['can'] {
  return Object.fromEntries(
    stepNames.map((step) => [
      step,
      mayTake(step, standing) && leadsFrom(step, need.state) && isOpen(step, need, asked),
    ]),
  ) as Record<Step, boolean>
}

function isOpen(step: Step, need: Need, { invitations, extensions, me, now }: Asked): boolean {
  const open = extensions.find(({ answeredAt }) => answeredAt === null)
  const special: Partial<Record<LaterStep, () => boolean>> = {
    undo: () => undoRefusal(need.undoable, me, now) === null,
    askExtension: () => open === undefined && need.deadlineAt !== null && now < need.deadlineAt,
    answerExtension: () => extensionAnswerRefusal(open, me) === null,
    sayYes: () =>
      invitations.some(
        (one) => one.personId === me && one.answer === null && one.withdrawnAt === null && one.expiresAt > now,
      ),
    setUrgent: () => need.kind !== 'urgent',
  }
  return special[step as LaterStep]?.() ?? true
}
