export const words = {
  /** How a unit of minutes ends. */
  minutes: '分钟',
  page: {
    title: '设置',
    intro: '街道自己定的规矩都在这里。改了马上生效，谁改的、改成什么都记录在案。',
    readOnly: '这些由街道定，这里只能看。',
    standard: (value: string) => `默认 ${value}`,
    isStandard: '默认',
    tableHint: '改一个数，按回车存下；按 Esc 不改了。',
    changed: (who: string | null) => (who ? `${who}改的` : '改过'),
    save: '存下',
    saveOf: (label: string) => `存下「${label}」`,
    saved: (label: string) => `「${label}」存下了`,
    reset: '恢复默认',
    resetOf: (label: string) => `「${label}」恢复默认`,
    range: (min: number, max: number) => `要在 ${min} 和 ${max} 之间`,
    hours: (minutes: number) => `合 ${Math.floor(minutes / 60)} 小时${minutes % 60 ? ` ${minutes % 60} 分` : ''}`,
    on: '开',
    off: '关',
    empty: '还没有可以设置的内容。',
    nothing: '（空）',
  },
} as const
