import { networkInterfaces } from 'node:os'
import { makeSignInLink } from '../../platform/accounts/credentials.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import { type Database, openDatabase } from '../../platform/database/database.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { loadKeys } from '../../platform/sealing/keys.ts'
import { demoUsers, makeDemoStreet } from '../demo-street/index.ts'
import { setupPath } from '../first-run/setup-code.ts'
import { loadModules } from '../modules.ts'
import type { Asked } from './command.ts'
import { getPersonByWords } from './find-person.ts'
import { clearHalfMade, makeWhole } from './half-made-street.ts'
import { startMigrated } from './open-street.ts'
import { phoneWarning, serve } from './serving.ts'
import { hasStreet } from './street-state.ts'

/** How long a link that was printed may wait to be used. */
const LINK_MINUTES = 7 * 24 * 60

/**
 * Serves the street of a data folder, makes the demo street first where there is none (not with `--empty`), and says
 * where it is and who may come in. `bundle` settles when the pages are built; `pages` is where they come from, if not
 * from the server itself.
 */
export async function openDemo(
  asked: Asked,
  { bundle, pages }: { bundle: Promise<void>; pages?: string | undefined },
): Promise<{ stop(): Promise<void> }> {
  await clearHalfMade(asked.dataDir)
  const [database] = await Promise.all([startMigrated(asked.dataDir), bundle])
  try {
    loadKeys(asked.dataDir)
    await loadModules()
    await makeStreetOnce(asked, database.appUrl)
    const server = await serve(asked, database.appUrl)
    await introduce(asked, pages ?? server.address, server.db)
    return {
      async stop() {
        await server.stop()
        await database.stop()
      },
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function makeStreetOnce(asked: Asked, appUrl: string): Promise<void> {
  if (asked.has('empty')) return
  const db = openDatabase({ connectionString: appUrl }, { connections: 4 })
  try {
    if (await hasStreet(db)) return
    asked.say('Making the demo street (once) …')
    await makeWhole(asked.dataDir, () => makeDemoStreet({ db, dataDir: asked.dataDir, now: Date.now }))
  } finally {
    await db.close()
  }
}

async function introduce(asked: Asked, address: string, db: Database): Promise<void> {
  const users = (await hasStreet(db)) && !asked.has('empty') ? await listUsers(db, address) : []
  const setUp = (await hasStreet(db)) ? undefined : `${address}${setupPath()}`

  asked.say(`\nWuse 五色一彩  ${address}`)
  for (const other of otherAddresses(asked, address)) asked.say(`              ${other}`)
  if (setUp) asked.show(`\nA fresh street: set it up at\n  ${setUp}`)
  if (users.length > 0) asked.show('\nSign in as (each link works once, a new start prints new ones):\n')
  for (const { kind, name, story, link } of users) asked.show(`  ${kind} · ${name}  ${story}\n    ${link}\n`)
  const warning = phoneWarning(address)
  if (warning) asked.say(warning)
  asked.say('Ctrl-C ends it.')
  asked.answer({ address, setUp: setUp ?? null, users })
}

async function listUsers(db: Database, address: string) {
  return runAs(
    { db, now: Date.now },
    operatorId,
    async (context) => {
      const users = []
      for (const { next, ...user } of demoUsers) {
        const person = await getPersonByWords(context, user.name).catch(() => undefined)
        // Somebody may have been erased or renamed since.
        if (!person) continue
        users.push({ ...user, link: address + withNext(await makeSignInLink(context, person.id, LINK_MINUTES), next) })
      }
      return users
    },
    'command-line',
  )
}

function withNext(path: string, next: string | undefined): string {
  return next ? path.replace('#', `?next=${encodeURIComponent(next)}#`) : path
}

/** Where else it is reached, when it was opened to the network. */
function otherAddresses(asked: Asked, address: string): string[] {
  if (asked.option('host') !== '0.0.0.0') return []
  const { protocol, port } = new URL(address)
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal)
    .map((entry) => `${protocol}//${entry.address}:${port}`)
}
