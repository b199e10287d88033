import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'

/** The folder of the checkout. */
export const checkout = path.resolve(import.meta.dirname, '..')

/** One import of a file: where it points, whether it is gone at run time, and whether it loads only when reached. */
export interface Import {
  /** As written: `./need.ts`, `pg`, `node:fs`. */
  readonly specifier: string
  /** The file within the checkout for a relative import, null for a package. */
  readonly target: string | null
  readonly typeOnly: boolean
  readonly lazy: boolean
  readonly line: number
}

/** A source file with what it imports. Paths are relative to the checkout, with `/`. */
export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

/** A node of the syntax tree, as far as the checks look at it. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

/** What a check found: the place, what is wrong, and what to do instead. */
export interface Fault {
  readonly path: string
  readonly line: number
  readonly message: string
}

/** All TypeScript under `src`, read and parsed. */
export function readSources(): SourceFile[] {
  const names = globSync('src/**/*.{ts,tsx}', { cwd: checkout }).map((name) => name.replaceAll('\\', '/'))
  return names
    .filter((name) => !name.endsWith('.d.ts'))
    .sort()
    .map((name) => readSource(name, readFileSync(path.join(checkout, name), 'utf8')))
}

/** One file from its text. Throws when it doesn't parse. */
export function readSource(name: string, text: string): SourceFile {
  const imports: Import[] = []
  visit(syntaxOf(name, text), (node) => {
    const found = importOf(node)
    if (found) imports.push({ ...found, target: resolve(name, found.specifier), line: lineOf(text, node.start) })
  })
  return { path: name, text, imports }
}

/** The syntax tree of a file. Throws when it doesn't parse. */
export function syntaxOf(name: string, text: string): Node {
  const { program, errors } = parseSync(name, text)
  if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`)
  return program as unknown as Node
}

/** Calls `see` for each node below and including this one, parents first. */
export function visit(node: Node, see: (node: Node) => void): void {
  see(node)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child && typeof child === 'object' && typeof child.type === 'string') visit(child as Node, see)
    }
  }
}

/** The line of a position, from 1. */
export function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length
}

/** `core/needs` of `src/core/needs/web/inbox.tsx`; `app` has no modules of its own. */
export function moduleOf(name: string): string {
  const [, layer = '', room = ''] = name.split('/')
  return layer === 'app' || room.includes('.') ? layer : `${layer}/${room}`
}

/** A test, or what only tests use: `need.test.ts`, `test-people.ts`, a folder `testing`. */
export function isTest(name: string): boolean {
  return /\.test\.tsx?$|\/test-[a-z-]+\.ts$|\/testing\//.test(name)
}

function importOf(node: Node): Omit<Import, 'target' | 'line'> | undefined {
  const source = node.source as { value?: unknown } | null | undefined
  if (typeof source?.value !== 'string') return undefined
  const specifier = source.value
  if (node.type === 'ImportExpression') return { specifier, typeOnly: false, lazy: true }
  if (node.type === 'ImportDeclaration') return { specifier, typeOnly: namesOnlyTypes(node, 'importKind'), lazy: false }
  if (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') {
    return { specifier, typeOnly: namesOnlyTypes(node, 'exportKind'), lazy: false }
  }
  return undefined
}

function namesOnlyTypes(node: Node, kind: 'importKind' | 'exportKind'): boolean {
  return node[kind] === 'type'
}

function resolve(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  return path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''))
}
