import type { TimedClock } from './deadline.ts'
import type { Kind } from './need.ts'
import { words } from './words.zh.ts'

/** What the settings page says of the decisions about needs. */
export const settingWords = {
  group: '诉求',
  deadlines: '诉求各步的时限',
  handBackLimit: { label: '最多退回几次', help: '到了这个次数，再退回就往上一级走。', unit: '次' },
  callBackDays: { label: '办完几天没回音就打电话', help: '居民没有确认，由人打电话问过才算完。', unit: '天' },
  callAttempts: { label: '打几次没人接才算联系不上', help: '到了这个次数，可以记「联系不上」后办结。', unit: '次' },
  escalationMinutes: {
    label: '上报后再等多久继续往上',
    help: '超时上报给上一级后，这么久还没动，再上一级。',
    unit: '工作分钟',
  },
  undoMinutes: { label: '多久以内可以撤回', help: '研判、派单、标记、并案可以撤回。', unit: '分钟' },
  extensionDays: { label: '一次最多延几天', help: '延期要在到期以前提出，写明原因。', unit: '天' },
  reportsAnHour: {
    label: '一个人一小时最多报几件',
    help: '居民自己报的、替家里人报的都算。工作人员替人登记的不算，导入的也不算。',
    unit: '件',
  },
  reportsADay: { label: '一个人一天最多报几件', help: '从报第一件算起，满 24 小时重新算。', unit: '件' },
  minutes(clock: TimedClock, kind: Kind) {
    const urgent = kind === 'urgent'
    const cell = { row: words.clocks[clock], column: words.kinds[kind].mark }
    return {
      label: `${cell.row} · ${cell.column}`,
      cell,
      help: urgent ? '急的事按钟点算，不分昼夜。' : '按工作时间算，节假日不计。',
      unit: urgent ? '分钟' : '工作分钟',
    }
  },
} as const
