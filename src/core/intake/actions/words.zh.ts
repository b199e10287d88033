/** What people are told, and what is written beside a need that came in. */
export const words = {
  inBox: (place: string) => `意见箱：${place}`,
  result: (question: string) => ({ title: '您答过的那件事有结果了', text: question }),
} as const
