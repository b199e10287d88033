import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Milliseconds of processor time so far, of a server and of its database. Linux alone tells; elsewhere null. */
export interface ProcessorTime {
  readonly server: number
  readonly database: number
}

export function processorTime(serverPid: number | null, dataDir: string): ProcessorTime | null {
  if (process.platform !== 'linux') return null
  return {
    server: serverPid === null ? 0 : (spentBy(serverPid)?.ms ?? 0),
    database: databaseProcesses(dataDir).reduce((sum, pid) => sum + (spentBy(pid)?.ms ?? 0), 0),
  }
}

/** Memory that a process holds, in MiB. */
export function residentMiB(pid: number): number {
  const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(found?.[1] ?? 0) / 1024)
}

function databaseProcesses(dataDir: string): number[] {
  const postmaster = Number(readFileSync(join(dataDir, 'database/cluster/postmaster.pid'), 'utf8').split('\n')[0])
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => spentBy(pid)?.parent === postmaster)
}

/** Fields of /proc/…/stat behind the name, which may hold blanks; a tick is a hundredth of a second. */
function spentBy(pid: number): { ms: number; parent: number } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { ms: (Number(fields[11]) + Number(fields[12])) * 10, parent: Number(fields[1]) }
  } catch {
    return null
  }
}
