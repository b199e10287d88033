import type { OrderSort, OrderState, Satisfaction } from './order.ts'
import type { Refusal } from './refusals.ts'

export const pages = { list: '交办单', one: '一张交办单', add: '记交办单' } as const

export const acts = {
  record: { label: '记一张交办单', also: ['12345', '热线', '工单', '督办', '派下来的', '上级交办'] },
} as const

export const stateWords = {
  late: '超期',
  soon: '快到期',
  running: '在办',
  answered: '已答复',
} as const satisfies Record<OrderState, string>

export const satisfactionWords = {
  yes: '满意',
  no: '不满意',
  unknown: '未联系上或未表态',
} as const satisfies Record<Satisfaction, string>

export const refusalWords = {
  'order-known': '这个编号的交办单已经记过了。',
  'order-answered-already': '这张交办单已经答复了。',
  'unit-not-yours': '这个地方不归您管，请街道来记。',
  'not-your-post': '这件事不归您的岗位办，请找街道干部或社区书记。',
} as const satisfies Record<Refusal, string>

export const notices = {
  dueSoon: (sender: string, number: string, when: string) => ({
    title: `${sender}的单子快到期`,
    text: `${number} 最晚${when}答复，别忘了回过去。`,
  }),
} as const

export const listWords = {
  number: '编号',
  sender: '谁交办的',
  title: '事由',
  due: '对方期限',
  state: '现在',
  need: '诉求编号',
  unit: '社区',
  recorded: '收到',
  answered: '答复时间',
  sorts: {
    due: '先到期的在前',
    '-due': '后到期的在前',
    '-recorded': '新收到的在前',
    recorded: '先收到的在前',
    sender: '按谁交办的',
  } satisfies Record<OrderSort, string>,
  oneByOne: '每张单子的答复不一样，一张一张来。',
} as const

export const importWords = {
  title: '交办单',
  columns: {
    number: { label: '编号', heads: ['编号', '工单编号', '工单号', '交办编号', '单号'] },
    sender: { label: '谁交办的', heads: ['谁交办的', '来文单位', '交办单位', '工单来源', '来源'] },
    due: { label: '对方期限', heads: ['对方期限', '办理时限', '截止时间', '办结时限', '期限'] },
    title: { label: '标题', heads: ['标题', '工单标题', '事由', '主题'] },
    text: { label: '内容', heads: ['内容', '诉求内容', '反映内容', '工单内容'] },
    caller: { label: '来电人', heads: ['来电人', '诉求人', '姓名', '联系人'] },
    phone: { label: '电话', heads: ['电话', '联系电话', '来电号码'] },
    community: { label: '社区', heads: ['社区', '所属社区', '网格'] },
    place: { label: '地址', heads: ['地址', '诉求地址', '事发地址'] },
    howToAnswer: { label: '答复要求', heads: ['答复要求', '办理要求', '反馈要求'] },
  },
  reasons: {
    'due-not-read': '期限看不懂，请写成 2026-12-03 17:00 这样。',
    'community-unknown': '没有这个社区。请写成「宏吉」或「宏吉社区」这样的名字，或者留空。',
    'order-of-another-unit': '这一行属于别的社区，请由那个社区或街道来导。',
  },
  dueNote: '写明日子和钟点；只写日子，算到当天晚上',
  senderNote: '空着就是 12345',
} as const

export const settingWords = {
  group: '交办单',
  reminderHours: { label: '到期前几小时提醒', help: '对方的期限前这么久还没答复，系统告诉经办的人。', unit: '小时' },
} as const
