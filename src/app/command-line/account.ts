import { disableAccount, enableAccount, makeSignInLink, makeToken } from '../../platform/accounts/credentials.ts'
import type { Context } from '../../platform/actor/actor.ts'
import type { Person } from '../../core/people/index.ts'
import type { Asked, Command } from './command.ts'
import { parseDuration } from './durations.ts'
import { getPersonByWords, personMeaning } from './find-person.ts'
import { asOperator } from './open-street.ts'

const operands = [{ name: 'PERSON', meaning: personMeaning }]

export const accountTokenCommand: Command = {
  name: 'account token',
  summary: 'make a personal token for a program',
  description:
    'Prints a token that lets a program act as this person, with their rights and no more, until its time is over. Send it as "Authorization: Bearer TOKEN". It is kept nowhere and shown once; making it goes on record.',
  operands,
  options: { for: { value: 'TIME', meaning: 'how long it works: 30m, 1h, 7d; 1h unless told, at most 366d' } },
  example: 'bin/wuse account token 李敏 --for 1h',
  async run(asked) {
    const lasts = parseDuration(asked.option('for') ?? '1h')
    const made = await asOperator(asked.dataDir, async (context) => {
      const person = await getPersonByWords(context, asked.operand('PERSON'))
      return {
        ...named(person),
        token: await makeToken(context, person.id, { hours: lasts / 3_600_000 }),
        ...until(context, lasts),
      }
    })

    asked.show(made.token)
    asked.answer(made)
    return 0
  },
}

export const accountLinkCommand: Command = {
  name: 'account link',
  summary: 'make a link that signs a person in once',
  description:
    'Prints the path of a sign-in link: put it behind the address that the street is served at, and hand it to this person alone. It works once; making it and using it go on record.',
  operands,
  options: { for: { value: 'TIME', meaning: 'how long it may be used: 30m, 1h, 7d; 1h unless told, at most 7d' } },
  example: 'bin/wuse account link 13800000000 --for 30m',
  async run(asked) {
    const lasts = parseDuration(asked.option('for') ?? '1h')
    const made = await asOperator(asked.dataDir, async (context) => {
      const person = await getPersonByWords(context, asked.operand('PERSON'))
      return {
        ...named(person),
        path: await makeSignInLink(context, person.id, lasts / 60_000),
        ...until(context, lasts),
      }
    })

    asked.show(made.path)
    asked.answer(made)
    return 0
  },
}

export const accountDisableCommand: Command = {
  name: 'account disable',
  summary: 'stop a person from signing in',
  description:
    'From now on nothing signs this person in, neither a code nor a password, link or token, and wherever they are signed in they are out at once. What they did stays, and so do their posts: end those on the page for posts. It goes on record; "account enable" takes it back.',
  operands,
  options: {},
  example: 'bin/wuse account disable 李敏',
  run: (asked) => change(asked, disableAccount, { disabled: true }, 'can no longer sign in'),
}

export const accountEnableCommand: Command = {
  name: 'account enable',
  summary: 'let a person sign in again',
  description:
    'Takes "account disable" back. Sessions, links and tokens of before stay ended: the person signs in anew. It goes on record.',
  operands,
  options: {},
  example: 'bin/wuse account enable 李敏',
  run: (asked) => change(asked, enableAccount, { disabled: false }, 'can sign in again'),
}

async function change(
  asked: Asked,
  act: (context: Context, personId: string) => Promise<void>,
  outcome: { disabled: boolean },
  sentence: string,
): Promise<number> {
  const person = await asOperator(asked.dataDir, async (context) => {
    const found = await getPersonByWords(context, asked.operand('PERSON'))
    await act(context, found.id)
    return named(found)
  })

  asked.say(`${person.name} ${sentence}.`)
  asked.answer({ ...person, ...outcome })
  return 0
}

function named({ id, name }: Person): { personId: string; name: string } {
  return { personId: id, name }
}

function until({ now }: Context, lasts: number): { until: string } {
  return { until: new Date(now + lasts).toISOString() }
}
