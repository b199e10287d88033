import { BlockList } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../database/database.ts'

/**
 * `/metrics` in the text format of Prometheus: routes, times, connections; nothing about persons. It is there for a program on this
 * machine that asks for this machine's own address; what a proxy hands on finds no such page.
 */
export function serveMetrics(app: FastifyInstance, db: Database): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'wuse_requests_total',
    help: 'Requests by route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'wuse_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3],
    registers: [registry],
  })
  new Gauge({
    name: 'wuse_database_connections',
    help: 'Connections to the database, and how many requests wait for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'open' }, db.pool.totalCount)
      this.set({ state: 'idle' }, db.pool.idleCount)
      this.set({ state: 'waited-for' }, db.pool.waitingCount)
    },
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    requests.inc({ method: request.method, route, status: reply.statusCode })
    seconds.observe({ route }, reply.elapsedTime / 1000)
    done()
  })
  app.get('/metrics', { schema: { hide: true } as never }, async (request, reply) => {
    if (!isAskedFromHere(request)) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** From this machine, under a loopback name, and with no trace of a proxy: one that hides all three is told what to hide. */
function isAskedFromHere({ socket, hostname, headers }: FastifyRequest): boolean {
  const address = socket.remoteAddress ?? ''
  const fromHere = loopback.check(address, address.includes(':') ? 'ipv6' : 'ipv4')
  const handedOn = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-proto', 'x-real-ip'].some(
    (name) => name in headers,
  )
  return fromHere && !handedOn && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}
