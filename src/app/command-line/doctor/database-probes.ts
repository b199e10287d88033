import { stat } from 'node:fs/promises'
import { countSearchDue } from '../../../core/needs/index.ts'
import { dateOf, minuteMs } from '../../../platform/calendar/dates.ts'
import { announcedYears } from '../../../platform/calendar/public-holidays.ts'
import { listKnownYears } from '../../../platform/calendar/store.ts'
import { words as calendarWords } from '../../../platform/calendar/words.zh.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { compareSchema, type SchemaState } from '../../../platform/database/migrate.ts'
import type { ServerFacts } from '../../../platform/database/server-facts.ts'
import { findBreakAtHead } from '../../../platform/events/seals.ts'
import { listTroubledQueues, type TroubledQueue } from '../../../platform/jobs/troubled-queues.ts'
import { countWaitingMessages, type WaitingMessages } from '../../../platform/notices/store.ts'
import { keyFile, loadKeys, WrongKey } from '../../../platform/sealing/keys.ts'
import { listMasterKeyIds } from '../../../platform/sealing/store.ts'
import { findStreetCode } from '../../../platform/settings/street.ts'
import { schemaSources } from '../../modules.ts'
import { type Finding, ill, well } from './finding.ts'

const LEAST_POSTGRESQL = 18
const SEALS_AT_HEAD = 200
const LARGEST_DRIFT_MS = 5_000
const LONGEST_LAG_MS = 10 * minuteMs
/** Three tries in vain take a carrier seven minutes. */
const MOST_TRIES = 3

const serverRemedy = 'End the server and start it again; what it prints says why if that does not help.'

export interface Ground {
  readonly tx: Tx
  readonly dataDir: string
  readonly now: number
  /** Whether a server has worked on this database for long enough: what waits while none does is nobody's fault. */
  readonly served: boolean
}

/** With the embedded database, web server and database start together; the first minutes are for catching up. */
export function isServed({ served, startedAt }: ServerFacts, now: number): boolean {
  return served && now - startedAt > LONGEST_LAG_MS
}

/** What is asked of the tables, as their owner, once their shape is known to be right. */
export const tableProbes: Readonly<Record<string, (ground: Ground) => Promise<Finding>>> = {
  keys: lookAtKeys,
  log: lookAtLog,
  jobs: async ({ tx, served }) => judgeJobs(await listTroubledQueues(tx), served),
  outbox: async ({ tx, served, now }) => judgeOutbox(await countWaitingMessages(tx), served, now),
  search: async ({ tx, served, now }) => judgeSearch(await countSearchDue(tx), served, now),
  calendar: lookAtCalendar,
}

export function judgeServer({ version, major }: ServerFacts): Finding {
  if (major >= LEAST_POSTGRESQL) return well(`PostgreSQL ${version} answers.`)
  return ill(
    `PostgreSQL ${version} is older than ${LEAST_POSTGRESQL}.`,
    `Bring the server of DATABASE_URL to PostgreSQL ${LEAST_POSTGRESQL}.`,
  )
}

/** `asked` and `answered`: this machine's clock before and after the database told its own. */
export function judgeClock(facts: ServerFacts, asked: number, answered: number): Finding {
  const drift = facts.now < asked ? facts.now - asked : Math.max(0, facts.now - answered)
  if (Math.abs(drift) > LARGEST_DRIFT_MS) {
    return ill(
      `The database’s clock is ${Math.round(Math.abs(drift) / 1000)} seconds ${drift < 0 ? 'behind' : 'before'} this machine’s.`,
      'Let both machines take the time from one source (NTP).',
    )
  }
  if (facts.shanghaiAheadMinutes !== 480 || !knowsShanghai()) {
    return ill(
      'The time zone data puts Asia/Shanghai elsewhere than at UTC+8.',
      'Bring the time zone data of the database’s machine and of Node up to date.',
    )
  }
  return well('The database and this machine agree on the time, and on Asia/Shanghai.')
}

function knowsShanghai(): boolean {
  const noon = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
  return noon.format(Date.UTC(2026, 0, 1, 4)) === '12:00'
}

export async function lookAtSchema(tx: Tx): Promise<Finding> {
  return judgeSchema(await compareSchema(tx, schemaSources()))
}

export function judgeSchema({ changed, unknown, missing }: SchemaState): Finding {
  if (changed.length > 0) {
    return ill(
      `Applied files read differently today: ${changed.join(', ')}.`,
      'Put back the version of the program that made this database, or the files as they were.',
    )
  }
  if (unknown.length > 0) {
    return ill(
      `The tables are of a newer version; this one doesn’t know ${unknown.join(', ')}.`,
      'Use the version of the program that last served this folder, or a later one.',
    )
  }
  if (missing.length > 0) return ill(`Not applied yet: ${missing.join(', ')}.`, 'Run bin/wuse migrate.')
  return well('The tables are those of this version.')
}

