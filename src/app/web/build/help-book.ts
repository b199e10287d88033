import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { type Section, sectionsOf } from '../../help/book.ts'
import { newsBook } from '../../help/words.zh.ts'

const names = ['virtual:help', 'virtual:news']

/** Builds the manual of `docs/用户手册` with its pictures into the product, so that help needs no network. */
export function helpBook(): Plugin {
  let root = ''
  return {
    name: 'wuse:help-book',
    configResolved(config) {
      root = config.root
    },
    resolveId(id) {
      return names.includes(id) ? `\0${id}` : null
    },
    async load(id) {
      if (!id.startsWith('\0virtual:help') && !id.startsWith('\0virtual:news')) return null
      const folder = join(root, 'docs/用户手册')
      const files = (await readdir(folder)).filter((file) => file.endsWith('.md') && file !== 'README.md').sort()
      for (const file of files) this.addWatchFile(join(folder, file))
      const pages = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
      const sections = files.flatMap((file, at) => sectionsOf(file.slice(0, -3), pages[at]!))
      return id === '\0virtual:news' ? newsSource(sections) : source(root, sections)
    },
  }
}

/** A picture that no journey has made yet is left out: journeys need the build before they make it. */
function source(root: string, sections: readonly Section[]): string {
  const named = sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'picture' ? block.file : [])),
  )
  const pictures = [...new Set(named)].filter((file) => existsSync(join(root, 'docs/pictures', file)))
  const imports = pictures.map((file, at) => `import p${at} from '/docs/pictures/${file}?url'\n`).join('')
  const addresses = pictures.map((file, at) => `${JSON.stringify(file)}: p${at}`).join(', ')
  return `${imports}export const sections = ${JSON.stringify(sections)}\nexport const pictures = { ${addresses} }\n`
}

/** Only what the newest version is called: the shells ask for it, and load no manual for that. */
function newsSource(sections: readonly Section[]): string {
  const newest = sections.find(({ book, title }) => book === newsBook && title !== book)
  return `export const newest = ${JSON.stringify(newest?.title ?? '')}\n`
}
