import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { needsAddresses } from './addresses.ts'
import { peopleOf } from './test-people.ts'

const street = await openTestStreet()
const { as, report, accepted } = peopleOf(street)

/** Names of fields that some call knows, and what nobody means to send in them. */
const fields = [
  'text',
  'title',
  'voiceNoteId',
  'photoIds',
  'topic',
  'unitCode',
  'buildingId',
  'doorId',
  'placeNote',
  'timeWish',
  'contactWay',
  'source',
  'reporterId',
  'reporterName',
  'urgent',
  'version',
  'kind',
  'category',
  'finerCategoryId',
  'teamId',
  'squadId',
  'assigneeId',
  'flags',
  'livesAlone',
  'supportingTeamIds',
  'supportingUnitCodes',
  'personIds',
  'peopleWanted',
  'visitAt',
  'words',
  'reason',
  'at',
  'visitorIds',
  'shown',
  'minutesServed',
  'mark',
  'outcome',
  'until',
  'granted',
  'instead',
  'to',
  'answerBy',
  'intoId',
  'needIds',
  'name',
  'stage',
  'address',
  'broad',
  'position',
  'retired',
  '__proto__',
]
const queries = [
  'after',
  'limit',
  'stage',
  'state',
  'ended',
  'unit',
  'kind',
  'category',
  'finerCategory',
  'team',
  'light',
  'source',
  'mine',
  'flag',
  'handedBack',
  'extensionAsked',
  'words',
  'heardFrom',
  'heardTo',
  'closedFrom',
  'closedTo',
  'total',
  'part',
  'teamId',
]

it('nothing that a client sends makes a 5xx', async () => {
  const ids = [(await report('王福贵')).id, await accepted(), street.id('赵春兰'), street.id('张凯')]
  const value = fc.oneof(
    fc.constantFrom(
      ...ids,
      '',
      ' ',
      '\u0000',
      '\ud800',
      '急',
      '2026-0001',
      '230506002001',
      '230506002001002',
      '999999999',
      'urgent',
      'life',
      'hear',
      'heard',
      'phone',
      'door',
      'satisfied',
      'no-answer',
      "'; drop table needs.need; --",
      '%',
      '\\',
      '🙂'.repeat(30),
      '9'.repeat(15),
      `1.${'0'.repeat(8)}-0000-7000-8000-000000000000`,
      '2026-11-24',
      '0000-00-00',
      'true',
      'false',
    ),
    fc.constantFrom(0, -1, 1, 2 ** 31, 2 ** 53, 2 ** 53 + 1, 1.5, -0, street.clock.now + 3_600_000, 4_102_444_800_000),
    fc.constantFrom(null, true, false),
    fc.array(fc.constantFrom(...ids, '', 'legal', '230506002001', 7), { maxLength: 4 }),
    fc.string({ maxLength: 3000 }),
  )
  const calls = Object.keys(needsAddresses) as (keyof typeof needsAddresses)[]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...calls),
      fc.constantFrom('王福贵', '李敏', '韩志远', '高秀兰', '赵春兰'),
      fc.constantFrom(...ids, '0', '\u0000', '01a25361-1100-79b6-9554-972b60b93fa2'),
      fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 }),
      fc.dictionary(fc.constantFrom(...queries), value, { maxKeys: 5 }),
      async (call, name, id, body, query) => {
        const asked = { params: { needId: id, viewId: id, categoryId: id }, query, ...(!isRead(call) && { body }) }
        const { status, body: answer } = await (await as(name)).send(call, asked)
        expect({ call, status: status >= 500, answer: status >= 500 ? answer : null }).toEqual({
          call,
          status: false,
          answer: null,
        })
      },
    ),
    { numRuns: Number(process.env.WUSE_INPUTS ?? 600) },
  )
}, 120_000)

function isRead(call: keyof typeof needsAddresses): boolean {
  return needsAddresses[call].startsWith('GET')
}
