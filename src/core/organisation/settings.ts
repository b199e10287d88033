import { z } from 'zod'
import { declareGroup, declareSetting } from '../../platform/settings/settings.ts'
import { settingWords } from './settings-words.zh.ts'

/** What a street decides for itself about posts. */

declareGroup('organisation', settingWords.group, 18)

export const reminderDays = declareSetting({
  key: 'organisation.reminderDays',
  group: 'organisation',
  value: z.number().int().min(1).max(180),
  default: 30,
  words: settingWords.reminderDays,
})
