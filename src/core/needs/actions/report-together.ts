import type { Tx } from '../../../platform/database/database.ts'
import type { GatheredCommand, GatheredRoute } from '../../../platform/http/module.ts'
import type { needsCalls } from '../contract.ts'
import { findHomes, insertNeedsTogether } from '../store/report-store.ts'
import { beginningOf, factsOf, newNeed, reportedOf, yearOf } from './new-need.ts'
import { countOwnReport, isOften } from './own-reports.ts'
import { runningClock } from './take-step.ts'

type Report = typeof needsCalls.report

/**
 * What residents say for themselves, in words and from home, when many do so at once: one transaction for all of them.
 * Everything else, and whatever may accuse somebody, is taken in one by one.
 */
export const reportTogether: GatheredRoute<Report> = {
  takes({ body: told }, personId, now) {
    if (isOften(personId, now)) return false
    const placed = told.unitCode !== undefined || told.buildingId !== undefined || told.doorId !== undefined
    const attached = told.voiceNoteId !== undefined || told.photoIds.length > 0
    return told.source === 'resident-phone' && Boolean(told.text) && !placed && !attached && !beginningOf(told).guarded
  },
  carryOut,
}

async function carryOut(tx: Tx, all: readonly GatheredCommand<Report>[]) {
  const counted = await Promise.all(
    all.map(({ command, now }) => countOwnReport({ tx, now }, command.personId, command.id)),
  )
  // The transaction acts as the first of them, so without the first there is none; alone each is told why.
  const reports = counted[0] ? all.filter((_, index) => counted[index]) : []
  if (reports.length === 0) return []
  const answers = new Map((await takeInAll(tx, reports)).map((answer, index) => [reports[index]!, answer]))
  return all.map((one) => answers.get(one))
}

async function takeInAll(tx: Tx, reports: readonly GatheredCommand<Report>[]) {
  const homes = await findHomes(
    tx,
    reports.map(({ command }) => command.personId),
    reports.map(({ sessionId }) => sessionId),
    yearOf(reports[0]!.now),
  )
  const needs = await Promise.all(
    reports.map(async ({ command, asked: { body: told }, now }, index) => {
      const home = homes.get(index)
      if (!home) return undefined
      const begun = beginningOf(told)
      const { number, livesAlone } = home
      const running = await runningClock({ tx, now }, home.unitCode, begun.clock, begun.kind)
      return newNeed(told, begun, { me: command.personId, now, number, place: home, livesAlone, running })
    }),
  )

  insertNeedsTogether(
    tx,
    needs.flatMap((need, index) => {
      const { command, sessionId } = reports[index]!
      return need ? [{ ...need, command, sessionId, facts: factsOf(need), answer: reportedOf(need) }] : []
    }),
  )
  return needs.map((need) => need && reportedOf(need))
}
