import pg from 'pg'

/** A host that this installation talks to beyond its own machine, and what for. */
export interface OutwardHost {
  readonly host: string
  readonly purpose: string
}

/** Every outward host that the configuration names: none, but for a database server elsewhere. */
export function listOutwardHosts(environment: NodeJS.ProcessEnv): OutwardHost[] {
  return ['DATABASE_URL', 'DATABASE_OWNER_URL'].flatMap((variable) => {
    const connectionString = environment[variable]
    if (!connectionString) return []
    const { host, port } = new pg.Client({ connectionString })
    return isHere(host) ? [] : [{ host: `${host}:${port}`, purpose: `the database server of ${variable}` }]
  })
}

function isHere(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127\./.test(host)
}
