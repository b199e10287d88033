import { clockOf } from '../../platform/web/time.ts'
import type { Kind, MessageKind, NoticeSort, NoticeState, Span } from './notice.ts'
import type { Refusal } from './refusals.ts'

export const pages = {
  list: '楼栋通知',
  post: '发楼栋通知',
  one: '一条楼栋通知',
  poster: '楼栋通知海报',
  board: '楼栋通知',
} as const

export const acts = {
  post: {
    label: '发停水停暖停电通知',
    also: ['发通知', '发短信', '群发', '公告', '停电', '断电', '停暖', '供暖', '断水', '扫雪', '清雪', '楼道海报'],
  },
} as const

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
  coming: '还没开始',
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

/**
 * What people say when just this happened to them. A leaking tap, a parked scooter (停电动车) or one cold radiator is another
 * matter, which the text of a notice would not answer.
 */
export const saysSo = {
  water: /停水|断水|水停|(?:没|没有|没了|不来|不出)水(?!管|表|箱|泥|压|龙头)|(?:没|没有|停)自来水|(?:^|[^自])来水/u,
  heat: /停暖|断暖|来暖|[停没](?:有|了)?供[暖热]|不供[暖热]|[暖热]停|(?:没|没有|没了|停)暖气|暖气(?:停|没了)/u,
  power: /(?:停|断|没|没有|没了)电(?!动|瓶|梯|视|话|表|线)|电停|(?:时候|几点|[没不才])来电(?!话|显)/u,
  snow: /[清扫除铲积]雪|雪.{0,4}(?:没|不)(?:有|人)?.{0,2}[清扫除铲管]/u,
} as const satisfies Record<Kind, RegExp>

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
  sorts: { '-posted': '新发的在前', posted: '先发的在前' } satisfies Record<NoticeSort, string>,
  why: '一条通知管一件事，更正、结束都要写明白，不成批做。',
} as const
