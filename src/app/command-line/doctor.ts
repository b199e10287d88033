import type { Command } from './command.ts'
import { listOutwardHosts } from './doctor/egress.ts'
import { examine, type Probe } from './doctor/examination.ts'

const marks = { well: 'ok', ill: 'FAILS', unknown: '?' } as const satisfies Record<Probe['state'], string>

export const doctorCommand: Command = {
  name: 'doctor',
  summary: 'look at a street from every side, and say what to do',
  description:
    'Looks at the runtime, the data folder, the free space, the database, its tables, keys, log, jobs, outbox, search, clock and calendar, at the certificate and the pages, and says of each whether it is well; where it is not, what is wrong and what to do. It works whether or not a server runs on the folder. It reads only and repairs nothing; where the database doesn’t run it is started for as long as this takes.',
  operands: [],
  options: { egress: { meaning: 'look at nothing: list each outward host that the configuration names' } },
  exits: { 0: 'nothing fails; what could not be looked at is marked "?"', 1: 'something fails' },
  example: 'bin/wuse doctor --data /srv/wuse',
  async run({ dataDir, has, say, answer }) {
    if (has('egress')) {
      const hosts = listOutwardHosts(process.env)
      for (const { host, purpose } of hosts) say(`${host}  ${purpose}`)
      if (hosts.length === 0) say('No outward host: nothing leaves this machine.')
      answer({ hosts })
      return 0
    }

    const probes = await examine(dataDir, Date.now)
    for (const probe of probes) say(lines(probe))
    const ill = probes.filter(({ state }) => state === 'ill').length
    say(ill === 0 ? 'Nothing fails.' : `${ill} of ${probes.length} fail.`)
    answer({ well: ill === 0, probes })
    return ill === 0 ? 0 : 1
  },
}

function lines({ name, state, finding, remedy }: Probe): string {
  const first = `${marks[state].padEnd(7)}${name.padEnd(13)}${finding}`
  return remedy === null ? first : `${first}\n${' '.repeat(20)}→ ${remedy}`
}
