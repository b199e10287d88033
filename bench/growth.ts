import pg from 'pg'
import { measureHttp } from './load.ts'
import type { Load } from './load.ts'
import { processorTime } from './processor.ts'
import { startProduct } from './servers.ts'
import type { BenchStreet } from './street.ts'
import { community } from './street.ts'

export interface Cost {
  readonly name: string
  /** Milliseconds of processor time, server and database, for one answer. */
  readonly ms: number
  readonly p97: number
}

/** What one answer costs in a street, asked by four at a time: lists, one need, and a step. */
export async function costsIn(street: BenchStreet, seconds: number): Promise<Cost[]> {
  const product = await startProduct(street)
  const admin = new pg.Client({ connectionString: street.database.adminUrl! })
  await admin.connect()
  const { rows } = await admin.query(
    `select id from needs.need where community_code = $1 and lane = 'heard' order by id limit 200`,
    [community],
  )
  const ids = rows.map(({ id }) => id as string)
  const api = `${product.address}/api/needs`
  const loads: Record<string, Partial<Load>> = {
    'inbox, 50 by deadline': { url: `${api}/inbox?stage=understand&unit=${community}&limit=50` },
    'counts beside the turns of the loop': { url: `${api}/counts?unit=${community}` },
    'one need with its timeline': { url: `${api}/${ids[7]}` },
    'a step: triage': {
      urls: ids.map((id) => `${api}/${id}/triage`),
      bodies: [{ kind: 'worry', category: 'life' }],
    },
  }
  const costs: Cost[] = []
  for (const [name, load] of Object.entries(loads)) {
    const whole = { url: api, tokens: [street.tokens.worker], connections: 4, ...load }
    if (!load.bodies) await measureHttp(whole, 1)
    const before = processorTime(product.pid, street.dataDir)
    const { answers, p97 } = await measureHttp(whole, seconds)
    const after = processorTime(product.pid, street.dataDir)
    const spent = before && after ? after.server + after.database - before.server - before.database : Number.NaN
    costs.push({ name, ms: spent / answers, p97 })
  }
  await admin.end()
  await product.stop()
  return costs
}
