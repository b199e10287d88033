import Fastify from 'fastify'
import pg from 'pg'
import { inboxCounted, inboxStatement, reportStatement, searchStatement } from './statements.ts'

/**
 * The plain server to compare with: Fastify and pg, one statement a request; no sign-in, no rights, no row security, no
 * command ids. Started by `bench/run` as a process of its own with the address of the database in DATABASE_URL.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16, idleTimeoutMillis: 0 })
const app = Fastify({ logger: false })

app.get<{ Querystring: { community: string; state: string } }>('/inbox', async ({ query }) => {
  const { rows } = await pool.query({ name: 'inbox', text: inboxStatement, values: [query.community, query.state] })
  return { rows }
})
app.get<{ Querystring: { community: string; state: string } }>('/inbox-counted', async ({ query }) => {
  const { rows } = await pool.query({ name: 'counted', text: inboxCounted, values: [query.community, query.state] })
  return { rows }
})
app.get<{ Querystring: { community: string; words: string } }>('/search', async ({ query }) => {
  const sought = termsOf(query.words).map((term) => `'${term}'`)
  const values = [query.community, sought.join(' & ')]
  const { rows } = await pool.query({ name: 'search', text: searchStatement, values })
  return { rows }
})
app.post<{ Body: { text: string } }>('/needs', async ({ body }) => {
  const { rows } = await pool.query({
    name: 'report',
    text: reportStatement,
    values: [process.env.UNIT_CODE, body.text.slice(0, 40), body.text, termsOf(body.text)],
  })
  return rows[0]
})

const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ address })
process.on('disconnect', () => process.exit(0))

/** Pairs of characters, as anybody would write them. */
function termsOf(text: string): string[] {
  const terms = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) terms.add(text.slice(i, i + 2))
  return [...terms]
}
