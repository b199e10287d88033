import type { Kind } from '../../core/building-notices/notice.ts'

interface DemoNotice {
  /** Who posts it: a worker of the community. */
  readonly by: string
  readonly kind: Kind
  readonly at: string
  readonly houses: readonly string[]
  readonly responsible: string
  readonly text: string
  /** Days from now, and hours of the day: when it was posted, from when to when it is. */
  readonly posted: number
  readonly from: readonly [days: number, hour: number]
  readonly until: readonly [days: number, hour: number] | null
  readonly corrected?: { readonly text: string; readonly until: readonly [days: number, hour: number] }
  readonly over?: string
}

/** Works that are announced, that go on, and that are over. All of it is invented. */
export const buildingNotices: readonly DemoNotice[] = [
  {
    by: '吴鹏',
    kind: 'water',
    at: '宏如/1',
    houses: ['1号楼', '2号楼'],
    responsible: '自来水公司',
    text: '换一段老水管，停水半天。请头天晚上存些水，来水前把龙头关好。',
    posted: -6,
    from: [-5, 8],
    until: [-5, 12],
    corrected: { text: '冻土难挖，推迟到下午四点来水。', until: [-5, 16] },
    over: '水来了。开头几分钟发黄，放一放再用。',
  },
  {
    by: '马超',
    kind: 'snow',
    at: '宏顺/1',
    houses: ['1号楼', '2号楼', '3号楼'],
    responsible: '物业和清雪队',
    text: '楼前清雪，铲车要过。请把车挪到东边空场，老人先别下楼。',
    posted: 0,
    from: [0, 7],
    until: null,
  },
  {
    by: '何苗',
    kind: 'power',
    at: '宏吉/1',
    houses: ['1号楼', '2号楼', '3号楼', '4号楼'],
    responsible: '供电公司',
    text: '变压器检修。请提前给手机充电，用氧气机的人家请先打社区电话。',
    posted: 0,
    from: [1, 9],
    until: [1, 12],
  },
]
