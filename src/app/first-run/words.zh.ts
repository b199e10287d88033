export const words = {
  title: '建街道',
  refusals: {
    'setup-code-wrong': '开通码不对。请看启动服务器的窗口，那里有一条完整的链接。',
  },

  steps: {
    street: '是哪个街道？',
    streetHint: '名字会出现在每一页。代码用国家统计用区划代码的前 9 位。',
    communities: '有哪些社区？',
    communitiesHint: '一行一个：12 位代码和名字，名字写全，如「第一社区」。可以从表格里直接贴过来。',
    officers: '谁来管？',
    officersHint: '先写您自己。街道干部能再添人、给岗位。',
    check: '看一遍',
    checkHint: '名字以后都能改；代码定了就不改。',
  },

  code: '开通码',
  codeHint: '启动服务器的窗口里有一条链接，链接 # 后面就是。',
  streetName: '街道名称',
  streetNameExample: '如：某某街道',
  streetCode: '街道代码（9 位）',
  communities: '社区',
  communitiesExample: '230000000001 第一社区\n230000000002 第二社区',
  grids: '每个社区先设几个网格',
  gridsHint: '以后可以逐个改。',
  count: (n: number) => `认出 ${n} 个社区`,
  unreadable: (lines: readonly number[]) => `第 ${lines.join('、')} 行没看懂：要有 12 位代码和名字。`,
  noneYet: '还没有社区。至少写一个。',
  otherStreet: (code: string) => `${code} 的前 9 位和街道代码不一样。`,

  me: '我',
  officer: (n: number) => `第 ${n} 位`,
  name: '姓名',
  phone: '手机号',
  password: '我的密码',
  passwordHint: '至少 10 个字，一句好记的话就行。登录时用手机号和它。',
  addOfficer: '再加一位',
  remove: '去掉',
  othersHint: '其他人不用密码：建好后给每人一个登录链接。',

  done: '建好了',
  doneHint:
    '社区、网格和六支分队都有了。接下来：登记人员，给岗位（先定一位信访专员：说到自家干部的事只有专员看得到），加楼栋，填对外电话。',
  next: '下一步',
  make: '建好这个街道',
  street: '街道',
  people: '干部',
  communitiesAnswer: (n: number, grids: number) => `${n} 个社区，各 ${grids} 个网格`,

  links: '给其他人的登录链接',
  linksHint: '每条只能用一次，三天内有效，只显示这一回。请发给本人。',
  start: '开始用',
  already: '街道已经建好了。',
  signIn: '去登录',

  errors: {
    name: '写上名字',
    streetCode: '街道代码是 9 位数字',
    phone: '手机号要 11 位',
    code: '把开通码贴进来',
  },
} as const
