import type { Fault, SourceFile } from './source-files.ts'

/** Tables that are no list of the product, and why. */
const noLists: Readonly<Record<string, string>> = {
  'src/platform/accounts/web/desk-sessions.tsx': 'where one person is signed in: a handful of rows of their own',
  'src/platform/accounts/web/desk-tokens.tsx': 'one person’s own tokens: a handful of rows',
  'src/core/intake/web/desk-round.tsx': 'the answers to one question, which are read and sorted one by one',
  'src/core/organisation/web/team-history.tsx':
    'people of former teams who wait for a yes or no: a handful of rows, decided one by one',
  'src/insight/forms/web/desk-form.tsx': 'when one person had one form filled, and its few versions',
  'src/insight/forms/web/desk-filling.tsx': 'the cells of one filled form, which is itself the workbook of them',
}

/** What the sources held when this was last raised. */
const fewestLists = 10

/**
 * Desk pages that show a table of the kit without the toolbar of a declared list, and declared lists that no page shows:
 * every list of the product is searched, filtered, saved, sorted, taken out and printed alike.
 */
export function undeclaredLists(files: readonly SourceFile[]): Fault[] {
  const declared = new Map(files.filter(isDeclaration).flatMap(declarations))
  const shown = new Set(files.flatMap(({ text }) => namesIn(text)))
  const faults = files.filter(showsTable).flatMap((file): Fault[] => {
    if (file.path in noLists) return []
    // A component that several pages share gets the list's name from them.
    if (file.text.includes('list={list}') || namesIn(file.text).some((name) => declared.has(name))) return []
    const message =
      'A table without a list: declare it in the module’s lists.ts and put <ListToolbar list="…"> above it, or say in checks/undeclared-lists.ts why it is none.'
    return [{ path: file.path, line: 1, message }]
  })
  const unseen = [...declared].flatMap(([name, path]) =>
    shown.has(name)
      ? []
      : [{ path, line: 1, message: `No page shows the list ${name}: put <ListToolbar list="${name}"> above it.` }],
  )
  return [...faults, ...unseen]
}

/** So few lists that the check must have looked in the wrong place, or no longer understands the sources. */
export function tooFewLists(files: readonly SourceFile[], fewest = fewestLists): string | null {
  const count = files.filter(isDeclaration).flatMap(declarations).length
  return count >= fewest ? null : `Only ${count} declared lists were seen, expected at least ${fewest}.`
}

function isDeclaration({ path }: SourceFile): boolean {
  return path.endsWith('/lists.ts')
}

/** Names with the file; of a family like `needs-${list}` what comes before the dollar. */
function declarations({ path, text }: SourceFile): (readonly [string, string])[] {
  return [...text.matchAll(/\bname: (?:'([\w-]+)'|`([\w-]+)\$\{)/g)].map(
    (match) => [match[1] ?? match[2]!, path] as const,
  )
}

function showsTable({ path, imports }: SourceFile): boolean {
  return (
    /\/web\/(?!kit\/)/.test(path) &&
    !path.startsWith('src/app/web/kit/') &&
    imports.some(({ target, typeOnly }) => target === 'src/platform/web/kit/table.tsx' && !typeOnly)
  )
}

/** `list="people"`, or the beginning of a name that is put together. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\blist=(?:"([\w-]+)"|\{[`']([\w-]+))/g)].map((match) => match[1] ?? match[2]!)
}
