import type { Plugin } from 'vite'

const sentences = /[\\/]react-(?:aria|stately)[\\/].*[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/

/** Leaves out the thirty-odd languages of React Aria that nobody here reads; Chinese alone stays. */
export function chineseOnly(): Plugin {
  return {
    name: 'wuse:chinese-only',
    enforce: 'pre',
    load(id) {
      const language = sentences.exec(id)?.[1]
      return language && language !== 'zh-CN' && language !== 'en-US' ? 'export default {}' : null
    },
  }
}
