import type { NoticeState } from '../notice.ts'

export const toneOfState = { coming: 'link', running: 'soon', overdue: 'late', over: 'good' } as const satisfies Record<
  NoticeState,
  string
>
