import type { PartnerKind } from '../../core/partnership/partner.ts'

/** The street and its five communities, by the national division codes. Grids, houses and partners are invented. */
export const street = { code: '230506002', name: '跃进街道' } as const

/** `short` is what the other files of this folder call it by. */
export const communities = [
  { code: '230506002001', short: '宏吉', name: '宏吉社区', grids: 4 },
  { code: '230506002002', short: '宏祥', name: '宏祥社区', grids: 3 },
  { code: '230506002003', short: '宏如', name: '宏如社区', grids: 4 },
  { code: '230506002005', short: '宏意', name: '宏意社区', grids: 3 },
  { code: '230506002006', short: '宏顺', name: '宏顺社区', grids: 4 },
] as const

/** Whom residents call; numbers that nobody has. */
export const phones = [`${street.name}值班 0469-0000100`]
  .concat(communities.map(({ name }, index) => `${name} 0469-000010${index + 1}`))
  .join('；')

export const buildingName = (number: number) => `${number}号楼`
export const entranceName = (number: number) => `${number}单元`

interface DemoPartner {
  readonly at: string
  readonly name: string
  readonly kind: PartnerKind
  /** Somebody of the cast. */
  readonly contact: string
}

/** 联建单位. */
export const partners: readonly DemoPartner[] = [
  { at: '街道', name: '北山热力公司', kind: 'enterprise', contact: '钟诚' },
  { at: '街道', name: '惠民社区医院', kind: 'hospital', contact: '白露' },
  { at: '街道', name: '矿山志愿者协会', kind: 'association', contact: '赵德厚' },
  { at: '宏吉', name: '跃进派出所', kind: 'government', contact: '罗刚' },
  { at: '宏祥', name: '阳光小学', kind: 'school', contact: '顾立新' },
  { at: '宏如', name: '安居物业公司', kind: 'enterprise', contact: '彭勇' },
  { at: '宏意', name: '河沿街文化站', kind: 'public-institution', contact: '江一帆' },
  { at: '宏顺', name: '好邻居超市', kind: 'shop', contact: '侯桂云' },
]

/** The street's own categories below the five. */
export const finerCategories = [
  { broad: 'information', name: '办证办事' },
  { broad: 'information', name: '政策咨询' },
  { broad: 'service', name: '上门服务' },
  { broad: 'service', name: '陪伴照看' },
  { broad: 'service', name: '课堂辅导' },
  { broad: 'service', name: '办证办事' },
  { broad: 'life', name: '水电暖气' },
  { broad: 'life', name: '房屋维修' },
  { broad: 'work', name: '工资社保' },
  { broad: 'work', name: '找工作' },
  { broad: 'management', name: '环境卫生' },
  { broad: 'management', name: '邻里纠纷' },
  { broad: 'management', name: '楼道安全' },
] as const
