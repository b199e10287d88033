import { z } from 'zod'
import { declareGroup, declareSetting } from '../settings/settings.ts'
import { words } from './words.zh.ts'

declareGroup('notices', words.settings.group, 60)

/** Who carries messages. Nothing leaves the building unless the street says so. */
export const carrier = declareSetting({
  key: 'notices.carrier',
  group: 'notices',
  value: z.enum(['page', 'file']),
  default: 'page',
  words: words.settings.carrier,
})
