import type { Duty } from '../../core/organisation/party.ts'
import type { TeamColour } from '../../core/organisation/team.ts'

/** Five squads that the street had before its six teams, who was in them, and what the bodies of the Party do. All invented. */

interface FormerTeam {
  readonly name: string
  readonly colour: TeamColour
  readonly services: readonly string[]
  /** What it went into, and why. */
  readonly into: readonly string[]
  readonly reason: string
  /** Days before now. */
  readonly merged: number
  readonly leader: string
  /** Came along to the first team that is told. */
  readonly stayed: readonly string[]
  readonly left: readonly string[]
  /** The leader has not said yet. */
  readonly undecided: readonly string[]
}

export const formerTeams: readonly FormerTeam[] = [
  {
    name: '红色宣讲队',
    colour: 'red',
    services: ['理论宣讲'],
    into: ['党旗红'],
    reason: '宣讲和意见征集合到一支队，由一位队长管',
    merged: 120,
    leader: '赵德厚',
    stayed: ['汪建民'],
    left: [],
    undecided: [],
  },
  {
    name: '爱心帮扶队',
    colour: 'orange',
    services: ['困难家庭帮扶', '节日慰问'],
    into: ['暖心橙', '绚丽彩'],
    reason: '帮扶归暖心橙，上门小服务归绚丽彩',
    merged: 110,
    leader: '董秀珍',
    stayed: ['方华'],
    left: [],
    undecided: ['谭敏', '陈芳'],
  },
  {
    name: '环境整治队',
    colour: 'green',
    services: ['环境清扫'],
    into: ['生态绿'],
    reason: '清扫、绿植和河道合到一支队',
    merged: 100,
    leader: '刘志',
    stayed: ['杜鹏'],
    left: ['卢军'],
    undecided: [],
  },
  {
    name: '平安巡逻队',
    colour: 'blue',
    services: ['治安巡防'],
    into: ['守护蓝'],
    reason: '巡防、隐患排查和调解合到一支队',
    merged: 90,
    leader: '罗刚',
    stayed: ['秦岚', '段锋'],
    left: [],
    undecided: ['石磊', '史文'],
  },
  {
    name: '夕阳文艺队',
    colour: 'purple',
    services: ['文艺演出'],
    into: ['文艺紫'],
    reason: '各社区的演出队合到一支队，统一排练',
    merged: 80,
    leader: '白云',
    stayed: ['尹秋实'],
    left: [],
    undecided: [],
  },
]

interface DemoMember {
  readonly name: string
  readonly duty: Duty
  /** Days before now. */
  readonly from: number
  /** Left so many days before now. */
  readonly until?: number
}

/** By unit as in the cast, and by which body of it. */
interface DemoBody {
  readonly at: string
  readonly kind: 'work-committee' | 'branch' | 'volunteer-committee' | 'volunteer-branch'
  readonly by: string
  readonly members: readonly DemoMember[]
}

