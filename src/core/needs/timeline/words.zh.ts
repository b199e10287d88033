import type { Mark, State, Step } from '../need.ts'
import { words } from '../words.zh.ts'

/** What a sentence may need to know. Names come from their ids when the sentence is read, never from the log. */
export interface Said {
  readonly who: string | null
  readonly team: string | null
  readonly receiver: string | null
  readonly kind: string | null
  readonly category: string | null
  readonly when: string | null
  readonly mark: Mark | null
  readonly minutes: number | null
  readonly count: number | null
  readonly level: string | null
  readonly number: string | null
  readonly granted: boolean | null
  readonly outcome: string | null
  readonly flags: string | null
  readonly state: State | null
  /** It is the reporter's own doing. */
  readonly own: boolean
  /** A family helper did it for the reporter: 女儿王芳. */
  readonly helper: string | null
  readonly to: string | null
  /** It came in with a sheet, whose name is told to whoever may see the batch. */
  readonly imported: boolean
  readonly file: string | null
}

/** The resident's timeline, in plain words with 您. A step that isn't shown to residents has none. */
export const toResident = {
  report: ({ imported, helper }) =>
    imported ? '社区把您以前说的事记进来了。' : `${byHelper(helper)}我们收到了您说的事。`,
  reportByVoice: ({ helper }) => `${byHelper(helper)}我们收到了您的语音，会有人听。`,
  transcribe: () => null,
  setUrgent: () => null,
  triage: () => '我们看明白了，正在给您找人。',
  dispatch: () => null,
  ask: () => null,
  sayYes: ({ who, state }) => (state === 'accepted' ? `${who ?? '志愿者'}答应来帮您。` : null),
  sayNo: () => null,
  stopAsking: () => null,
  invitationsExpire: () => null,
  accept: ({ who, team }) => `${team ?? who ?? '工作人员'}接下了您的事。`,
  handBack: () => null,
  planVisit: ({ when, receiver }) => `${when ?? '约好的时间'}，${receiver ?? '工作人员'}到您家。来时会说口令。`,
  startServing: ({ who, team }) => `${who ?? team ?? '工作人员'}开始办了。`,
  note: ({ own, helper }) => (helper ? `由${helper}代办，补充说` : own ? '您补充说' : '办事的人记了一笔。'),
  finish: () => '说是办完了，请您看看，解决了没有。',
  confirm: ({ mark, state, helper }) =>
    `${helper ? `由${helper}代办，` : '您'}确认解决了${mark ? `，评了「${words.marks[mark]}」` : ''}。${state === 'guarded' ? guardedSince : '谢谢您。'}`,
  sayUnsolved: ({ level, state, helper }) =>
    state === 'guarded'
      ? `您说没解决。${guardedSince}`
      : `${helper ? `由${helper}代办，` : '您'}说没解决，已经重新办，由${level ?? '上一级'}盯着。`,
  callBackFallsDue: () => null,
  callBack: ({ outcome, state }) =>
    state === 'guarded' ? `我们打电话问过您。${guardedSince}` : callBackSentence(outcome),
  askExtension: () => null,
  answerExtension: ({ granted, when }) => (granted ? `要多花些时间，最晚到${when ?? '新的期限'}。` : null),
  decline: ({ to }) => `这件事我们办不了。${to ? `您可以去：${to}` : ''}`,
  refer: ({ to }) => `这件事归${to ?? '别的部门'}管，已经转过去，我们继续跟着。`,
  followUp: () => '我们问了进展。',
  takeBack: () => '这件事又回到我们这里，接着办。',
  settle: ({ to }) => `${to ?? '负责部门'}说办完了，请您看看，解决了没有。`,
  mark: () => null,
  guard: () => null,
  clear: () => null,
  handOff: ({ to }) => `您说的事已经转给${to ?? '负责部门'}，我们继续跟着。`,
  join: ({ number }) => `和另一件是同一件事，一起办${number ? `（${number}）` : ''}。办完一样告诉您。`,
  separate: () => '和另一件分开了，单独给您办。',
  withdraw: ({ state, helper }) =>
    `${helper ? `由${helper}代办，` : '您'}说不用办了。${state === 'guarded' ? guardedSince : ''}`,
  undo: () => null,
  escalate: ({ level }) => `我们慢了，${level ?? '上一级'}已经知道，正在催。`,
} as const satisfies Record<Step, (said: Said) => string | null>

function byHelper(helper: string | null): string {
  return helper ? `由${helper}代办。` : ''
}

function forReporter(helper: string | null): string {
  return helper ? `由${helper}代办，` : '本人'
}

/** The last words of the resident may accuse somebody: from then on one officer alone reads it. */
const guardedSince = '您说的话由专人在看。'

