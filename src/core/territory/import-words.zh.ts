import { words } from './words.zh.ts'

/** What people write above the columns of sheets with units, houses and doors, and why a row can't come in. */
export const importWords = {
  units: {
    title: '社区和网格',
    columns: {
      code: {
        label: '区划代码',
        heads: ['代码', '编码', '网格编码', '社区编码'],
        note: '社区 12 位，网格 15 位；空着就由系统接着往下编',
        example: '',
      },
      name: {
        label: '名称',
        heads: ['网格名称', '社区名称', '单位名称'],
        note: '如：宏吉社区、第一网格',
        example: '第九网格',
      },
      parent: {
        label: '属于',
        heads: ['所属社区', '上级', '上级名称'],
        note: '网格写社区，社区写街道；写了代码可以空着',
        example: '某某社区',
      },
    },
  },
  buildings: {
    title: '楼栋',
    columns: {
      lon: { label: '经度', heads: ['经度坐标'], note: '两个都填才会标在图上', example: '' },
      lat: { label: '纬度', heads: ['纬度坐标'], note: '两个都填才会标在图上', example: '' },
    },
  },
  doors: {
    title: '门户',
    columns: {
      entrance: { label: '单元', heads: ['单元号'], note: '只有一个单元的可以空着', example: '2' },
      door: { label: '门牌号', heads: ['房号', '室号', '门号', '户号', '房间号'], note: '如：201', example: '201' },
    },
  },
  where: {
    gridCode: { label: '网格编码', heads: ['网格代码'], note: '15 位；写了社区和网格的名称可以空着', example: '' },
    community: { label: '社区', heads: ['所属社区', '社区名称'], note: '名称或 12 位代码', example: '某某社区' },
    grid: {
      label: '网格',
      heads: ['所属网格', '网格名称'],
      note: '名称或 15 位代码；社区里只有一个网格，或楼栋已经登记过，可以空着',
      example: '第一网格',
    },
    building: { label: '楼栋', heads: ['楼号', '楼栋号', '楼', '栋', '楼栋名称'], note: '如：3号楼', example: '3号楼' },
  },
  homes: {
    gridNote: '名称或 15 位代码；不知道住哪栋的，写到社区或网格就行',
    columns: {
      address: {
        label: '住址',
        heads: ['家庭住址', '现住址', '居住地址', '详细地址', '地址'],
        note: '写在一格里也行，如：3号楼2单元201；上面分开写了就空着',
        example: '',
      },
    },
    reasons: {
      'home-missing': '看不出住在哪里，至少写明社区',
      'address-unclear': '这个住址看不懂，请写成 3号楼2单元201',
      'house-unknown': '没有这栋楼，请核对，或先导入门户',
      'entrance-missing': '这栋楼不止一个单元，请写明单元',
      'entrance-unknown': '这栋楼没有这个单元，请核对',
      'door-unknown': '这个单元没有这一户，请核对，或先导入门户',
    },
  },
  houseNamed: (number: string) => `${number}号楼`,
  entranceNamed: words.buildings.entranceName,
  reasons: {
    'unit-unknown': '没有这个社区或网格。请照系统里的名称或代码写',
    'unit-of-another-street': '这个代码是别的街道的，请核对',
    'unit-code-wrong': '代码不对：社区 12 位，网格 15 位，前面要和上级的代码一样',
    'unit-code-taken': '这个代码已经给了别的名称，请核对',
    'parent-missing': '看不出属于哪个社区或街道，请写代码，或写明属于谁',
    'grid-not-clear': '不止一个网格叫这个名字，请写明社区，或写网格编码',
    'grid-missing': '看不出在哪个网格，请写明网格',
    'not-your-units': '这个网格不归您管，请由那个社区或街道来导',
    'no-code-left': '这里的代码编满了',
    'spot-wrong': '经度在 -180 到 180 之间，纬度在 -90 到 90 之间，两个都要填',
  },
} as const
