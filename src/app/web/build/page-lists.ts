import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { type Plugin, runnerImport } from 'vite'
import type { Page } from '../../../platform/web/page.ts'

const names = { 'virtual:desk-pages': ['desk', 'wall', 'public'], 'virtual:phone-pages': ['phone', 'public'] } as const
type ListName = keyof typeof names

/**
 * Turns the `pages.ts` of all modules into one list for each entry, with icons and lazily loaded components. The browser
 * so gets the titles of its own face alone, and none of the words that a module keeps beside them.
 */
export function pageLists(): Plugin {
  let root = ''
  return {
    name: 'wuse:page-lists',
    configResolved(config) {
      root = config.root
    },
    resolveId(id) {
      return id in names ? `\0${id}` : null
    },
    async load(id) {
      if (!id.startsWith('\0') || !(id.slice(1) in names)) return null
      const faces: readonly string[] = names[id.slice(1) as ListName]
      const pages = (await readPages(root)).filter((page) => faces.includes(page.face))
      return listSource(root, faces.includes('desk') ? pages.map(withLetters) : pages)
    },
  }
}

async function readPages(root: string): Promise<Page[]> {
  const files = globSync('src/**/pages.ts', { cwd: root }).sort()
  const lists = await Promise.all(
    files.map((file) => runnerImport<{ pages: readonly Page[] }>(join(root, file), { configFile: false, root })),
  )
  return lists.flatMap((list) => [...list.module.pages])
}

/** At the desk a page is looked for in letters too; a phone would carry them for nothing. */
function withLetters(page: Page): Page {
  const acts = page.acts?.map((act) => ({ ...act, letters: [act.label, ...(act.also ?? [])].flatMap(lettersOf) }))
  return { ...page, ...(page.nav && { letters: lettersOf(page.title) }), ...(acts && { acts }) }
}

function lettersOf(text: string): string[] {
  const syllables = pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).map((syllable) =>
    syllable.toLowerCase().replace(/[^a-z0-9]/g, ''),
  )
  return [syllables.join(''), syllables.map((syllable) => syllable.slice(0, 1)).join('')]
}

function listSource(root: string, pages: readonly Page[]): string {
  const missing = pages.filter((page) => !existsSync(join(root, `src/${page.component}.tsx`)))
  if (missing.length > 0) {
    throw new Error(
      `No such page component: ${missing.map((page) => `${page.id} → src/${page.component}.tsx`).join(', ')}`,
    )
  }

  const icons = [...new Set(pages.map((page) => page.icon).filter((icon) => icon !== null))]
  const rows = pages.map(
    (page) =>
      `{ ...${JSON.stringify({ ...page, icon: undefined, component: undefined })}, ` +
      `icon: ${page.icon ? iconName(page.icon) : 'null'}, ` +
      `load: () => import(${JSON.stringify(`/src/${page.component}.tsx`)}) }`,
  )
  const imports = icons.length > 0 ? `import { ${icons.map(iconName).join(', ')} } from 'lucide-react'\n` : ''
  return `${imports}export const pages = [\n${rows.join(',\n')}\n]\n`
}

function iconName(icon: string): string {
  return icon.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
