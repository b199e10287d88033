/** What stands before the parts of an order, as 12345 and superiors write it. */
export const orderLabels = {
  number: ['工单编号', '工单号', '来件编号', '交办编号', '交办单号', '编号', '文号', '单号'],
  sender: ['来文单位', '交办单位', '派单单位', '来源渠道', '工单来源', '来源'],
  due: ['办理时限', '办结时限', '反馈时限', '答复时限', '办理期限', '截止时间', '截止日期', '时限', '期限'],
  title: ['工单标题', '诉求标题', '标题', '事由', '主题'],
  text: ['诉求内容', '反映内容', '工单内容', '诉求详情', '问题描述', '交办内容', '交办事项', '内容'],
  caller: ['诉求人姓名', '诉求人', '来电人', '反映人', '市民姓名', '联系人', '姓名'],
  phone: ['联系电话', '来电号码', '联系方式', '电话'],
  place: ['诉求地址', '事发地址', '问题地址', '所在地址', '地址'],
  howToAnswer: ['答复要求', '办理要求', '反馈要求', '回复要求'],
} as const

/** The answer in the sender's form, ready to be copied: number, what was done, what the caller was told, whether content. */
export const answerForm = {
  number: '编号',
  handling: '办理情况',
  reply: '回复群众情况',
  satisfied: '群众是否满意',
  colon: '：',
} as const

/** What is suggested for the answer from what was noted on the need. */
export const drafts = {
  declined: (instead: string) => `经核实，此事不归本街道办理，已告知群众可到：${instead}`,
  referred: (to: string) => `已转${to}办理，正在跟进。`,
  called: (day: string) => `已于${day}电话回访，群众说：`,
  said: (day: string) => `群众已于${day}在手机上确认：`,
} as const
