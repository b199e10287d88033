import { z } from 'zod'
import { declareGroup, declareSetting } from '../../platform/settings/settings.ts'
import { words } from './words.zh.ts'

declareGroup('front-page', words.settings.group, 5)

/** The numbers that residents may call, as one text. */
export const publicPhones = declareSetting({
  key: 'front-page.phones',
  group: 'front-page',
  value: z.string().max(1000),
  default: '',
  words: words.settings.phones,
})
