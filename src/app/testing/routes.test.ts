import { describe, expect, test } from 'vitest'
import { needsAddresses } from '../../core/needs/addresses.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import type { Addresses, Call, Calls } from '../../platform/contract/contract.ts'
import { inputSchema } from '../../platform/http/schema.ts'
import { loadModules } from '../modules.ts'
import { openTestStreet } from './harness.ts'
import { samplesOf, type Shape } from './samples.ts'

/** Whom the doors of the server open to, read from the server itself: a route that nobody thought of is found too. */

const street = await openTestStreet({ now: Date.now() - 60_000 })
const calls = new Map(
  (await loadModules()).flatMap(({ api }) =>
    Object.values((api?.calls ?? {}) as Calls).map((call) => [call.address as string, call]),
  ),
)
const routes = routesOf(street.app.printRoutes({ commonPrefix: false }))
const absent = '019aa000-0000-7000-8000-00000000dddd'
const thing = '019aa000-0000-7000-8000-00000000eeee'

/** What answers without sign-in, each with its reason. */
const open: Readonly<Record<string, string>> = {
  'GET /healthz': 'asked by whoever watches the server: alive, and nothing else',
  'GET /readyz': 'asked by whoever balances the load: ready or not',
  'GET /metrics': 'counts of requests by route, for whoever measures',
  'GET /openapi.json': 'what the product can do, and nothing that it knows',
  'GET /api': 'a page for staff: to others it isn’t there',
  'GET /api/page.css': 'its style',
  'GET /api/sign-in': 'how one may sign in',
  'POST /api/sign-in/phone-code': 'signing in',
  'POST /api/sign-in/phone': 'signing in',
  'POST /api/sign-in/password': 'signing in',
  'POST /api/sign-in/link': 'signing in',
  'POST /api/sign-out': 'ends the session that it came with, if any',
  'GET /api/first-run': 'whether the street is set up',
  'POST /api/first-run': 'sets it up, once, by the code that stands in the window of the server',
  'GET /api/front-page': 'what hangs in the window of the street office',
  'GET /api/territory/units': 'names of communities and grids, as on the notice board',
  'GET /api/territory/map': 'the drawing on the wall',
  'GET /api/organisation/teams': 'teams and what they do, as on the notice board',
  'GET /api/building-notices/:noticeId/board': 'what hangs at the entrance of a building',
  'POST /api/intake/card': 'whether a card is in force, and whose number to call',
  'POST /api/intake/card/asks': 'asks for help by the card at the door',
  'POST /api/intake/box': 'where a suggestion box hangs',
  'POST /api/intake/box/notes': 'leaves something in it',
  'POST /api/intake/receipt': 'how it stands, to who has the words of its receipt',
  'POST /api/intake/round': 'a question that hangs on the notice board',
  'POST /api/intake/round/answers': 'answers it',
  'POST /api/reportings': 'somebody reports in by the code on the wall; nothing is shown back',
  'POST /api/intake/uploads': 'a photo or a voice note, to who has the code of a card or a box',
}

describe('without signing in', () => {
  test('nothing answers but what stands on the list', async () => {
    const answering: string[] = []
    for (const route of routes) {
      const answers = [await knock(route, {}), await knock(route, { authorization: 'Bearer guessed' })]
      if (answers.some(({ status }) => status >= 500)) answering.push(`${route} breaks`)
      if (answers.some(({ status }) => status !== 401)) answering.push(route)
    }
    expect(answering.toSorted()).toEqual(Object.keys(open).toSorted())
    expect(routes.length).toBeGreaterThan(130)
  })

  test('every call of a contract has its route, and is public where the list says so', () => {
    const missing = [...calls.keys()].filter((address) => !routes.includes(address))
    expect(missing).toEqual([])
    const unequal = [...calls].filter(([address, { open: to }]) => (to === 'public') !== address in open)
    expect(unequal.map(([address]) => address)).toEqual([])
  })
})

