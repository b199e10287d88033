import type {
  addOffer,
  addPartnerNeed,
  agreeProject,
  makeWish,
  recordContribution,
  signAgreement,
} from '../../core/partnership/index.ts'

/** What the street does with its partners. Everything here is invented. `from` and `to` are days before and after now. */

type Without<Step extends (...args: never[]) => unknown, Keys extends string> = Omit<Parameters<Step>[2], Keys>
type Days = { readonly from: number; readonly to: number }

/** Who signed it, who keeps it. */
interface DemoAgreement extends Days {
  readonly partner: string
  readonly by: string
  readonly keeper: string
  readonly terms: Parameters<typeof signAgreement>[2]['terms']
  /** So many days more, by another one that follows. */
  readonly extendedBy?: number
}

export const agreements: readonly DemoAgreement[] = [
  {
    partner: '北山热力公司',
    by: '韩志远',
    keeper: '韩志远',
    from: -300,
    to: 65,
    terms: '供暖前给独居老人家免费查一遍暖气；停暖半天以上，先告诉社区再停。街道帮着挨户通知。',
  },
  {
    partner: '惠民社区医院',
    by: '韩志远',
    keeper: '郑慧',
    from: -347,
    to: 18,
    terms: '每月两次到社区量血压测血糖；行动不便的老人上门。街道提供场地和志愿者。',
  },
  {
    partner: '阳光小学',
    by: '陈国栋',
    keeper: '周倩',
    from: -380,
    to: -16,
    terms: '周三下午开放图书室给社区孩子；老师轮流辅导。社区派人维持放学路口。',
    extendedBy: 365,
  },
  {
    partner: '好邻居超市',
    by: '孟晓东',
    keeper: '马超',
    from: -400,
    to: -36,
    terms: '每月拿出十份米面给困难户，社区出名单。',
  },
]

type Offered = Without<typeof addOffer, 'fromDay' | 'toDay' | 'placeCode'>
/** Each told by whoever speaks for the partner; `at` is where it can be had. */
export const offers: readonly (Offered & { readonly partner: string; readonly by: string; readonly at: string })[] = [
  {
    partner: '惠民社区医院',
    by: '白露',
    at: '街道',
    kind: 'service',
    what: '量血压测血糖',
    forWhom: '60 岁以上老人',
    howMuch: '每月两次，每次 30 人',
  },
  {
    partner: '北山热力公司',
    by: '钟诚',
    at: '街道',
    kind: 'life',
    what: '暖气检修',
    forWhom: '独居老人家',
    howMuch: '供暖期每周一个上午',
  },
  {
    partner: '阳光小学',
    by: '顾立新',
    at: '宏祥',
    kind: 'service',
    what: '课后辅导',
    forWhom: '小学生',
    howMuch: '每周三下午，20 个座位',
  },
  {
    partner: '跃进派出所',
    by: '罗刚',
    at: '宏吉',
    kind: 'information',
    what: '防骗宣讲',
    forWhom: '居民，老人优先',
    howMuch: '每季度一场',
  },
  {
    partner: '安居物业公司',
    by: '彭勇',
    at: '宏如',
    kind: 'life',
    what: '水电小修',
    forWhom: '困难家庭',
    howMuch: '每月 8 户',
  },
  {
    partner: '好邻居超市',
    by: '侯桂云',
    at: '宏顺',
    kind: 'life',
    what: '爱心米面',
    forWhom: '困难家庭',
    howMuch: '每月 10 份',
  },
]

type Told = Without<typeof addPartnerNeed, 'fromDay' | 'toDay'>
export const partnerNeeds: readonly (Told & {
  readonly partner: string
  readonly by: string
  readonly outcome?: string
})[] = [
  { partner: '阳光小学', by: '顾立新', what: '放学时校门口有人疏导车和孩子' },
  {
    partner: '惠民社区医院',
    by: '白露',
    what: '疫苗接种日要四位导诊志愿者',
    outcome: '绚丽彩分队派了五个人，排了两周班。',
  },
]

type Agreed = Without<typeof agreeProject, 'fromDay' | 'toDay'>
interface DemoProject extends Agreed, Days {
  readonly partner: string
  readonly by: string
  readonly begun?: true
  readonly outcome?: string
  /** An offer of the partner that is taken up for it, and how that went on. */
  readonly uses?: {
    readonly offer: string
    readonly answeredBy: string
    readonly given?: readonly [number, 'person-time']
  }
}

export const projects: readonly DemoProject[] = [
  {
    partner: '北山热力公司',
    by: '韩志远',
    name: '暖冬检修周',
    lead: '钟诚',
    from: -40,
    to: -33,
    begun: true,
    outcome: '一周查了 46 户独居老人家，修好 9 处漏水。',
    uses: { offer: '暖气检修', answeredBy: '钟诚', given: [46, 'person-time'] },
  },
  {
    partner: '阳光小学',
    by: '周倩',
    name: '四点半课堂',
    lead: '顾立新',
    from: -60,
    to: 60,
    begun: true,
    uses: { offer: '课后辅导', answeredBy: '顾立新' },
  },
  { partner: '惠民社区医院', by: '韩志远', name: '老人免费体检月', lead: '白露', from: 10, to: 40 },
]

