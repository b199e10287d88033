/** The words of the shells: menus, sign-in, what a person sees when a page breaks. */
export const words = {
  brand: '五色一彩',
  signOut: '退出',
  groups: { work: '办的事', books: '人和账', settings: '设置' } as Record<string, string>,
  asWhom: '我现在是',
  kinds: { grid: '网格', team: '分队', resident: '居民' },
  keysTitle: '按键',
  close: '关闭',
  goTitle: '去哪一页',
  goPlaceholder: '写几个字，比如：研判',
  goAnywhere: '去任何一页',
  listKeys: '列出全部按键',
  noSuchPage: '没有这一页，换个词试试',
  news: (count: number) => `${count} 条消息`,
  titleOf: (page: string) => `${page} · 五色一彩`,
  kitTitle: '组件',
} as const
