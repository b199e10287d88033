import path from 'node:path'
import type { Plugin } from 'vite'

interface Group {
  name: string | ((id: string) => string | null)
  debugName?: string
  test?: (id: string) => boolean
  priority: number
  minShareCount?: number
}

/** The first screens, in the order in which each takes what it needs: one file for each, and it stands once. */
const firstScreens = [
  ['ground', 'src/app/web/phone.tsx'],
  ['resident', 'src/core/needs/web/phone-home.tsx'],
  ['desk', 'src/app/web/desk.tsx'],
  ['inbox', 'src/core/needs/web/desk-inbox.tsx'],
] as const

/** What somebody scans and sees once: pages that are a first screen too, and share with the resident's what both show. */
const scanned = /src\/core\/intake\/web\/public-(?:card|box|round)\.tsx$/

/** Parts of the ground's libraries that few later pages use, and no first screen. */
const later =
  /@tanstack\/[a-z-]+\/build\/modern\/(?:queriesObserver|useQueries|infiniteQueryObserver|useInfiniteQuery)\.js$/
const entries = /src\/app\/web\/(?:phone|desk)\.tsx$/
const aria = /node_modules\/(?:react-aria|react-aria-components|react-stately|@react-\w+|@internationalized)\//
const iconBarrel = /node_modules\/lucide-react\/dist\/esm\/lucide-react\.m?js$/
const icon = /node_modules\/lucide-react\/dist\/esm\/icons\//
const kit = /src\/platform\/web\/(?:kit\/|photo|voice)/
const webGround = /src\/platform\/web\/(?!kit\/|photo|voice)[a-z.-]+$/
const kitDesk =
  /src\/platform\/web\/kit\/(?:avatar|bars|bulk-bar|drawer|filter-bar|list-keys|match-list|month-calendar|weeks|page-head|search-box|split-view|stat-line|table)[a-z.-]*$/

/**
 * Few files for a first screen: left to itself the build makes thirty, and on a bad line each costs a round trip. What the
 * later pages share comes in one file for the rest of the phone's kit, with the desk's own, and one for each module.
 */
export function chunks(): { plugin: Plugin; groups: Group[] } {
  const screenOf = new Map<string, string>()
  const onPhone = new Set<string>()
  const plugin: Plugin = {
    name: 'wuse:chunks',
    apply: 'build',
    buildEnd(error) {
      if (error) return
      const ids = [...this.getModuleIds()]
      const barrel = ids.find((id) => iconBarrel.test(id)) ?? ''
      const icons = iconFiles(barrel, this.getModuleInfo(barrel)?.code ?? '')
      // Through the barrel each page would reach every icon of the product.
      const importsOf = (id: string): readonly string[] => {
        const { importedIds = [], code } = this.getModuleInfo(id) ?? {}
        return importedIds.flatMap((one) => (one === barrel ? iconsIn(code ?? '', icons) : one))
      }
      for (const [screen, entry] of firstScreens) {
        const found = ids.filter((id) => id.endsWith(entry))
        if (found.length === 0) throw new Error(`The first screen ${entry} is no page: name the right one in chunks.ts`)
        // The entries themselves stay files of their own, since the documents load them by name.
        for (const id of reached(found, importsOf)) {
          if (!screenOf.has(id) && !entries.test(id) && !later.test(id)) screenOf.set(id, screen)
        }
      }
      const scannedPages = ids.filter((id) => scanned.test(id))
      for (const id of reached(scannedPages, importsOf)) {
        if (screenOf.get(id) === 'resident') screenOf.set(id, 'ground')
        else if (screenOf.get(id) !== 'ground' && !scanned.test(id) && !later.test(id)) screenOf.set(id, 'scanned')
      }
      const phonePages = ids.filter((id) => /\/web\/phone-[a-z-]+\.tsx$/.test(id))
      for (const id of reached(phonePages, importsOf)) onPhone.add(id)
    },
  }

  const ofScreen = (screen: string) => (id: string) => screenOf.get(id) === screen
  const groups: Group[] = [
    {
      name: 'ground',
      priority: 9,
      test: (id) => ofScreen('ground')(id) || webGround.test(id) || id.includes('vite/preload-helper'),
    },
    { name: 'resident', priority: 8, test: ofScreen('resident') },
    { name: 'scanned', priority: 7, test: ofScreen('scanned') },
    { name: 'aria', priority: 7, test: (id) => aria.test(id) },
    { name: 'forms', priority: 5, test: (id) => kit.test(id) && onPhone.has(id) },
    { name: 'desk-icons', priority: 4, test: (id) => icon.test(id) && (ofScreen('desk')(id) || ofScreen('inbox')(id)) },
    { name: 'phone-icons', priority: 3, test: (id) => icon.test(id) && onPhone.has(id) },
    { name: (id) => moduleOf(id, false), debugName: 'phone-modules', priority: 3, minShareCount: 2 },
    {
      name: 'desk',
      priority: 2,
      test: (id) => ofScreen('desk')(id) || kitDesk.test(id) || id.includes('react-virtual'),
    },
    { name: 'inbox', priority: 2, test: ofScreen('inbox') },
    { name: (id) => moduleOf(id, true), debugName: 'desk-modules', priority: 1, minShareCount: 2 },
    { name: 'icons', priority: 0, minShareCount: 2, test: (id) => icon.test(id) },
  ]
  return { plugin, groups }
}

function reached(entries: readonly string[], importsOf: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const waiting = [...entries]
  for (let id = waiting.pop(); id; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...importsOf(id))
  }
  return seen
}

/** The file behind each name by which the barrel gives an icon. */
function iconFiles(barrel: string, code: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const [, names = '', file = ''] of code.matchAll(/export \{([^}]*)\} from ['"]\.\/(icons\/[^'"]+)['"]/g)) {
    for (const [, name = ''] of names.matchAll(/default as (\w+)/g))
      files.set(name, path.join(path.dirname(barrel), file))
  }
  return files
}

function iconsIn(code: string, files: ReadonlyMap<string, string>): string[] {
  const [, names = ''] = /import \{([^}]*)\} from ['"]lucide-react['"]/.exec(code) ?? []
  return names.split(',').flatMap((name) => files.get(name.trim().split(' as ')[0]!) ?? [])
}

/** The module that a file belongs to. Those of the phone are asked first, so that it never loads what the desk shares. */
function moduleOf(id: string, desk: boolean): string | null {
  const [, module, rest = ''] = /src\/(?:app|insight|services|core|platform)\/(?!web\/)([a-z-]+)\/(.*)$/.exec(id) ?? []
  if (!module || /(?:^|\/)(?:desk-|words-desk)/.test(rest) !== desk) return null
  return desk ? `${module}-desk` : module
}
