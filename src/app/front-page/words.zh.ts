export const words = {
  title: '街道能帮什么',
  signIn: '登录',
  askForHelp: '我要求助',
  askHint: '说句话就行，不用打字',
  promise: '有难处就说，我们来办。',
  teams: '六支队伍，各管什么',
  communities: '有哪些社区',
  call: (name: string, phone: string) => `打给${name} ${phone}`,
  steps: '说了以后会怎样',
  stepsList: ['收到', '派人', '上门', '您确认'],
  stepsHint: '每一步都看得到：谁来、什么时候来。办好没有，您说了算。',
  privacy: '您的电话加密保存，谁打开看过都有记录。',

  welcome: {
    title: '认识一下',
    question: '怎么称呼您？',
    hint: '写真名，上门的人好找您。',
    name: '姓名',
    called: '喜欢别人怎么叫您',
    calledExample: '如：王大爷',
    save: '记下',
    later: '以后再说',
    nameMissing: '写上姓名',
    home: '您家在哪',
    homeHint: '选到社区就行。选到楼栋、门牌，上门的人更好找。',
    homeIs: (where: string) => `您家：${where}`,
    moveHome: '改住处',
    communityMissing: '选一下社区，好知道归谁来办',
  },

  settings: {
    group: '街道门面',
    phones: {
      label: '对外电话',
      help: '写法：宏吉社区 0469-0000001；街道值班 0469-0000002。会出现在首页和求助页。',
    },
  },
} as const
