import { clockOf } from '../../platform/web/time.ts'
import type { Kind, MessageKind, NoticeState, Span } from './notice.ts'
import type { Refusal } from './refusals.ts'

export const pages = {
  list: '楼栋通知',
  post: '发楼栋通知',
  one: '一条楼栋通知',
  poster: '楼栋通知海报',
  board: '楼栋通知',
} as const

export const acts = { post: '发停水停暖停电通知' } as const

export const kindWords = { water: '停水', heat: '停暖', power: '停电', snow: '清雪' } as const satisfies Record<
  Kind,
  string
>

/** How it is said when it is over. */
export const overWords = {
  water: '恢复供水',
  heat: '恢复供暖',
  power: '恢复供电',
  snow: '雪清完了',
} as const satisfies Record<Kind, string>

export const stateWords = {
  coming: '还没到',
  running: '正在进行',
  overdue: '过了时间，没说恢复',
  over: '结束了',
} as const satisfies Record<NoticeState, string>

export const messageWords = {
  posted: '第一次通知',
  corrected: '更正',
  over: '结束',
} as const satisfies Record<MessageKind, string>

/** Who usually mends it, as a beginning for whoever writes. */
export const usuallyResponsible = {
  water: '自来水公司',
  heat: '供热公司',
  power: '供电公司',
  snow: '物业和清雪队',
} as const satisfies Record<Kind, string>

/** What people say when they tell of it. */
export const soundsOf = {
  water: ['停水', '没水', '来水', '断水', '自来水', '水管', '水压', '水龙头'],
  heat: ['暖气', '供暖', '供热', '停暖', '不热', '地热', '冷'],
  power: ['停电', '没电', '断电', '跳闸', '来电', '电压'],
  snow: ['雪', '冰', '路滑', '滑倒'],
} as const satisfies Record<Kind, readonly string[]>

/** The title of a message: what it is, and from when to when. */
export function titleOf(kind: Kind, message: MessageKind, span: Span): string {
  if (message === 'over') return overWords[kind]
  const changed = message === 'corrected' ? '有变' : ''
  return `${kindWords[kind]}${changed}：${spanWords(span)}`
}

/** 「12 月 1 日 8:00 至 18:00」, 「12 月 1 日 8:00 起」. */
export function spanWords({ fromAt, untilAt }: Span): string {
  const from = clockOf(fromAt)
  if (untilAt === null) return `${dayOf(from)} ${timeOf(from)} 起`
  const until = clockOf(untilAt)
  return `${dayOf(from)} ${timeOf(from)} 至 ${from.day === until.day ? '' : `${dayOf(until)} `}${timeOf(until)}`
}

type Clock = ReturnType<typeof clockOf>

function dayOf({ month, date }: Clock): string {
  return `${month} 月 ${date} 日`
}

function timeOf({ hour, minute }: Clock): string {
  return `${hour}:${String(minute).padStart(2, '0')}`
}

/** The buildings in words, short enough for a poster. */
export function placesOf(names: readonly string[]): string {
  const most = 12
  const shown = names.slice(0, most).join('、')
  return names.length > most ? `${shown} 等 ${names.length} 栋` : shown
}

/** What the one who told of it reads as the answer. */
export const notices = {
  answer: (title: string, text: string) => ({ title: `您说的事：${title}`, text }),
}

export const reasonOfUntying = '和这条通知不是一回事，单独办。'

export const refusalWords = {
  'until-before-from': '结束要晚于开始，请改一下时间。',
  'span-too-long': '最长 31 天。更久的，到时候发更正。',
  'notice-is-over': '这条已经结束了。又停了，请另发一条。',
  'building-unknown': '有的楼栋找不到了，请重新选。',
  'two-streets': '一条通知只发给一个街道的楼栋。',
  'door-elsewhere': '这扇门不在这条通知的楼栋里，刷新看看。',
  'need-is-tied': '有一件已经归到通知里了，刷新看看。',
  'need-not-tied': '这件没有归到这条通知，刷新看看。',
  'not-your-post': '这件事不归您的岗位办，请找街道干部或社区书记。',
} as const satisfies Record<Refusal, string>

export const list = {
  heads: {
    title: '通知',
    places: '楼栋',
    unit: '社区、网格',
    state: '现在',
    tied: '归到的诉求',
    from: '开始',
    until: '结束',
    posted: '发出',
  },
  newest: '新发的在前',
  why: '一条通知管一件事，更正、结束都要写明白，不成批做。',
} as const
