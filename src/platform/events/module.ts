import type { Module } from '../http/module.ts'
import { operatorId } from '../actor/actor.ts'
import { at } from '../database/time.ts'
import { runAs } from '../jobs/jobs.ts'
import { sealEvents } from './seals.ts'

const commandsAreKeptFor = 30 * 86_400_000

export const module: Module = {
  name: 'platform/events',
  jobs: {
    'events.seal': async (_job, ground) => {
      await runAs(ground, operatorId, ({ tx }) => sealEvents(tx))
    },
    // A client that was offline for longer than this has to look at what became of its command.
    'events.forget-commands': async (_job, ground) => {
      await runAs(ground, operatorId, ({ tx, now }) =>
        tx
          .deleteFrom('events.command')
          .where('at', '<', at(now - commandsAreKeptFor))
          .execute(),
      )
    },
  },
  schedules: [
    { queue: 'events.seal', cron: '* * * * *' },
    { queue: 'events.forget-commands', cron: '20 3 * * *' },
  ],
}
