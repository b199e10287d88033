import { countSealed, sealEvents, verifySeals } from '../../platform/events/seals.ts'
import { operatorId } from '../../platform/actor/actor.ts'
import type { Command } from './command.ts'
import { onStreet } from './open-street.ts'

export const auditVerifyCommand: Command = {
  name: 'audit verify',
  summary: 'prove that nobody edited or deleted anything in the log',
  description:
    'Seals what has happened since the last seal, then recomputes the whole hash chain of the event log and names each place where an event was changed, removed or put in afterwards.',
  operands: [],
  options: {},
  exits: { 1: 'the chain is broken, or the check could not be made' },
  example: 'bin/wuse audit verify --json',
  async run({ dataDir, say, answer }) {
    const { breaks, sealed } = await onStreet(dataDir, (db) =>
      db.transact({ personId: operatorId }, async (tx) => {
        await sealEvents(tx)
        return { breaks: await verifySeals(tx), sealed: await countSealed(tx) }
      }),
    )

    for (const { sealNo, eventId, problem } of breaks) {
      say(`Seal ${sealNo}${eventId === null ? '' : `, event ${eventId}`}: ${problem}`)
    }
    say(
      `${breaks.length === 0 ? 'The log is whole' : 'THE LOG IS BROKEN'}: ${sealed.events} events under ${sealed.seals} ${sealed.seals === 1 ? 'seal' : 'seals'}.`,
    )
    answer({ whole: breaks.length === 0, ...sealed, breaks })
    return breaks.length === 0 ? 0 : 1
  },
}
