import { z } from 'zod'
import type { Tx } from '../../platform/database/database.ts'
import type { Setting } from '../../platform/settings/settings.ts'
import { declareGroup, declareSetting, setting } from '../../platform/settings/settings.ts'
import { type TimedClock, usualMinutes } from './deadline.ts'
import { type Kind, kinds } from './need.ts'
import { settingWords } from './settings-words.zh.ts'

/** What a street decides for itself about needs. */

declareGroup('needs', settingWords.group, 10)
declareGroup('needs-deadlines', settingWords.deadlines, 11)

export const handBackLimit = declareSetting({
  key: 'needs.handBackLimit',
  group: 'needs',
  value: z.number().int().min(1).max(5),
  default: 2,
  words: settingWords.handBackLimit,
})

export const callBackDays = declareSetting({
  key: 'needs.callBackDays',
  group: 'needs',
  value: z.number().int().min(1).max(30),
  default: 3,
  words: settingWords.callBackDays,
})

export const callAttempts = declareSetting({
  key: 'needs.callAttempts',
  group: 'needs',
  value: z.number().int().min(1).max(9),
  default: 3,
  words: settingWords.callAttempts,
})

export const escalationMinutes = declareSetting({
  key: 'needs.escalationMinutes',
  group: 'needs',
  value: z.number().int().min(10).max(3900),
  default: 195,
  words: settingWords.escalationMinutes,
})

export const undoMinutes = declareSetting({
  key: 'needs.undoMinutes',
  group: 'needs',
  value: z.number().int().min(1).max(60),
  default: 10,
  words: settingWords.undoMinutes,
})

export const extensionDays = declareSetting({
  key: 'needs.extensionDays',
  group: 'needs',
  value: z.number().int().min(1).max(60),
  default: 15,
  words: settingWords.extensionDays,
})

export const reportsAnHour = declareSetting({
  key: 'needs.reportsAnHour',
  group: 'needs',
  value: z.number().int().min(5).max(20_000),
  default: 20,
  words: settingWords.reportsAnHour,
})

export const reportsADay = declareSetting({
  key: 'needs.reportsADay',
  group: 'needs',
  value: z.number().int().min(5).max(20_000),
  default: 60,
  words: settingWords.reportsADay,
})

const deadlines = Object.fromEntries(
  (Object.keys(usualMinutes) as TimedClock[]).map((clock) => [
    clock,
    Object.fromEntries(kinds.map((kind) => [kind, declareDeadline(clock, kind)])),
  ]),
) as Record<TimedClock, Record<Kind, Setting<number>>>

function declareDeadline(clock: TimedClock, kind: Kind): Setting<number> {
  return declareSetting({
    key: `needs.minutes.${clock}.${kind}`,
    group: 'needs-deadlines',
    value: z.number().int().min(5).max(39_000),
    default: usualMinutes[clock][kind],
    words: settingWords.minutes(clock, kind),
  }) as Setting<number>
}

/** How many minutes a step may take for a kind; running ones for 急, working ones for the others. */
export function minutesFor(tx: Tx, unitCode: string, clock: TimedClock, kind: Kind | null): Promise<number> {
  return setting(tx, deadlines[clock][kind ?? 'worry'], unitCode)
}