type Given = Without<typeof recordContribution, 'givenOn'>
export const contributions: readonly (Given & {
  readonly partner: string
  readonly by: string
  readonly day: number
  readonly corrected?: string
})[] = [
  { partner: '惠民社区医院', by: '韩志远', what: '到宏吉量血压', day: -21, quantity: 28, unit: 'person-time' },
  { partner: '惠民社区医院', by: '韩志远', what: '到宏顺量血压', day: -7, quantity: 31, unit: 'person-time' },
  { partner: '好邻居超市', by: '马超', what: '米面十份', day: -30, quantity: 10, unit: 'piece' },
  {
    partner: '好邻居超市',
    by: '马超',
    what: '米面一百份',
    day: -29,
    quantity: 100,
    unit: 'piece',
    corrected: '多写了一个零',
  },
  { partner: '矿山志愿者协会', by: '韩志远', what: '清雪', day: -12, quantity: 36, unit: 'hour' },
  { partner: '北山热力公司', by: '韩志远', what: '给困难户补暖气费', day: -15, quantity: 240_000, unit: 'fen' },
]

type Wished = Omit<Parameters<typeof makeWish>[1], 'unitCode'>
interface DemoWish extends Wished {
  readonly at: string
  readonly by: string
  readonly stops: 'made' | 'published' | 'claimed' | 'delivered' | 'fulfilled'
  readonly claimedBy?: string
  readonly thanks?: string
}

export const wishes: readonly DemoWish[] = [
  { at: '宏吉', by: '李敏', what: '一副老花镜，三百度', ageGroup: 'elder', forWhom: '王福贵', stops: 'published' },
  {
    at: '宏吉',
    by: '何苗',
    what: '一套水彩笔',
    ageGroup: 'child',
    forWhom: '小名毛毛的孩子',
    stops: 'claimed',
    claimedBy: '赵春兰',
  },
  {
    at: '宏祥',
    by: '周倩',
    what: '一双 38 码棉鞋',
    ageGroup: 'elder',
    forWhom: '金顺姬',
    stops: 'delivered',
    claimedBy: '林小满',
  },
  {
    at: '宏顺',
    by: '马超',
    what: '一个电饭锅',
    ageGroup: 'adult',
    stops: 'fulfilled',
    claimedBy: '周玉',
    thanks: '能吃上热乎饭了，谢谢你们。',
  },
  { at: '宏如', by: '吴鹏', what: '想学会用手机和外地的孩子视频', ageGroup: 'elder', stops: 'made' },
]

/** Members whom a worker registered, and somebody who used the code on the wall. */
export const reportings = [
  { at: '宏吉', by: '李敏', person: '徐明', employer: '市自来水公司', skills: '修水管', freeTimes: '周末' },
  { at: '宏祥', by: '周倩', partner: '阳光小学', skills: '辅导功课', freeTimes: '周三下午' },
] as const
export const byLink = {
  at: '宏吉',
  kind: 'member',
  name: '詹晓峰',
  employer: '市图书馆',
  tail: '9201',
  skills: '讲故事、整理书',
  freeTimes: '周六上午',
} as const

export const councils = [
  {
    at: '街道',
    by: '韩志远',
    members: [
      { person: '郑慧', role: 'head' },
      { person: '韩志远', role: 'deputy' },
      { partner: '北山热力公司', role: 'member' },
      { partner: '惠民社区医院', role: 'member' },
      { partner: '矿山志愿者协会', role: 'member' },
    ],
    held: {
      day: -41,
      place: '街道二楼会议室',
      agenda: ['入冬前独居老人家暖气怎么查', '社区体检日怎么排'],
      attended: '郑慧、韩志远、钟诚、白露、赵德厚',
      minutes: '热力公司用一周查完独居老人家。医院每月两次下社区，先排人多的。',
    },
    promises: [
      { partner: '北山热力公司', what: '查完全街独居老人家的暖气', due: -33, kept: '查了 46 户。' },
      { partner: '惠民社区医院', what: '排好明年的下社区日程', due: -5, note: '排到四月了，还差两个社区。' },
      { partner: '矿山志愿者协会', what: '给每个社区备一套扫雪工具', due: 12 },
    ],
    next: { day: 6, place: '街道二楼会议室', agenda: ['春节慰问怎么分工'] },
  },
  {
    at: '宏吉',
    by: '王丽华',
    members: [
      { person: '王丽华', role: 'head' },
      { partner: '跃进派出所', role: 'member' },
    ],
    held: {
      day: -20,
      place: '宏吉社区活动室',
      agenda: ['电信诈骗怎么防'],
      attended: '王丽华、李敏、罗刚',
      minutes: '派出所每季度来讲一次，先讲给独居老人听。',
    },
    promises: [{ partner: '跃进派出所', what: '给独居老人挨户讲一遍防骗', due: -2 }],
    next: { day: 9, place: '宏吉社区活动室', agenda: ['春节前的巡防'] },
  },
] as const