/** Ids of things that the asker may not see, and those that anybody who asks may. */
const hiddenThings = await privateThings()
const known: Readonly<Record<string, string>> = {
  ':buildingId': 'houses stand in the street',
  ':entranceId': 'houses stand in the street; doors have their own test',
  ':code': 'units are on the notice board',
  ':teamId': 'teams are on the notice board',
  ':partnerId': 'partners are listed to whoever is signed in',
  ':unitCode': 'units are on the notice board; of a council nothing is shown to others',
  ':grantId': 'who holds which post is listed to who holds one',
  ':categoryId': 'the street’s own words',
  ':roundId': 'a question to many hangs on the notice board; its answers have their own test',
  ':year': 'no thing but a year',
  ':date': 'no thing but a day',
  ':key': 'a setting of a closed list',
  ':kind': 'an importer of a closed list',
  ':list': 'a list of a closed set; whose rows they are has its own test',
  ':figure': 'a figure of a closed list, counted within one’s own units',
  ':node': 'the chart hangs on the notice board; what is counted has its own test',
  ':bodyId': 'Party bodies hang on the notice board; their members have their own test',
  ':unit': 'units are on the notice board',
}

/** Lists that hold one's own alone: of what isn't there they are empty. */
const listsOwn = /\/(posts|fillings)$/

describe('what one may not see is not there', () => {
  const asking = routes.filter((route) => route.includes(':'))
  const aboutPrivate = asking.filter((route) => parameterOf(route) in hiddenThings)

  test('every route to one thing says whose it is', () => {
    const unsaid = asking.filter((route) => !(parameterOf(route) in hiddenThings) && !(parameterOf(route) in known))
    expect(unsaid).toEqual([])
    expect(aboutPrivate.length).toBeGreaterThan(50)
  })

  test.each(aboutPrivate)('%s', async (route) => {
    for (const { id, who } of hiddenThings[parameterOf(route)]!) {
      const client = await street.as(who, { call: route } as unknown as Addresses)
      const call = calls.get(route)
      const body = call?.body && samplesOf(inputSchema(call.body) as Shape, { version: 1 })[1]
      const query = route.endsWith('/sheet') ? { sheet: 'Sheet1' } : undefined
      const ask = (one: string) =>
        client.send('call', { params: { [parameterOf(route).slice(1)]: one }, body, ...(query && { query }) })
      const [theirs, none] = [await ask(id), await ask(absent)]
      expect([who, theirs]).toEqual([who, none])
      if (route.startsWith('GET ') && !listsOwn.test(route)) expect(none.status).toBe(404)
    }
  })

  test('and who may see it does', async () => {
    const { status } = await (await street.as('李敏', needsAddresses)).send('getNeed', {
      params: { needId: hiddenThings[':needId']![0]!.id },
    })
    expect(status).toBe(200)
  })
})

/** `GET /api/needs/:needId` for each line of the tree that the server draws of its routes. */
function routesOf(tree: string): string[] {
  const above: string[] = []
  return tree.split('\n').flatMap((line) => {
    const [, branch, part, methods] = /^((?:[│ ] {3})*[├└]── )(\S+)(?: \((.+)\))?$/.exec(line) ?? []
    if (!branch || !part) return []
    const depth = branch.length / 4 - 1
    above.length = depth
    above.push(part)
    const path = above.join('')
    return (methods?.split(', ') ?? []).filter((method) => method !== 'HEAD').map((method) => `${method} ${path}`)
  })
}

async function knock(route: string, headers: Record<string, string>): Promise<{ status: number }> {
  const [method, path] = route.split(' ') as ['GET', string]
  const response = await street.app.inject({
    method,
    url: path.replace(/:\w+/g, absent),
    headers: { ...headers, ...(method !== 'GET' && { 'command-id': uuidv7() }) },
    ...(method !== 'GET' && { payload: {} }),
  })
  return { status: response.statusCode }
}

function parameterOf(route: string): string {
  return /:\w+/.exec(route)![0]
}

interface Hidden {
  readonly id: string
  /** Somebody of the street who may not see it. */
  readonly who: string
}

