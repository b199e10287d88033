import { access, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { startDatabase } from '../../platform/database/embedded.ts'
import { CannotStart } from '../../platform/database/embedded/cannot-start.ts'

/**
 * Makes something that is worth nothing by half, and remembers while it does. Somebody who ends the first start of the
 * demo in its midst gets a whole street the next time.
 */
export async function makeWhole(dataDir: string, make: () => Promise<void>): Promise<void> {
  await writeFile(marker(dataDir), 'The demo street of this folder is being made. If this stays, it was cut off.\n')
  await make()
  await rm(marker(dataDir))
}

/** Throws away what an earlier start left half made, and nothing else. */
export async function clearHalfMade(dataDir: string): Promise<void> {
  const found = await access(marker(dataDir)).then(
    () => true,
    () => false,
  )
  if (!found) return

  const database = await startDatabase({ dataDir })
  try {
    if (database.adminUrl === null) {
      throw new CannotStart(
        'The demo street was left half made in a database outside: make that one anew, then try again.',
      )
    }
    const admin = new pg.Client({ connectionString: database.adminUrl.replace('/wuse?', '/postgres?') })
    await admin.connect()
    await admin.query('drop database if exists wuse with (force)')
    await admin.end()
    await rm(path.join(dataDir, 'files'), { recursive: true, force: true })
  } finally {
    await database.stop()
  }
  await rm(marker(dataDir))
}

function marker(dataDir: string): string {
  return path.join(dataDir, 'demo-street.unfinished')
}