export const bodies: readonly DemoBody[] = [
  {
    at: '街道',
    kind: 'volunteer-committee',
    by: '韩志远',
    members: [
      { name: '郑慧', duty: 'secretary', from: 370 },
      { name: '韩志远', duty: 'deputy', from: 370 },
      { name: '赵德厚', duty: 'member', from: 370 },
      { name: '董秀珍', duty: 'member', from: 365 },
      { name: '罗刚', duty: 'member', from: 360 },
    ],
  },
  {
    at: '宏吉',
    kind: 'branch',
    by: '王丽华',
    members: [
      { name: '王丽华', duty: 'secretary', from: 380 },
      { name: '李敏', duty: 'deputy', from: 380 },
      { name: '何苗', duty: 'member', from: 375 },
      { name: '赵德厚', duty: 'member', from: 372 },
      { name: '高秀兰', duty: 'member', from: 371 },
      { name: '赵春兰', duty: 'member', from: 300 },
      { name: '周玉', duty: 'member', from: 290 },
      { name: '徐丹', duty: 'member', from: 380, until: 40 },
    ],
  },
  {
    at: '宏吉',
    kind: 'volunteer-branch',
    by: '王丽华',
    members: [
      { name: '李敏', duty: 'secretary', from: 330 },
      { name: '高秀兰', duty: 'member', from: 330 },
      { name: '赵春兰', duty: 'member', from: 300 },
    ],
  },
  {
    at: '宏祥',
    kind: 'branch',
    by: '陈国栋',
    members: [
      { name: '陈国栋', duty: 'secretary', from: 380 },
      { name: '周倩', duty: 'member', from: 380 },
      { name: '谭敏', duty: 'member', from: 350 },
    ],
  },
  {
    at: '宏祥',
    kind: 'volunteer-branch',
    by: '陈国栋',
    members: [{ name: '周倩', duty: 'secretary', from: 330 }],
  },
  {
    at: '宏如',
    kind: 'branch',
    by: '宋玉梅',
    members: [
      { name: '宋玉梅', duty: 'secretary', from: 380 },
      { name: '吴鹏', duty: 'member', from: 380 },
      { name: '彭勇', duty: 'member', from: 350 },
    ],
  },
  {
    at: '宏如',
    kind: 'volunteer-branch',
    by: '宋玉梅',
    members: [{ name: '吴鹏', duty: 'secretary', from: 330 }],
  },
  {
    at: '宏意',
    kind: 'branch',
    by: '刘振江',
    members: [
      { name: '刘振江', duty: 'secretary', from: 380 },
      { name: '郭佳', duty: 'member', from: 380 },
      { name: '姜涛', duty: 'member', from: 350 },
    ],
  },
  {
    at: '宏意',
    kind: 'volunteer-branch',
    by: '刘振江',
    members: [{ name: '郭佳', duty: 'secretary', from: 330 }],
  },
  {
    at: '宏顺',
    kind: 'branch',
    by: '孟晓东',
    members: [
      { name: '孟晓东', duty: 'secretary', from: 380 },
      { name: '马超', duty: 'member', from: 380 },
      { name: '郝梅', duty: 'member', from: 350 },
    ],
  },
  {
    at: '宏顺',
    kind: 'volunteer-branch',
    by: '孟晓东',
    members: [{ name: '马超', duty: 'secretary', from: 330 }],
  },
]

interface DemoThemeDay {
  readonly at: string
  readonly by: string
  /** Days before now. */
  readonly held: number
  readonly subject: string
  readonly place: string
  readonly speaker: string
  readonly done: string
  readonly came: readonly string[]
}

export const themeDays: readonly DemoThemeDay[] = [
  {
    at: '宏吉',
    by: '李敏',
    held: 68,
    subject: '入冬前，把独居老人家走一遍',
    place: '宏吉社区党员活动室',
    speaker: '王丽华',
    done: '先用半小时对独居老人的名单，再两人一组走了 14 户，看暖气、看门窗、留电话。3 户暖气不热，当天报到系统里。',
    came: ['王丽华', '李敏', '何苗', '赵德厚', '高秀兰', '赵春兰'],
  },
  {
    at: '宏吉',
    by: '李敏',
    held: 38,
    subject: '楼道里的杂物谁来清',
    place: '5 号楼前广场',
    speaker: '赵德厚',
    done: '赵德厚讲了三个楼长的做法。会后一起清了 5 号楼三个单元的楼道，装了两车杂物，和物业说好每月第一个周五再清。',
    came: ['王丽华', '李敏', '赵德厚', '高秀兰', '赵春兰', '周玉'],
  },
  {
    at: '宏吉',
    by: '李敏',
    held: 9,
    subject: '认领微心愿',
    place: '宏吉社区党员活动室',
    speaker: '王丽华',
    done: '把这个月的微心愿念了一遍，当场认领 5 个，约好一周内送到。',
    came: ['王丽华', '李敏', '何苗', '高秀兰', '赵春兰'],
  },
  {
    at: '宏祥',
    by: '周倩',
    held: 12,
    subject: '学校门口的文明岗怎么排',
    place: '宏祥社区会议室',
    speaker: '陈国栋',
    done: '商量了上学放学两个时段的岗，党员先排了两周，再请家长报名。',
    came: ['陈国栋', '周倩'],
  },
]

/** A post with a term that ends soon, and one that begins later. */
export const terms = [
  { name: '常青', post: 'grid-worker', at: '宏吉/1', by: '韩志远', from: -60, to: 21 },
  { name: '邹婷', post: 'grid-worker', at: '宏顺/1', by: '韩志远', from: 10, to: 375 },
] as const
