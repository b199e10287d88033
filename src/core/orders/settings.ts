import { z } from 'zod'
import { declareGroup, declareSetting } from '../../platform/settings/settings.ts'
import { settingWords } from './words.zh.ts'

/** What a street decides for itself about orders. */

declareGroup('orders', settingWords.group, 30)

export const reminderHours = declareSetting({
  key: 'orders.reminderHours',
  group: 'orders',
  value: z.number().int().min(1).max(240),
  default: 24,
  words: settingWords.reminderHours,
})
