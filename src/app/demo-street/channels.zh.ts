/** Family helpers, orders and a piece of a WeChat group of the demo street. All of it is invented. */

/** Who lets whom do things for them, and what the helper asked; by phone, and written down by staff. */
export const consents = [
  {
    resident: '王福贵',
    helperName: '王芳',
    relation: '女儿',
    city: '沈阳',
    tail: '5520',
    days: 300,
    purposes: ['ask', 'follow', 'confirm', 'be-told'],
    asks: { ago: 45, text: '我爸卫生间的灯闪，他够不着，想请人上门换个灯管。', timeWish: '上午，他中午要睡觉' },
  },
  {
    resident: '刘淑琴',
    helperName: '张立',
    relation: '外甥',
    city: null,
    tail: '5521',
    days: 120,
    purposes: ['follow', 'be-told'],
    writtenBy: '周倩',
    asks: null,
  },
] as const

/** Orders of 12345 and of superiors: late, due soon, answered. Hours count from now. */
export const orders = [
  {
    by: '李敏',
    at: '宏吉',
    sender: '12345',
    number: 'RX2611240083',
    recorded: 3,
    dueInHours: -5,
    text: '来电人反映 5 号楼前下水井冒水，结了冰，走路打滑，要求尽快处理。',
    callerName: '王女士',
    howToAnswer: '办结后电话回访，在平台填办理情况和是否满意',
    answer: null,
  },
  {
    by: '李敏',
    at: '宏吉',
    sender: '12345',
    number: 'RX2611270129',
    recorded: 1,
    dueInHours: 20,
    text: '来电人反映楼道感应灯不亮，老人晚上下楼看不清台阶。',
    callerName: '匿名',
    howToAnswer: null,
    answer: null,
  },
  {
    by: '韩志远',
    at: '街道',
    sender: '区城管局',
    number: '城管交办〔2026〕47号',
    recorded: 2,
    dueInHours: 70,
    text: '入冬第一场雪后，主街和背街小巷的积雪两天内清完，报清扫情况。',
    callerName: null,
    howToAnswer: '盖章回函，附照片三张',
    answer: null,
  },
  {
    by: '吴鹏',
    at: '宏如',
    sender: '12345',
    number: 'RX2611180041',
    recorded: 9,
    dueInHours: -120,
    text: '来电人咨询老年食堂几点开饭、怎么办卡。',
    callerName: '赵先生',
    howToAnswer: null,
    answer: {
      handling: '已告知每天十一点开饭，带身份证到社区一楼办卡。',
      reply: '已电话告知来电人。',
      satisfied: 'yes',
    },
  },
] as const

/** A piece of a group as a worker pastes it; `{day}` is today as WeChat writes it. */
export const chat = {
  by: '李敏',
  at: '宏吉',
  name: '宏吉 5 号楼邻居群',
  ago: 25,
  text: `5-2-301 王姐 {day} 07:42
早上好各位邻居
老孙头 {day} 07:55
5号楼2单元楼道灯又不亮了，黑灯瞎火的
老孙头 {day} 07:55
[图片]
小周妈妈 {day} 07:58
我家也是，孩子上学下楼害怕
"小周妈妈"邀请"大刘"加入了群聊
大刘 {day} 08:03
大家好，新来的，请多关照
李姨 {day} 08:10
@所有人 小区门口那个井盖松动，一踩直响，老人差点绊倒
大刘 {day} 08:12
+1
郭师傅 {day} 08:20
谁家的狗半夜总叫，能不能管管
5-2-301 王姐 {day} 08:31
谢谢大家提醒`,
} as const
