/** What the settings page says of the decisions about posts. */
export const settingWords = {
  group: '岗位',
  reminderDays: { label: '任期到期前几天提醒', help: '到期前这么多天，系统告诉本人和能给这个岗位的人。', unit: '天' },
} as const
