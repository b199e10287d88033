import { words } from './words.zh.ts'

/** What people write above the columns of sheets with teams and posts, and why a row can't come in. */
export const importWords = {
  teams: {
    title: '分队和小队',
    columns: {
      team: { label: '分队', heads: ['队伍', '分队名称', '所属分队'], example: '某某分队' },
      colour: {
        label: '颜色',
        heads: ['分队颜色'],
        note: '新分队要选；小队那一行可以空着',
        example: words.colours.green,
      },
      services: {
        label: '管什么',
        heads: ['服务内容', '服务类别', '职责'],
        note: '用顿号隔开；小队那一行可以空着',
        example: '环境清扫、绿植认养',
      },
      unit: { label: '社区', heads: ['所属社区'], note: '写了社区，这一行就是那个社区的小队', example: '' },
      squad: { label: '小队名称', heads: ['小队'], note: '空着就用社区和分队的名字', example: '' },
    },
    reasons: {
      'colour-missing': '新分队要选一个颜色',
      'team-unknown': '没有这支分队。请先在上面写一行分队，社区那格空着',
    },
  },
  posts: {
    title: '岗位',
    columns: {
      post: { label: '岗位', heads: ['职务', '岗位名称'], example: words.posts['grid-worker'] },
      unit: {
        label: '在哪里',
        heads: ['单位', '社区', '网格', '所属社区', '所属网格'],
        note: '社区或网格的名称、代码；空着就是全街道',
        example: '某某社区第一网格',
      },
      team: { label: '分队', heads: ['队伍', '所属分队'], note: '分队和小队的岗位要写', example: '' },
      from: { label: '从哪天', heads: ['任职时间', '开始日期', '起'], note: '空着就从今天起', example: '2026-01-01' },
      to: { label: '到哪天', heads: ['结束日期', '止', '届满时间'], note: '空着就没有期限', example: '' },
    },
    reasons: {
      'team-unknown': '没有这支分队，请核对',
      'squad-unknown': '这支分队在那个社区还没有小队',
    },
  },
} as const
