/** Heads and orders of the lists, and why nothing is done to many of their rows at once. */

export const heads = {
  partner: '单位',
  kind: '类别',
  unit: '联建于',
  where: '哪里',
  contact: '联系人',
  agreement: '协议',
  until: '到',
  what: '内容',
  serviceKind: '服务类别',
  forWhom: '给谁',
  howMuch: '数量',
  place: '地点',
  from: '从',
  to: '到',
  outcome: '结果',
  project: '项目',
  lead: '负责人',
  state: '状态',
  offer: '资源',
  purpose: '用在哪儿',
  askedAt: '什么时候问的',
  reason: '不来的原因',
  givenOn: '哪天',
  quantity: '多少',
  counted: '计量单位',
  recordedBy: '谁记的',
  ageGroup: '年龄段',
  claimer: '认领',
  madeAt: '提出',
  name: '姓名或名称',
  employer: '所在单位',
  skills: '会什么',
  freeTimes: '空闲时间',
  tookUp: '认领、对接',
  reportedAt: '报到',
  heldAt: '时间',
  agenda: '议程',
  who: '谁承诺',
  due: '期限',
} as const

const newest = { '-added': '新加的在前', added: '早加的在前' } as const
const together = { partner: '同一家单位的在一起' } as const

export const sorts = {
  partners: { name: '按名称', '-name': '按名称倒着排', '-added': '新加的在前' },
  offers: { ...newest, to: '快停的在前', ...together },
  partnerNeeds: { ...newest, to: '快到期的在前', ...together },
  projects: { ...newest, to: '快结束的在前', ...together },
  takings: { '-asked': '刚问的在前', asked: '问得早的在前', ...together },
  contributions: { '-added': '刚记的在前', '-given': '最近给的在前', given: '早给的在前', ...together },
  wishes: { '-made': '新提的在前', made: '等得久的在前' },
  reportings: { '-at': '刚报到的在前', at: '报到早的在前', employer: '同一个单位的在一起' },
  meetings: { '-held': '最近的在前', held: '最早的在前' },
  promises: { due: '期限近的在前', '-due': '期限远的在前', '-added': '新记的在前' },
} as const

export const whyOneByOne = {
  partners: '单位一家一家谈，资料一家一家改。',
  agreed: '资源是单位一项一项答应的，停用也要一项一项说。',
  outcome: '每一项要写明结果，一项一项来。',
  answers: '每一项由单位自己答复，一项一项来。',
  ledger: '台账只增不改，记错了一笔一笔冲。',
  meetings: '会一次一次开，记录一次一次写。',
  promises: '每项承诺要写明结果，一项一项来。',
} as const
