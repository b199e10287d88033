export const words = {
  title: '楼栋通知',
  here: '您住的楼有通知',
  earlier: '以前说的',
  responsible: (who: string) => `由${who}处理`,
  call: (name: string) => `打给${name}`,
  gone: '没有这条通知，可能码没扫全。请再扫一次，或打社区电话。',
} as const
