export const words = {
  pages: { find: '找人和诉求' },
  tab: '找',
} as const
