import type { BlankCell, BlankSheet } from '../../insight/forms/index.ts'
import { communities } from './units.zh.ts'

const free: BlankCell = {}
const count: BlankCell = { format: 'count' }

/** What the district asks the street for, as blank forms of its own. Made up, as everything here. */
export const blankForms: readonly {
  readonly fileName: string
  readonly sheets: readonly BlankSheet[]
  readonly mapped: boolean
}[] = [
  {
    fileName: '群众诉求办理情况统计表.xlsx',
    mapped: true,
    sheets: [
      {
        name: '统计表',
        rows: [
          [{ format: 'title', text: '群众诉求办理情况统计表' }],
          ['填报单位：', null, null, null, '统计时间：', null, null],
          ['社区', '群众诉求', null, null, '志愿服务', null, null],
          [null, '受理数', '办结数', '满意数', '走访次数', '服务人次', '服务时长（小时）'],
          ...communities.map(({ name }): BlankCell[] => [name, count, count, count, count, count, free]),
          [
            '合计',
            ...['B', 'C', 'D', 'E', 'F', 'G'].map((column) => ({
              format: 'count' as const,
              formula: `SUM(${column}5:${column}${4 + communities.length})`,
            })),
          ],
          ['填报人：', free, null, null, '填报日期：', { format: 'date' as const }, null],
        ],
        merges: ['A1:G1', 'A2:D2', 'E2:G2', 'A3:A4', 'B3:D3', 'E3:G3'],
        widths: [14, 10, 10, 10, 12, 14, 16],
      },
    ],
  },
  {
    fileName: '独居人员联系表.xlsx',
    mapped: false,
    sheets: [
      {
        name: '联系表',
        rows: [
          [{ format: 'title', text: '独居人员联系表' }],
          ['填报单位：', null, null, null, null, null],
          ['序号', '姓名', '联系电话', '出生年份', '所属网格', '备注'],
          ...Array.from({ length: 8 }, (): BlankCell[] => [count, free, { format: 'text' }, free, free, free]),
          ['合计（人）', { format: 'count', formula: 'COUNTA(B4:B11)' }, null, '填报人：', free, null],
        ],
        merges: ['A1:F1', 'A2:F2'],
        widths: [8, 12, 18, 12, 20, 20],
      },
      { name: '填表说明', rows: [[{ format: 'plain', text: '按网格登记，电话写全。' }]], hidden: true },
    ],
  },
]
