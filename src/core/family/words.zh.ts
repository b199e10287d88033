import type { ConsentWay, Purpose } from '../people/consent.ts'
import type { ConsentSort, ConsentState } from './consent.ts'
import type { Refusal } from './refusals.ts'

export const pages = {
  mine: '亲情代办',
  give: '请家里人代办',
  consent: '一份代办',
  helped: '我帮的人',
  ask: '替家里人求助',
  desk: '亲情代办',
} as const

export const acts = {
  writeDown: { label: '记一份亲情代办', also: ['委托', '子女代办', '替老人办', '授权书'] },
} as const

export const purposeWords = {
  ask: '替我说事',
  follow: '看进展',
  confirm: '替我确认、评价',
  'be-told': '收到通知',
} as const satisfies Record<Purpose, string>

export const stateWords = {
  coming: '还没开始',
  'in-force': '正在代办',
  over: '到期了',
  'taken-back': '收回了',
} as const satisfies Record<ConsentState, string>

export const wayWords = {
  'own-phone': '本人手机',
  paper: '纸上签的',
  telephone: '电话里说的',
} as const satisfies Record<ConsentWay, string>

export const deedWords: Readonly<Record<string, string>> = {
  report: '替您说了这件事',
  reportByVoice: '替您发了语音',
  note: '替您补充了几句',
  confirm: '替您确认解决了',
  sayUnsolved: '替您说没解决',
  withdraw: '替您说不用办了',
}

export const refusalWords = {
  'helper-is-the-resident': '这是本人的手机号，请写家里人的。',
  'consent-ends-early': '到期的日子要在开始之后，请再选一次。',
  'consent-too-long': '一次最长三年，请选近一点的日子，到期可以再给。',
  'paper-missing': '请拍下签了字的纸。',
  'call-time-missing': '请写清是几点通的电话，不能晚于现在。',
  'helps-already': '这个人已经在代办了。要改，请先收回，再重新给。',
  'too-many-helpers': '最多请五个人代办，请先收回一个。',
  'consent-ended': '这份代办已经收回了。',
  'not-your-post': '这件事不归您的岗位办，请找街道干部或社区书记。',
} as const satisfies Record<Refusal, string>

export const notices = {
  asked: (who: string) => ({
    title: `${who}请您代办`,
    text: '用这个手机号登录，首页上的「我帮的人」里替家里人说事、看进展。不认识，可以在那里退出。',
  }),
  asksFor: (helper: string, number: string) => ({
    title: `${helper}替您说了一件事`,
    text: `${number} 由${helper}代办。不是您的意思，可以在「亲情代办」里收回。`,
  }),
  ended: (helper: string) => ({ title: `${helper}不再代办`, text: '从现在起，看不到您的事了。' }),
  endedHelper: (who: string) => ({ title: `${who}的代办结束了`, text: '谢谢您，从现在起不用代办了。' }),
} as const

export const listWords = {
  resident: '居民',
  helper: '代办人',
  relation: '关系',
  city: '所在地',
  purposes: '能办什么',
  state: '现在',
  from: '从',
  to: '到',
  way: '怎么给的',
  writtenBy: '谁记的',
  unit: '网格',
  sorts: { '-given': '新给的在前', given: '先给的在前', to: '快到期的在前' } satisfies Record<ConsentSort, string>,
  oneByOne: '收回一份代办要问过本人，一份一份来。',
  comma: '、',
} as const
