/** What the settings page says of the decisions about partners. */
export const settingWords = {
  group: '联建',
  reminderDays: { label: '协议到期前几天提醒', help: '到期前这么多天，系统告诉保管协议的人。', unit: '天' },
} as const