/** One thing behind each kind of id, of 王福贵 or 李敏 or their community, and people who have nothing to do with it. */
async function privateThings(): Promise<Readonly<Record<string, readonly Hidden[]>>> {
  const need = await report('楼道的灯不亮了。')
  const guarded = await report('社区干部收礼的事。')
  const [resident, worker] = [street.id('王福贵'), street.id('李敏')]
  await street.admin.query(`
    insert into attachments.attachment (
      id, noun, noun_id, kind, mime, name, bytes, sha256, received_sha256, uploaded_by, uploaded_at, bound_at)
    values ('${thing}', 'need', '${need}', 'photo', 'image/jpeg', 'x.jpg', 1, '', '', '${resident}', now(), now());
    insert into imports.batch (id, kind, unit_code, file_name, file_sha256, head_row, row_count, uploaded_by, uploaded_at)
    values ('${thing}', 'needs', '230506002001', 'x.xlsx', '', 1, 1, '${worker}', now());
    insert into notices.notice (id, recipient_id, kind, noun, noun_id, title, text, told_at)
    values ('${thing}', '${resident}', 'x', 'need', '${need}', 'x', 'x', now());
    insert into notices.message (id, unit_code, channel, recipient_id, text, next_try_at, written_at)
    values ('${thing}', '230506002001', 'sms', '${resident}', 'sealed', now(), now());
    insert into intake.card (id, door_id, unit_code, code, made_at, made_by)
    select '${thing}', id, unit_code, 'ABCDEFGH2345', now(), '${worker}' from territory.door
    where unit_code = '230506002001002' limit 1;
    insert into intake.box (id, unit_code, place, code, keeper_id, opened_at, opened_by)
    values ('${thing}', '230506002001', 'x', 'x', '${worker}', now(), '${worker}');
    insert into intake.round (id, unit_code, question, code, opens_at, closes_at, asked_by)
    values ('${thing}', '230506002001', 'x', 'x', now(), now() + interval '1 day', '${worker}');
    insert into intake.answer (id, round_id, way, text, given_at, command_id)
    values ('${thing}', '${thing}', 'poster', 'x', now(), uuidv7());
    insert into lists.saved_view (id, person_id, list, name, address) values ('${thing}', '${worker}', 'people', '今天', '?')`)
  await street.admin.query(`
    with partner as (
      insert into partnership.partner (id, unit_code, name, kind) values ('${thing}', '230506002001', 'x', 'shop')
      returning id, unit_code)
    insert into partnership.agreement (id, partner_id, unit_code, from_day, to_day, terms, keeper_id, made_at)
    select id, id, unit_code, '2030-01-01', '2030-12-31', 'x', '${worker}', now() from partner;
    insert into partnership.offer (
      id, partner_id, unit_code, place_code, kind, what, for_whom, how_much, from_day, offered_at)
    values ('${thing}', '${thing}', '230506002001', '230506002001', 'life', 'x', 'x', 'x', now(), now());
    insert into partnership.partner_need (id, partner_id, unit_code, what, from_day, told_at)
    values ('${thing}', '${thing}', '230506002001', 'x', now(), now());
    insert into partnership.project (id, partner_id, unit_code, name, lead, from_day, to_day, agreed_at)
    values ('${thing}', '${thing}', '230506002001', 'x', 'x', now(), now(), now());
    insert into partnership.taking (id, offer_id, partner_id, unit_code, purpose, project_id, asked_at, asked_by)
    values ('${thing}', '${thing}', '${thing}', '230506002001', 'x', '${thing}', now(), '${worker}');
    insert into partnership.contribution (
      id, partner_id, unit_code, what, given_on, quantity, unit, recorded_by, recorded_at)
    values ('${thing}', '${thing}', '230506002001', 'x', now(), 1, 'piece', '${worker}', now());
    insert into partnership.wish (id, unit_code, what, age_group, made_by, made_at)
    values ('${thing}', '230506002001', 'x', 'elder', '${worker}', now());
    insert into partnership.reporting (id, unit_code, kind, name, skills, free_times, by_link, reported_at)
    values ('${thing}', '230506002001', 'member', 'x', '', '', true, now());
    insert into partnership.council_member (id, unit_code, person_id, role, since)
    values ('${thing}', '230506002001', '${worker}', 'member', now());
    insert into partnership.meeting (id, unit_code, held_at, place, agenda, called_by, called_at)
    values ('${thing}', '230506002001', now(), 'x', '{x}', '${worker}', now());
    insert into partnership.promise (id, unit_code, person_id, what, due_day, made_at)
    values ('${thing}', '230506002001', '${worker}', 'x', '2030-01-01', now())`)
  await street.admin.query(`
    insert into people.consent (id, resident_id, helper_id, unit_code, helper_name, relation, purposes, valid_from, valid_to,
      way, given_at)
    values ('${thing}', '${resident}', '${street.id('卢军')}', '230506002001002', '王芳', '女儿', array['follow'], now(),
      now() + interval '1 day', 'own-phone', now());
    insert into group_chats.chat (id, unit_code, name, begun_at, begun_by)
    values ('${thing}', '230506002001', '邻居群', now(), '${worker}');
    insert into group_chats.paste (id, chat_id, pasted_at, pasted_by, lines_pasted, lines_read, known_count)
    values ('${thing}', '${thing}', now(), '${worker}', 1, 1, 0);
    insert into group_chats.draft (id, paste_id, position, said_by, text) values ('${thing}', '${thing}', 0, '张姐', '灯不亮')`)
  await street.admin.query(`
    insert into organisation.membership (id, body_id, unit_code, person_id, duty, from_day, added_by)
    select '${thing}', id, unit_code, '${worker}', 'member', now(), '${worker}'
    from organisation.party_body where unit_code = '230506002001' limit 1;
    insert into organisation.theme_day (
      id, body_id, unit_code, held_on, subject, place, speaker, done, recorded_by, recorded_at)
    select '${thing}', id, unit_code, now(), 'x', 'x', 'x', 'x', '${worker}', now()
    from organisation.party_body where unit_code = '230506002001' limit 1;
    insert into bulletin.bulletin (
      id, unit_code, year, number, period_from, period_to, figures, title, paragraphs, signer, written_by, written_at)
    values ('${thing}', '230506002001', 2030, 1, now(), now(), '{}', 'x', '{x}', 'x', '${worker}', now());
    insert into forms.form (id, unit_code, name, added_by, added_at)
    values ('${thing}', '230506002001', 'x', '${worker}', now());
    insert into forms.version (id, form_id, number, file, file_name, added_by, added_at)
    values ('${thing}', '${thing}', 1, '', 'x.xlsx', '${worker}', now());
    insert into forms.filling (id, version_id, unit_code, period_from, period_to, asked_by, asked_at)
    values ('${thing}', '${thing}', '230506002001', now(), now(), '${worker}', now())`)
  const session = await street.admin.query('select id from accounts.session where person_id = $1', [resident])
  const strangers = ['周倩', '刘淑琴', '罗刚', '沈静']
  const hidden = (id: string, who = strangers) => who.map((one) => ({ id, who: one }))
  return {
    ':needId': [...hidden(need), ...hidden(guarded, [...strangers, '李敏', '韩志远'])],
    ':personId': hidden(resident, ['周倩', '刘淑琴']),
    ':attachmentId': hidden(thing),
    ':batchId': hidden(thing),
    ':noticeId': hidden(thing),
    ':messageId': hidden(thing),
    ':viewId': hidden(thing),
    ':cardId': hidden(thing),
    ':boxId': hidden(thing),
    ':answerId': hidden(thing),
    ':agreementId': hidden(thing),
    // Whoever works for the street reads all offers.
    ':offerId': hidden(thing, ['王福贵', '刘淑琴']),
    ':partnerNeedId': hidden(thing),
    ':projectId': hidden(thing),
    ':takingId': hidden(thing),
    ':contributionId': hidden(thing),
    ':wishId': hidden(thing),
    ':reportingId': hidden(thing),
    ':memberId': hidden(thing),
    ':meetingId': hidden(thing),
    ':promiseId': hidden(thing),
    ':sessionId': hidden(session.rows[0].id),
    ':consentId': hidden(thing),
    ':residentId': hidden(resident),
    ':pasteId': hidden(thing),
    ':draftId': hidden(thing),
    ':membershipId': hidden(thing),
    ':themeDayId': hidden(thing),
    ':bulletinId': hidden(thing),
    ':formId': hidden(thing),
    ':fillingId': hidden(thing),
  }
}

async function report(text: string): Promise<string> {
  const resident = await street.as('王福贵', needsAddresses)
  return ((await resident.call<Call>('report', { body: { text } })) as { id: string }).id
}
