import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../src/platform/database/migrate.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { startDatabase } from '../src/platform/database/embedded.ts'
import type { StartedDatabase } from '../src/platform/database/embedded.ts'
import { loadModules, schemaSources } from '../src/app/modules.ts'
import { makeStreet } from '../src/app/demo-street/street.ts'
import { makeToken } from '../src/platform/accounts/index.ts'
import { operatorId } from '../src/platform/actor/actor.ts'
import { runAs } from '../src/platform/jobs/jobs.ts'
import { loadKeys } from '../src/platform/sealing/keys.ts'
import { searchTerms } from '../src/platform/search/terms.ts'
import { makeMessages } from './messages.ts'

export interface BenchStreet {
  readonly database: StartedDatabase
  readonly dataDir: string
  /** A personal token of a community worker of 宏吉, and those of the people who live in the street. */
  readonly tokens: { readonly worker: string; readonly residents: readonly string[] }
}

export const community = '230506002001'
const communities = ['230506002001', '230506002002', '230506002003', '230506002005', '230506002006']
const lanes = ['heard', 'triaged', 'dispatched', 'accepted', 'serving', 'done', 'closed', 'closed', 'closed', 'closed']

/**
 * A street of its own with `needs` needs made from `seed` alone, on a data folder of its own. fsync is on. `begun` gets the
 * way to remove it as soon as there is something to remove.
 */
export async function makeBenchStreet(
  needs: number,
  seed: number,
  begun: (remove: () => Promise<void>) => void = () => {},
): Promise<BenchStreet> {
  const dataDir = await mkdtemp(join(tmpdir(), 'wuse-bench-'))
  await chmod(dataDir, 0o711)
  const database = await startDatabase({ dataDir })
  begun(async () => {
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  await migrate({ connectionString: database.ownerUrl! }, schemaSources())
  loadKeys(dataDir)
  await loadModules()
  const db = openDatabase({ connectionString: database.appUrl }, { connections: 4 })
  const ground = { db, dataDir, now: Date.now }
  const { people } = await makeStreet(ground)
  const tokenOf = (personId: string) =>
    runAs(ground, operatorId, (context) => makeToken(context, personId, { hours: 24 }))
  const residents: string[] = []
  for (const personId of Object.values(people)) residents.push(await tokenOf(personId))
  const tokens = { worker: await tokenOf(people['李敏']!), residents }
  await db.close()

  const admin = new pg.Client({ connectionString: database.adminUrl! })
  await admin.connect()
  await admin.query('drop index needs.search_term_terms')
  // A hundred people report here as much as a city does; they are counted all the same.
  await admin.query(`insert into settings.setting (street_code, key, value, changed_at)
    select left('${community}', 9), key, '20000', now() from unnest(array['needs.reportsAnHour', 'needs.reportsADay']) as key`)
  await insertNeeds(admin, needs, seed)
  await admin.query('create index search_term_terms on needs.search_term using gin (terms)')
  await admin.query('select needs.fold_counts()')
  while ((await admin.query('select events.seal_next() as sealed')).rows[0].sealed > 0);
  await admin.query('vacuum analyze')
  await admin.end()
  return { database, dataDir, tokens }
}

/** Needs as the product stores them, with search terms and one event each; half of them ended. */
async function insertNeeds(admin: pg.Client, count: number, seed: number): Promise<void> {
  const grids = await admin.query(`select code from territory.unit where length(code) = 15 order by code`)
  const codes = grids.rows.map((row) => row.code as string)
  // The last one was heard just now and nothing is overdue, so that the machine's own clock has nothing to do meanwhile.
  const begun = Date.now() - count * 60_000
  const chunk = 2_000
  for (let from = 0; from < count; from += chunk) {
    const rows = makeMessages(Math.min(chunk, count - from), seed + from).map((message, index) => {
      const n = from + index
      const heardAt = begun + n * 60_000
      const state = lanes[(n * 7 + Math.floor(n / 11)) % lanes.length]!
      const grid = codes.filter((code) => code.startsWith(communities[n % communities.length]!))
      return {
        number: `2026-${String(n + 1).padStart(6, '0')}`,
        unit_code: grid[n % grid.length] ?? communities[0],
        title: message.title,
        body: message.body,
        state,
        kind: ['urgent', 'hardship', 'worry', 'wish'][n % 4],
        category: ['information', 'service', 'life', 'work', 'management'][n % 5],
        heard_at: new Date(heardAt).toISOString(),
        deadline_at:
          state === 'closed'
            ? null
            : new Date(begun + (count + ((n * 7919) % count)) * 60_000 + 7 * 86_400_000).toISOString(),
        closed_at: state === 'closed' ? new Date(heardAt + 3 * 86_400_000).toISOString() : null,
        terms: searchTerms(`${message.title}\n${message.body}`),
      }
    })
    await admin.query(
      `with given as (
         select * from jsonb_to_recordset($1::jsonb) as row (number text, unit_code text, title text, body text, state text,
           kind text, category text, heard_at timestamptz, deadline_at timestamptz, closed_at timestamptz, terms jsonb)
       ), added as (
         insert into needs.need (number, unit_code, title, body, source, state, kind, category, level, heard_at,
           deadline_at, soon_at, closed_at)
         select number, unit_code, title, body, 'import', state, kind, category, 'community', heard_at,
           deadline_at, deadline_at, closed_at from given
         returning id, number, heard_at, unit_code
       ), told as (
         insert into events.event (at, source, kind, noun, noun_id, unit_code)
         select heard_at, 'import', 'report', 'need', id, unit_code from added
       )
       insert into needs.search_term (need_id, terms)
       select added.id, array_to_tsvector(array(select jsonb_array_elements_text(given.terms)))
       from added join given using (number)`,
      [JSON.stringify(rows)],
    )
  }
}
