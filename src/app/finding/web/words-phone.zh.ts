export const words = {
  title: '找人和诉求',
  label: '找谁，找什么事',
  hint: '姓名、拼音首字母、手机后四位，诉求的编号或字句',
  people: '人',
  needs: '诉求',
  asked: (name: string) => `${name}说过的事`,
  askedNothing: '还没有说过什么事。',
  nobody: '没找到。少写几个字，或换拼音首字母试试。',
} as const
