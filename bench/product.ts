import { startServer } from '../src/app/server.ts'

/** The product as `bin/wuse start` runs it: its own role, row security, sessions, log and jobs on. */
const server = await startServer({ appUrl: process.env.APP_URL!, dataDir: process.env.DATA_DIR!, port: 0 })
process.send?.({ address: server.address })
process.on('disconnect', () => process.exit(0))