/** The same for staff: who did what, without a pronoun. */
export const toStaff = {
  report: ({ who, imported, file, helper }) =>
    helper
      ? `由${helper}代办提出`
      : imported
        ? `从表格${file ? `《${file}》` : ''}导入${who ? `，${who}导的` : ''}`
        : `${who ?? '本人'}提出`,
  reportByVoice: ({ who, helper }) => `${helper ? `由${helper}代办，` : (who ?? '本人')}发来语音`,
  transcribe: ({ who }) => `${who ?? ''}听录音，写成文字`,
  setUrgent: ({ who }) => `${who ?? ''}先标了急`,
  triage: ({ who, kind, category, team }) => `${who ?? ''}研判：${[kind, category, team].filter(Boolean).join('、')}`,
  dispatch: ({ who, receiver }) => `${who ?? ''}派给${receiver ?? ''}`,
  ask: ({ who, count }) => `${who ?? ''}请了 ${count ?? 0} 位志愿者`,
  sayYes: ({ who }) => `${who ?? ''}答应去`,
  sayNo: ({ who }) => `${who ?? ''}去不了`,
  stopAsking: ({ who }) => `${who ?? ''}不再问了`,
  invitationsExpire: () => '到时没人应，回到待派',
  accept: ({ who }) => `${who ?? ''}接下`,
  handBack: ({ who, count, level }) => `${who ?? ''}退回，第 ${count ?? 1} 次${level ? `，上报${level}` : ''}`,
  planVisit: ({ who, when, receiver }) => `${who ?? ''}约定${when ? ` ${when}` : ''}上门，${receiver ?? ''}去`,
  startServing: ({ who }) => `${who ?? ''}开始办`,
  note: ({ who, own, helper }) => (helper ? `由${helper}代办，补充说` : own ? '本人补充说' : `${who ?? ''}记录`),
  finish: ({ who, minutes }) => `${who ?? ''}办完，用时 ${minutes ?? 0} 分钟`,
  confirm: ({ mark, helper }) => `${forReporter(helper)}确认${mark ? `：${words.marks[mark]}` : ''}`,
  sayUnsolved: ({ level, helper }) => `${forReporter(helper)}说没解决，重办，上报${level ?? ''}`,
  callBackFallsDue: () => '没有回音，转电话回访',
  callBack: ({ who, outcome }) => `${who ?? ''}电话回访：${outcomeWords(outcome)}`,
  askExtension: ({ who, when }) => `${who ?? ''}申请延到${when ? ` ${when}` : ''}`,
  answerExtension: ({ who, granted }) => `${who ?? ''}${granted ? '同意' : '不同意'}延期`,
  decline: ({ who, to }) => `${who ?? ''}不受理，指路：${to ?? ''}`,
  refer: ({ who, to }) => `${who ?? ''}转给${to ?? ''}`,
  followUp: ({ who }) => `${who ?? ''}跟进`,
  takeBack: ({ who }) => `${who ?? ''}收回来办`,
  settle: ({ who, to }) => `${who ?? ''}记：${to ?? '对方'}办完`,
  mark: ({ who, flags }) => `${who ?? ''}${flags ? `标记：${flags}` : '去掉标记'}`,
  guard: ({ who }) => `${who ?? ''}交专员看`,
  clear: ({ who }) => `${who ?? ''}判定：不是检举`,
  handOff: ({ who, to }) => `${who ?? ''}转交${to ?? ''}`,
  join: ({ who, number }) => `${who ?? ''}并入 ${number ?? '另一件'}`,
  separate: ({ who }) => `${who ?? ''}拆开，单独办`,
  withdraw: ({ helper }) => `${forReporter(helper)}说不用办了`,
  undo: ({ who }) => `${who ?? ''}撤回上一步`,
  escalate: ({ level }) => `超时，上报${level ?? ''}`,
} as const satisfies Record<Step, (said: Said) => string>

/** A step as staff read it once it was taken back. */
export function sayUndone(sentence: string): string {
  return `${sentence}（后来撤回）`
}

function callBackSentence(outcome: string | null): string {
  if (outcome === 'no-answer') return '我们给您打过电话，没有接通。'
  if (outcome === 'unsolved') return '您在电话里说没解决，已经重新办。'
  return '我们打电话问过您，这件事办完了。'
}

function outcomeWords(outcome: string | null): string {
  if (outcome === 'no-answer') return '没接通'
  return outcome !== null && outcome in words.marks ? words.marks[outcome as Mark] : ''
}

/** How a need stands, in one sentence on the resident's card. */
export const standing = {
  voice: () => '收到您的语音，有人在听。',
  guarded: () => '收到了，由专人在看。',
  heard: () => '收到了，正在弄明白。',
  triaged: () => '正在给您找人。',
  reopened: () => '没解决，正在重新找人。',
  asked: () => '正在给您找人。',
  dispatched: () => '正在给您找人。',
  accepted: ({ when, receiver, team, who }) =>
    when && receiver ? `${when}，${receiver}到您家。` : `${receiver ?? team ?? who ?? '有人'}接下了，会跟您约时间。`,
  serving: ({ receiver, team, who }) => `${receiver ?? who ?? team ?? '有人'}正在办。`,
  referred: ({ to }) => `转给${to ?? '负责部门'}了，我们跟着。`,
  done: () => '办完了，请您确认。',
  calling: () => '办完了，我们会打电话问您。',
  closed: () => '办结了。',
  declined: ({ to }) => (to ? `我们办不了，您可以去：${to}` : '我们办不了这件事。'),
  withdrawn: () => '您撤回了。',
  joined: () => '和另一件一起办。',
} as const satisfies Record<State, (said: Said) => string>

/** 「11月26日（周四）上午9:00」: the moment as people say it, always in Asia/Shanghai. */
export function sayMoment(at: number): string {
  const parts = Object.fromEntries(momentFormat.formatToParts(at).map(({ type, value }) => [type, value]))
  const hour = Number(parts.hour)
  const half = hour < 12 ? '上午' : hour < 18 ? '下午' : '晚上'
  const minutes = parts.minute === '00' ? ' 点' : ` 点 ${Number(parts.minute)} 分`
  return `${parts.month} 月 ${parts.day} 日${parts.weekday}${half} ${hour > 12 ? hour - 12 : hour}${minutes}`
}

const momentFormat = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
})
