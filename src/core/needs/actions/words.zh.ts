import type { Mark } from '../need.ts'

/** What people are told when a need moves. Residents are addressed with 您; staff get what to do next. */
export const notices = {
  // to the reporter
  taken: (number: string) => ({ title: '有人接下了您的事', text: `${number} 有人接下了，会跟您约时间。` }),
  visit: (when: string, who: string, password: string) => ({
    title: `${when}上门`,
    text: `${who}到您家，进门先说口令「${password}」。来的人不卖东西，不收礼。`,
  }),
  visitOff: () => ({ title: '约好的上门取消了', text: '原来约好的上门不来了，会再跟您约。' }),
  done: (number: string) => ({ title: '办完了，请您看看', text: `${number} 说是办完了。解决了没有，请您说一声。` }),
  declined: (instead: string) => ({ title: '这件事我们办不了', text: `您可以去：${instead}` }),
  referred: (to: string) => ({ title: '您的事转过去了', text: `归${to}管，已经转过去，我们继续跟着。` }),
  extended: (until: string) => ({ title: '要多花些时间', text: `最晚到${until}。` }),
  joinedReporter: (number: string) => ({
    title: '和另一件一起办',
    text: `有人也说了这件事（${number}），一起办，办完一样告诉您。`,
  }),
  joinedInto: (number: string) => ({ title: '有人也说了同一件事', text: `和您说的 ${number} 一起办。` }),
  separated: () => ({ title: '单独给您办', text: '和另一件不是同一件事，单独给您办。' }),
  joinedDone: (number: string) => ({
    title: '一起办的那件办结了',
    text: `${number} 办结了。要是您这里还没解决，请再说一声。`,
  }),
  escalatedReporter: () => ({ title: '我们慢了', text: '您的事超过了时间，上一级已经知道，正在催。' }),
  reopenedReporter: () => ({ title: '重新给您办', text: '您说没解决，已经重新办，上一级盯着。' }),

  // to those who do it
  dispatched: (number: string, title: string) => ({ title: '有一件要接', text: `${number} ${title}` }),
  dispatchUndone: (number: string) => ({ title: '派单撤回了', text: `${number} 不用接了。` }),
  asked: (title: string) => ({ title: '想请您帮个忙', text: `${title}。去得了、去不了，都请您说一声。` }),
  askedOff: () => ({ title: '不用去了，谢谢您', text: '这回已经有人去了，或者不用去了。谢谢您。' }),
  yes: (number: string, who: string) => ({ title: `${who}答应去`, text: `${number} 可以约时间了。` }),
  nobody: (number: string) => ({ title: '问的人都去不了', text: `${number} 要再找人。` }),
  handedBack: (number: string) => ({ title: '有一件退回来了', text: `${number} 看看原因，再派。` }),
  visitor: (when: string, password: string) => ({
    title: `${when}上门`,
    text: `进门先说口令「${password}」。不卖东西，不收礼。`,
  }),
  confirmed: (number: string, mark: string) => ({ title: `居民说：${mark}`, text: `${number} 办结了。` }),
  unsolved: (number: string) => ({ title: '居民说没解决', text: `${number} 要重办，往上一级走。` }),
  wordsAdded: (number: string) => ({ title: '本人又补充了几句', text: `${number} 点开看看。` }),
  withdrawn: (number: string) => ({ title: '不用去了', text: `${number} 本人说不用办了。` }),
  extensionAsked: (number: string) => ({ title: '有一件要延期', text: `${number} 看看原因，答复一下。` }),
  extensionAnswered: (number: string, granted: boolean) => ({
    title: granted ? '延期同意了' : '延期没同意',
    text: number,
  }),
  late: (number: string, title: string) => ({ title: '有一件超时了', text: `${number} ${title}` }),
  urgent: (number: string, title: string) => ({ title: '急事', text: `${number} ${title}` }),
  emergency: (number: string) => ({ title: '疑似紧急', text: `${number} 先打 110、119、120，再看这件。` }),
  guarded: (number: string) => ({ title: '有一件要专员看', text: `${number} 可能说到了本街道的人。` }),
} as const

export const marksSaid: Record<Mark, string> = { satisfied: '满意', fair: '还行', unsolved: '没解决' }

/** Why a number is opened, on record. */
export const callReason = '办这件事，打电话约时间'

/** Passwords spoken at the door: two easy words and two digits, told apart on the telephone by old ears. */
export const doorWords = [
  '春风',
  '青山',
  '白云',
  '红枣',
  '大米',
  '月亮',
  '松树',
  '雪花',
  '荷花',
  '小桥',
  '江水',
  '金鱼',
  '苹果',
  '海棠',
  '喜鹊',
  '葡萄',
  '竹子',
  '蓝天',
  '豆浆',
  '火车',
] as const

/** The finer categories that a street begins with; it changes them as it likes. */
export const usualCategories = {
  information: ['政策咨询', '办事指南', '活动时间', '其他信息'],
  service: ['上门服务', '代办代购', '陪伴照料', '文体活动', '志愿服务'],
  life: ['供暖', '供水', '供电', '燃气', '下水', '房屋漏水', '电梯', '住房'],
  work: ['找工作', '工资', '工伤社保', '学技术', '开店'],
  management: ['环境卫生', '停车', '噪音', '物业', '邻里纠纷', '消防通道', '宠物', '违建'],
} as const
