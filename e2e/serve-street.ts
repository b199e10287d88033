import { makeSignInLink } from '../src/platform/accounts/credentials.ts'
import { operatorId } from '../src/platform/actor/actor.ts'
import { runAs } from '../src/platform/jobs/jobs.ts'
import { setupPath } from '../src/app/first-run/setup-code.ts'
import { getPersonByWords } from '../src/app/command-line/find-person.ts'
import { startServer } from '../src/app/server.ts'

// Serves one street to one journey, and makes sign-in links for the people in it.
const [appUrl = '', dataDir = ''] = process.argv.slice(2)
const server = await startServer({ appUrl, dataDir, port: 0 })
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))

process.on('message', ({ signIn }: { signIn: string | null }) => {
  answerWith(signIn === null ? Promise.resolve(setupPath()) : linkFor(signIn))
})
process.send?.({ address: server.address })

function answerWith(work: Promise<string>): void {
  work.then(
    (answer) => process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
}

async function linkFor(name: string): Promise<string> {
  return runAs({ db: server.db, now: Date.now }, operatorId, async (context) =>
    makeSignInLink(context, (await getPersonByWords(context, name)).id, 60),
  )
}
