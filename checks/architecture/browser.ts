import type { Fault, SourceFile } from '../source-files.ts'

/** Packages that were made for a browser. Anything else in its code is a mistake, or a decision to be written down here. */
const browserPackages =
  /^(?:react|react-dom|react\/|react-dom\/|@tanstack\/react-|lucide-react|react-aria-components|react-hook-form|@hookform\/resolvers|zod|idb|leaflet|uqr|temporal-polyfill|pinyin-pro|virtual:|workbox-)/

/** Packages too heavy for what a phone loads first. They may come later, by `import()`. */
const lazyOnPhone =
  /^(?:zod|react-aria-components|leaflet|react-hook-form|@hookform\/resolvers|pinyin-pro|temporal-polyfill)/

/** Code that a browser loads but could not run: files and packages of the server. */
export function serverCodeFaults(files: readonly SourceFile[], entries: readonly string[]): Fault[] {
  return faultsAlong(files, reachable(files, entries, { lazy: true }), (specifier) =>
    specifier.startsWith('node:') || !browserPackages.test(specifier)
      ? `${specifier} doesn't run in a browser: keep it in a file of the server, and let the page ask through the contract.`
      : null,
  )
}

/** Code that a phone would have to load before it shows anything. */
export function heavyPhoneFaults(files: readonly SourceFile[], entries: readonly string[]): Fault[] {
  return faultsAlong(files, reachable(files, entries, { lazy: false }), (specifier) =>
    lazyOnPhone.test(specifier)
      ? `${specifier} would come with the phone's first screen: load it by import() where it is needed.`
      : null,
  )
}

/** The files that a browser loads from these entries, each with the way that leads there. */
export function reachable(
  files: readonly SourceFile[],
  entries: readonly string[],
  { lazy }: { lazy: boolean },
): Map<string, readonly string[]> {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const ways = new Map<string, readonly string[]>(entries.map((entry) => [entry, [entry]]))
  const waiting = [...entries]
  for (let path = waiting.shift(); path; path = waiting.shift()) {
    for (const each of byPath.get(path)?.imports ?? []) {
      if (each.typeOnly || each.target === null || ways.has(each.target) || (each.lazy && !lazy)) continue
      ways.set(each.target, [...(ways.get(path) ?? []), each.target])
      waiting.push(each.target)
    }
  }
  return ways
}

function faultsAlong(
  files: readonly SourceFile[],
  ways: ReadonlyMap<string, readonly string[]>,
  judge: (specifier: string) => string | null,
): Fault[] {
  return files.flatMap((file) => {
    const way = ways.get(file.path)
    if (!way) return []
    return file.imports.flatMap(({ specifier, target, typeOnly, lazy, line }) => {
      const message = target === null && !typeOnly && !lazy ? judge(specifier) : null
      return message ? [{ path: file.path, line, message: `${message} Loaded by ${way.join(' → ')}.` }] : []
    })
  })
}
