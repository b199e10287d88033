/** What people write above the columns of a sheet with residents, and why a row can't come in. */
export const importWords = {
  title: '居民',
  columns: {
    name: { label: '姓名', heads: ['名字', '居民姓名', '成员姓名'], example: '王某某' },
    idNumber: {
      label: '身份证号',
      heads: ['身份证号码', '身份证', '公民身份号码', '证件号码', '证件号'],
      note: '18 位；系统加密保存，平时只显示头尾',
      example: '',
    },
    phone: {
      label: '手机号',
      heads: ['联系电话', '电话', '手机', '手机号码', '电话号码', '联系方式'],
      note: '一个号码只能登记一个人',
      example: '19900000000',
    },
    birth: {
      label: '出生日期',
      heads: ['出生年月', '出生年月日', '生日', '出生年'],
      note: '写了身份证号可以空着；只知道年份，写年份就行',
      example: '1955-03-04',
    },
    called: { label: '怎么称呼', heads: ['称呼', '称谓'], note: '如：王大爷', example: '王大爷' },
    alone: { label: '独居', heads: ['是否独居'], example: '否' },
    household: {
      label: '户号',
      heads: ['户编号'],
      note: '一个门里住着几户时，写各自的编号；只有一户就空着',
      example: '',
    },
    id: { label: '登记号', heads: [], note: '系统给的，新登记的空着', example: '' },
  },
  households: {
    title: '户',
    people: { label: '人数', heads: [] },
    reasons: {
      'household-without-door': '一户要写到门牌号',
      'not-your-units': '这里不归您管，请由那个社区或街道来导',
    },
  },
  named: {
    phoneNote: '重名时靠它分清，平时可以空着',
    columns: { person: { label: '姓名', heads: ['名字', '人员', '联系人'], example: '王某某' } },
    reasons: {
      'person-unknown': '没有这个登记号，请核对或空着',
      'phone-of-another': '这个号码登记在另一个名字下，请核对',
      'person-not-clear': '叫这个名字的不止一位，请写手机号',
      'person-not-registered': '还没有登记这个人，请先登记或导入居民',
    },
  },
  reasons: {
    'person-unknown': '没有这个登记号。新登记的人请把这一格空着',
    'id-number-of-another': '这个身份证号已经登记在另一个名字下，请核对',
    'phone-of-another': '这个号码已经登记在另一个人名下。请核对，或把这一格空着',
    'phone-twice': '第 {row} 行也是这个号码。一个号码只能登记一个人，请空着一个',
    'birth-differs': '和身份证号上的出生年不一样，请核对',
    'birth-wrong': '出生年份不对，请核对',
    'not-your-units': '这里不归您管，请由那个社区或街道来导',
  },
} as const
