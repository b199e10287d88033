export const words = {
  version: (version: string) => `版本 ${version}`,
  other: '其他',
  required: '必填',
  open: '不用登录',
  body: '发来的内容',
  answer: '回答',
} as const
