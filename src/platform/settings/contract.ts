import { z } from 'zod'
import { calls, Done, Moment } from '../contract/contract.ts'
import { settingsAddresses } from './addresses.ts'

const Value = z.union([z.number(), z.boolean(), z.string().max(2000)])
const Key = z.object({ key: z.string().max(80) })

export const SettingView = z.object({
  key: z.string(),
  label: z.string(),
  help: z.string(),
  unit: z.string().nullable(),
  cell: z.object({ row: z.string(), column: z.string() }).nullable().describe('its place in the table of its group'),
  kind: z.enum(['number', 'switch', 'choice', 'text']),
  min: z.number().nullable(),
  max: z.number().nullable(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
  value: Value,
  default: Value,
  changedAt: Moment.nullable(),
  changedBy: z.string().nullable(),
})
export type SettingView = z.infer<typeof SettingView>

export const settingsCalls = calls(settingsAddresses, {
  listSettings: {
    summary: 'What the street decided, and what it could decide',
    answer: z.object({
      groups: z.array(z.object({ group: z.string(), title: z.string(), settings: z.array(SettingView) })),
      can: z.object({ change: z.boolean() }),
    }),
  },
  changeSetting: {
    summary: 'Decide a setting for the street',
    params: Key,
    body: z.object({ value: Value }),
    answer: Done,
  },
  resetSetting: {
    summary: 'Take a decision back: the default holds again',
    params: Key,
    answer: Done,
  },
})