async function lookAtKeys({ tx, dataDir }: Ground): Promise<Finding> {
  const sealedUnder = await listMasterKeyIds(tx)
  const file = keyFile(dataDir)
  const found = await stat(file).catch(() => undefined)
  if (!found) {
    return sealedUnder.length === 0
      ? well('Nothing was sealed yet; the first start makes the keys.')
      : ill(`${file} is missing.`, 'Put it back from your copy: without it no sealed field can be read by anybody.')
  }
  if ((found.mode & 0o077) !== 0) {
    return ill(`Others than its owner may read ${file}.`, `Take that from them: chmod 600 ${file}`)
  }

  try {
    const { masters } = loadKeys(dataDir)
    if (sealedUnder.every((id) => masters.has(id))) return well('The keys are there and fit this database.')
    throw new WrongKey()
  } catch (error) {
    if (!(error instanceof WrongKey)) throw error
    return ill('The keys don’t open what this database sealed.', error.message)
  }
}

async function lookAtLog({ tx }: Ground): Promise<Finding> {
  const broken = await findBreakAtHead(tx, SEALS_AT_HEAD)
  if (broken === null) {
    return well(`The last ${SEALS_AT_HEAD} seals hold; bin/wuse audit verify proves the whole log.`)
  }
  return ill(
    `Seal ${broken} does not fit its events: the log was changed behind our back.`,
    'Keep a copy of the data folder as it is, tell the auditor, and run bin/wuse audit verify for each place.',
  )
}

export function judgeJobs(troubled: readonly TroubledQueue[], served: boolean): Finding {
  const told = troubled
    .map(({ queue, ...counts }) => ({
      queue,
      counts: Object.entries(counts).filter(([kind, count]) => count > 0 && (served || kind === 'failed')),
    }))
    .filter(({ counts }) => counts.length > 0)
    .map(({ queue, counts }) => `${queue} (${counts.map(([kind, count]) => `${count} ${kind}`).join(', ')})`)
  if (told.length === 0) return well('No job failed in the last day, and none is stuck.')
  return ill(`Jobs came to nothing: ${told.join(', ')}.`, serverRemedy)
}

export function judgeOutbox({ count, dueSince, mostTries }: WaitingMessages, served: boolean, now: number): Finding {
  if (count === 0 || dueSince === null) return well('No message waits to be carried.')
  if (mostTries >= MOST_TRIES) {
    return ill(
      `Messages were given to their carrier up to ${mostTries} times in vain; ${count} wait.`,
      'Make sure that outbox.log in the data folder can be written and that its disk has room.',
    )
  }
  return judgeLag(`${count} messages wait to be carried`, dueSince, served, now)
}

export function judgeSearch(
  { count, since }: { count: number; since: number | null },
  served: boolean,
  now: number,
): Finding {
  if (count === 0 || since === null) return well('The words of every need are indexed.')
  return judgeLag(`The words of ${count} needs wait to be indexed`, since, served, now)
}

function judgeLag(what: string, since: number, served: boolean, now: number): Finding {
  const late = now - since > LONGEST_LAG_MS
  if (!served && late) return well(`${what}: no server has run long enough to do it.`)
  if (!late) return well(`${what}, none for longer than ${LONGEST_LAG_MS / minuteMs} minutes.`)
  return ill(`${what}, the oldest for ${Math.floor((now - since) / minuteMs)} minutes.`, serverRemedy)
}

async function lookAtCalendar({ tx, now }: Ground): Promise<Finding> {
  const street = await findStreetCode(tx)
  if (street === null) return well('No street was set up yet.')
  const entered = await listKnownYears(tx, street)
  return judgeCalendar([...announcedYears, ...entered.map(({ year }) => year)], now)
}

/** From December on the next year's holidays are announced, and deadlines reach into it. */
export function judgeCalendar(knownYears: readonly number[], now: number): Finding {
  const [year = 0, month = 0] = dateOf(now).split('-').map(Number)
  const needed = month === 12 ? [year, year + 1] : [year]
  const lacking = needed.find((each) => !knownYears.includes(each))
  if (lacking === undefined) return well(`The public holidays of ${needed.join(' and ')} are known.`)
  return ill(
    `The public holidays of ${lacking} are not entered, so deadlines in it are provisional.`,
    `Enter them on the page ${calendarWords.page.title}.`,
  )
}
