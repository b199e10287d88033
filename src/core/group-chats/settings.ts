import { z } from 'zod'
import { declareGroup, declareSetting } from '../../platform/settings/settings.ts'
import { settingWords } from './words.zh.ts'

/** What a street decides for itself about group chats. */

declareGroup('group-chats', settingWords.group, 32)

export const keptDays = declareSetting({
  key: 'groupChats.keptDays',
  group: 'group-chats',
  value: z.number().int().min(1).max(365),
  default: 30,
  words: settingWords.keptDays,
})
