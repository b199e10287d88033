import { type Fault, type Import, isTest, moduleOf, type SourceFile } from '../source-files.ts'

/** From the ground up: a layer may use those before it. */
const layers = ['platform', 'core', 'services', 'insight', 'app'] as const

/** The ladder inside core: a module may use those before it. */
const ladder = [
  'territory',
  'people',
  'organisation',
  'partnership',
  'places',
  'ledger',
  'matching',
  'activities',
  'records',
  'dossiers',
  'needs',
  'intake',
  'family',
  'orders',
  'group-chats',
  'building-notices',
] as const

/** Everything that breaks the way imports run, with what to do instead. */
export function architectureFaults(files: readonly SourceFile[]): Fault[] {
  const known = new Set(files.map((file) => file.path))
  return files.flatMap((file) => [
    ...misplaced(file),
    ...file.imports.flatMap((each) => {
      const message = each.target === null ? null : faultOf(file.path, each, each.target, known)
      return message ? [{ path: file.path, line: each.line, message }] : []
    }),
  ])
}

/** So few files or modules that the check must have looked in the wrong place. */
export function tooFew(files: readonly SourceFile[], fewest: { files: number; modules: number }): string | null {
  const modules = new Set(files.map((file) => moduleOf(file.path))).size
  if (files.length >= fewest.files && modules >= fewest.modules) return null
  return (
    `Only ${files.length} files in ${modules} modules were seen, expected at least ${fewest.files} in ${fewest.modules}: ` +
    'the check looks in the wrong place, or its reader no longer understands the sources.'
  )
}

function misplaced({ path }: SourceFile): Fault[] {
  const [, layer = '', room = ''] = path.split('/')
  if (!isLayer(layer)) {
    return [{ path, line: 1, message: `src/${layer} is no layer: put it into ${layers.join(', ')}.` }]
  }
  if (layer === 'core' && !room.includes('.') && !isOnLadder(room)) {
    const message = `core/${room} is not on the ladder: give it its place in checks/architecture/rules.ts and in ARCHITECTURE.md.`
    return [{ path, line: 1, message }]
  }
  return []
}

function faultOf(
  from: string,
  { specifier, typeOnly }: Import,
  target: string,
  known: ReadonlySet<string>,
): string | null {
  if (!/\.tsx?$/.test(target)) return null
  if (!target.startsWith('src/')) return `${specifier} lies outside src: what the product needs stands under src.`
  if (!known.has(target)) return `${specifier} does not exist.`
  if (from.endsWith('.ts') && target.endsWith('.tsx') && !typeOnly) {
    return `A .ts file imports ${specifier}: move what it needs into a .ts file, so that the server can read it without React.`
  }
  // A test stands outside of its module: it asks over the whole stack, beside its neighbours on the ladder.
  const asTest = isTest(from) && (target.startsWith('src/app/testing/') || (isCore(from) && isCore(target)))
  if (asTest) return null
  return wrongWay(from, target)
}

function wrongWay(from: string, target: string): string | null {
  const [here, there] = [moduleOf(from), moduleOf(target)]
  const [hereLayer = '', hereRoom = ''] = here.split('/')
  const [thereLayer = '', thereRoom = ''] = there.split('/')
  if (here === there) return null

  if (rank(layers, thereLayer) > rank(layers, hereLayer)) {
    return `${here} may not know ${there}, which stands above it: let ${there} call ${here}, or register a hook that app connects.`
  }
  if (hereLayer === 'services' && thereLayer === 'services') {
    return `${here} may not know ${there}: services never know each other. What both need belongs into core; what must happen in one when something happens in the other is a hook that app registers.`
  }
  if (hereLayer === 'core' && thereLayer === 'core' && rank(ladder, thereRoom) > rank(ladder, hereRoom)) {
    return `${here} may not know ${there}, which comes later on the ladder (${ladder.join(' < ')}): let ${there} call ${here}, or register a hook that app connects.`
  }
  return null
}

function isCore(path: string): boolean {
  return path.startsWith('src/core/')
}

function rank(list: readonly string[], word: string): number {
  return list.indexOf(word)
}

function isLayer(word: string): boolean {
  return rank(layers, word) >= 0
}

function isOnLadder(word: string): boolean {
  return rank(ladder, word) >= 0
}
