import { words } from './words.zh.ts'

/** What people write above the columns of a sheet with partners, and why a row can't come in. */
export const importWords = {
  title: words.pages.partners,
  columns: {
    name: { label: '单位名称', heads: ['名称', '单位', '联建单位', '共建单位'], example: '某某学校' },
    kind: { label: '性质', heads: ['单位性质', '类别', '单位类别'], example: words.partnerKinds.school },
    unit: {
      label: '和谁联建',
      heads: ['社区', '所属社区', '联建社区'],
      note: '社区的名称或代码；空着就是街道',
      example: '某某社区',
    },
    person: {
      label: '联系人',
      heads: ['联系人姓名', '负责人'],
      note: '要先登记成居民；还没登记的先空着',
      example: '',
    },
  },
  reasons: {
    'partner-ended': '这个单位以前联建过，已经结束了。请核对名称',
  },
} as const
