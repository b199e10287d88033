import type { Command } from './command.ts'
import { startMigrated } from './open-street.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'bring the tables of a data folder up to date',
  description:
    'Applies what this version adds to the tables, all of it or nothing. Every other command does the same before its own work, so this is for a server outside (DATABASE_URL with DATABASE_OWNER_URL) and for a pause of your own choosing.',
  operands: [],
  options: {},
  example: 'bin/wuse migrate --data /srv/wuse',
  async run({ dataDir, say, answer }) {
    const database = await startMigrated(dataDir)
    await database.stop()

    say(
      database.applied.length === 0
        ? 'Nothing to do: the tables are up to date.'
        : `Applied: ${database.applied.join(', ')}`,
    )
    answer({ applied: database.applied })
    return 0
  },
}
