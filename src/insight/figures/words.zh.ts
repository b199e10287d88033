import type { Counting, Dimension, FigureKey, Period } from './figure.ts'

/** What each figure is called, what it is counted in, and its rule in one sentence. */
export const figureWords: Readonly<
  Record<FigureKey, { name: string; unit: Counting; rule: string; heads: readonly string[] }>
> = {
  'needs-heard': {
    name: '听到的诉求',
    unit: '件',
    rule: '这段时间里收到的诉求，按收到的时间算；专员件不算。',
    heads: ['诉求数', '受理数', '收到诉求', '登记诉求', '诉求总数', '收集诉求', '接收数', '受理'],
  },
  'needs-served': {
    name: '办完的诉求',
    unit: '件',
    rule: '这段时间里收到的诉求中，已经办完或办结的。',
    heads: ['办理数', '已办理', '已办', '处理数', '办完'],
  },
  'needs-closed': {
    name: '办结的诉求',
    unit: '件',
    rule: '这段时间里办结的诉求，按办结的时间算，不管什么时候收到。',
    heads: ['办结数', '已办结', '办结', '解决数', '已解决', '完成数'],
  },
  'needs-rated': {
    name: '有评价的诉求',
    unit: '件',
    rule: '这段时间里办结、居民自己或在电话里给了评价的诉求。',
    heads: ['评价数', '回访数', '已回访', '测评数'],
  },
  'needs-satisfied': {
    name: '满意的诉求',
    unit: '件',
    rule: '这段时间里办结、居民最后一次评价是满意的诉求。',
    heads: ['满意数', '满意', '群众满意', '满意件'],
  },
  'needs-late': {
    name: '超时的诉求',
    unit: '件',
    rule: '这段时间里收到、现在还没办结、已经过了期限的诉求。',
    heads: ['超时数', '超期数', '逾期数', '超时', '超期', '逾期'],
  },
  'needs-reopened': {
    name: '重办的诉求',
    unit: '件',
    rule: '这段时间里居民说没解决、重新办的诉求，同一件只算一次。',
    heads: ['重办数', '返工数', '不满意数', '没解决'],
  },
  'needs-referred': {
    name: '转出的诉求',
    unit: '件',
    rule: '这段时间里收到的诉求中，转给负责部门办的。',
    heads: ['转办数', '转出数', '转办', '转交数'],
  },
  'hours-served': {
    name: '服务时长',
    unit: '小时',
    rule: '这段时间里办结的诉求所记的服务时间，合成小时，保留一位小数。',
    heads: ['服务时长', '志愿时长', '服务小时', '时长'],
  },
  visits: {
    name: '上门',
    unit: '次',
    rule: '约在这段时间里、没有取消的上门。',
    heads: ['上门次数', '走访次数', '入户次数', '上门服务', '走访', '入户'],
  },
  'visitor-trips': {
    name: '上门的人',
    unit: '人次',
    rule: '约在这段时间里、没有取消的上门中，每次每人算一人次。',
    heads: ['上门人次', '走访人次', '服务人次', '参与人次'],
  },
  'volunteers-asked': {
    name: '请志愿者',
    unit: '人次',
    rule: '这段时间里请了志愿者，每问一个人算一人次。',
    heads: ['邀请人次', '派单人次'],
  },
  'volunteers-agreed': {
    name: '志愿者答应去',
    unit: '人次',
    rule: '这段时间里请的志愿者中，答应去的。',
    heads: ['响应人次', '志愿者人次', '参加人次'],
  },
  people: {
    name: '登记的人',
    unit: '人',
    rule: '到这段时间结束为止登记在册的人。',
    heads: ['登记人数', '在册人数', '居民数', '人口数', '总人数', '居民人数'],
  },
  'people-new': {
    name: '新登记的人',
    unit: '人',
    rule: '这段时间里新登记的人。',
    heads: ['新增人数', '新登记', '新增登记'],
  },
  'people-alone': {
    name: '独居的人',
    unit: '人',
    rule: '到这段时间结束为止登记在册、记着独自居住的人。',
    heads: ['独居人数', '独居老人', '空巢老人', '独居'],
  },
  volunteers: {
    name: '志愿者',
    unit: '人',
    rule: '这段时间结束时在分队或小队里的人，同一个人只算一次。',
    heads: ['志愿者数', '志愿者人数', '志愿者总数', '队员数'],
  },
  staff: {
    name: '在岗的人',
    unit: '人',
    rule: '这段时间结束时在街道、社区、网格有岗位的人，同一个人只算一次。',
    heads: ['工作人员数', '在岗人数', '干部数', '网格员数'],
  },
  teams: {
    name: '分队',
    unit: '支',
    rule: '现在还在的分队；街道才有。',
    heads: ['分队数', '队伍数', '志愿服务队数'],
  },
  squads: {
    name: '小队',
    unit: '支',
    rule: '现在还在的小队，算在所在的社区。',
    heads: ['小队数', '服务小队'],
  },
  partners: {
    name: '联建单位',
    unit: '家',
    rule: '现在还在联建的单位，算在联建的街道或社区。',
    heads: ['联建单位数', '共建单位', '共建单位数', '单位数'],
  },
  imports: {
    name: '表格导入',
    unit: '次',
    rule: '这段时间里导入、没有撤回的表格，算在街道。',
    heads: ['导入次数'],
  },
  'rows-imported': {
    name: '导入的条数',
    unit: '条',
    rule: '这段时间里导入、没有撤回的表格中新增的条数，算在街道。',
    heads: ['导入条数', '采集条数'],
  },
}

/** `2026年1月1日至11月24日` */
export function periodWords({ from, to }: Period): string {
  const [start, end] = [dayWords(from), dayWords(to)]
  if (from === to) return start
  return from.slice(0, 4) === to.slice(0, 4) ? `${start}至${end.slice(5)}` : `${start}至${end}`
}

export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export const words = {
  dimensions: {
    community: '各社区',
    grid: '各网格',
    team: '各分队',
    kind: '急难愁盼',
    category: '大类',
    month: '各月',
  } satisfies Record<Dimension, string>,
  periods: {
    'last-week': '上周',
    'this-month': '本月',
    'last-month': '上月',
    'this-quarter': '本季度',
    'last-quarter': '上季度',
    'this-year': '今年',
    'last-year': '去年',
  },
  none: '没写明',
  ofUnit: { community: '街道本级', grid: '社区本级' },
  page: {
    title: '数字',
    usualOrder: '照清单的顺序',
    notBulk: '数字是数出来的，没有成批的步骤。',
    intro: '每个数都从记录里数出来，点开能看到是哪些。',
    find: '找数字',
    unit: '范围',
    period: '从哪天到哪天',
    usual: '时间',
    ownDays: '自己选',
    indent: '　',
    name: '数字',
    value: '多少',
    rule: '怎么算的',
    countedIn: '数的是',
    records: '是哪些',
    nothing: '这段时间没有。',
    when: '什么时候',
    what: '哪一条',
    where: '哪里',
    more: '再看一些',
    asOf: (frozen: string) => `简报里记的是 ${frozen}。后来又有人办了，所以可能不一样。`,
  },
  refusals: {
    'period-wrong': '开始的日子要在结束之前，前后不超过十年。',
  },
} as const
