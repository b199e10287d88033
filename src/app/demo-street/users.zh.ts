/** One of each kind of user, for who tries the demo street: full name, who it is, and the page that shows their work. */
export interface DemoUser {
  readonly kind: string
  readonly name: string
  readonly story: string
  readonly next: string
}

export const demoUsers: readonly DemoUser[] = [
  { kind: '居民', name: '王福贵', story: '王大爷，七十八岁，独居，腿摔了下不了楼', next: '/m/' },
  { kind: '志愿者', name: '林小满', story: '师范学生，有人请她给孩子补数学', next: '/m/team' },
  { kind: '网格员', name: '张凯', story: '宏吉二网格，常去王大爷家', next: '/m/work' },
  { kind: '小队长', name: '彭勇', story: '守护蓝宏如小队，手里有一件超时的', next: '/m/team' },
  { kind: '分队长', name: '刘志', story: '生态绿队长，园林处的', next: '/m/team' },
  { kind: '社区工作者', name: '李敏', story: '宏吉社区，听、研、派、办、评都经她手', next: '/desk/needs/understand' },
  { kind: '社区支部书记', name: '宋玉梅', story: '宏如社区，有一件延期等她批', next: '/desk/needs/serve' },
  { kind: '街道干部', name: '韩志远', story: '看全街道，管岗位、时限和日历', next: '/desk/needs/all' },
  { kind: '党工委书记', name: '郑慧', story: '看全街道，先看红灯', next: '/desk/needs/all' },
  { kind: '信访专员', name: '高岩', story: '说到自家干部的事只有她先看', next: '/desk/needs/guarded' },
  { kind: '联建单位联系人', name: '白露', story: '社区医院的，看自己单位的协议、资源和承诺', next: '/desk/my-partner' },
  { kind: '审计', name: '沈静', story: '看记录，什么都不改', next: '/desk/log' },
]
