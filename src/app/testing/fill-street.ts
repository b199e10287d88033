import { needsAddresses } from '../../core/needs/addresses.ts'
import { organisationAddresses } from '../../core/organisation/addresses.ts'
import { bringWorkbook, cancelBatch } from '../../platform/imports/actions.ts'
import { uuidv7 } from '../../platform/command/command.ts'
import { notifyAll } from '../../platform/notices/index.ts'
import { noticesAddresses } from '../../platform/notices/addresses.ts'
import { cast } from '../demo-street/cast.ts'
import { makeBuildingNotices } from '../demo-street/building-notices.ts'
import { makeNeeds } from '../demo-street/needs.ts'
import { makePapers } from '../demo-street/papers.ts'
import { makePartnership } from '../demo-street/partnership.ts'
import { makeParty } from '../demo-street/party.ts'
import { makeWaysIn } from '../demo-street/ways-in.ts'
import type { TestStreet } from './harness.ts'

export interface Filled {
  readonly people: Readonly<Record<string, string>>
  readonly squads: Readonly<Record<string, string>>
  readonly teams: Readonly<Record<string, string>>
  readonly categories: Readonly<Record<string, string>>
  readonly partners: Readonly<Record<string, string>>
  /** Open needs by the state that they are in. */
  readonly needs: Readonly<Record<string, readonly string[]>>
  /** Notices that the officer has not read. */
  readonly unread: readonly string[]
  /** Wishes that nobody has published, and who reported in and waits. */
  readonly wishes: readonly string[]
  readonly reportings: readonly string[]
}

/** The demo street's needs, and some rows for each list that these leave empty. */
export async function fillStreet(street: TestStreet): Promise<Filled> {
  const people = Object.fromEntries(cast.map(({ name }) => [name, street.id(name)]))
  const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
  await makeNeeds(ground, people)
  await makeParty(ground, people)
  await makePartnership(ground, { people, partners: await byName(street, 'select id, name from partnership.partner') })
  await makeWaysIn(ground, people)
  await makeBuildingNotices(ground, people)
  await makePapers(ground, people)

  const officer = await street.as('韩志远', needsAddresses)
  const li = await street.as('李敏', needsAddresses)
  const wang = await street.as('王福贵', needsAddresses)
  const report = async (text: string) => ((await wang.call('report', { body: { text } })) as { id: string }).id

  for (const text of ['有人收钱不办事。', '门卫收东西。', '这件事说不清楚。']) {
    const needId = await report(text)
    await li.call('guard', { params: { needId }, body: { reason: '像是检举' } })
  }
  const spoken = [await report('水管坏了。'), await report('楼道灯坏了。'), await report('门铃不响。')]
  await street.admin.query("update needs.need set state = 'voice', voice_note_id = uuidv7() where id = any($1)", [
    spoken,
  ])

  const retired = (await officer.call('addCategory', { body: { broad: 'life', name: '供冰' } })) as { id: string }
  await officer.call('changeCategory', { params: { categoryId: retired.id }, body: { retired: true } })

  const organisation = await street.as('韩志远', organisationAddresses)
  const given = (await organisation.call('givePost', {
    body: { personId: street.id('李敏'), post: 'grid-worker', unitCode: '230506002001001' },
  })) as { grantId: string }
  street.clock.now += 1_000
  await organisation.call('endPost', { params: { grantId: given.grantId } })
  const old = (await organisation.call('addTeam', {
    body: { name: '老巡逻队', colour: 'blue', services: ['巡逻'] },
  })) as { teamId: string }
  await street.admin.query('update organisation.team set ended_at = now() where id = $1', [old.teamId])

  for (const fileName of ['一月.xlsx', '二月.xlsx', '三月.xlsx']) {
    street.clock.now += 1_000
    const id = uuidv7(street.clock.now)
    await street.act('韩志远', async (context) => {
      await bringWorkbook(context, {
        id,
        kind: 'needs',
        fileName,
        bytes: Buffer.from(fileName),
        sheet: 0,
        headRow: 1,
        rowCount: 3,
      })
      if (fileName === '三月.xlsx') await cancelBatch(context, id)
    })
    await street.act('韩志远', (context) =>
      notifyAll(context, [
        {
          to: street.id('韩志远'),
          kind: 'test',
          noun: 'import',
          nounId: id,
          title: `${fileName}到了`,
          text: '去看看。',
        },
        {
          to: street.id('王福贵'),
          kind: 'test',
          noun: 'import',
          nounId: id,
          title: '告诉您一声',
          text: `${fileName}里有您的事。`,
          sms: { unitCode: '230506002001' },
        },
        {
          to: street.id('金顺姬'),
          kind: 'test',
          noun: 'import',
          nounId: id,
          title: '告诉您一声',
          text: `${fileName}里有您的事。`,
          sms: { unitCode: '230506002001' },
        },
      ]),
    )
  }
  const notices = await street.as('韩志远', noticesAddresses)
  const { rows: told } = (await notices.call('listNotices')) as { rows: { id: string }[] }
  await notices.call('readNotice', { params: { noticeId: told[0]!.id } })
  const { rows: messages } = (await notices.call('listOutbox')) as {
    rows: { id: string; can: { markTold: boolean } }[]
  }
  const open = messages.find(({ can }) => can.markTold)!
  await notices.call('markTold', { params: { messageId: open.id } })

  await street.runJob('needs.index')
  return {
    people,
    squads: await byName(street, 'select id, name from organisation.squad'),
    unread: told.slice(1, 3).map(({ id }) => id),
    teams: await byName(street, 'select id, name from organisation.team where ended_at is null'),
    partners: await byName(street, 'select id, name from partnership.partner'),
    categories: await byName(street, 'select id, name from needs.category'),
    needs: await byState(street),
    wishes: await idsOf(street, 'select id from partnership.wish where published_at is null and withdrawn_at is null'),
    reportings: await idsOf(street, 'select id from partnership.reporting where confirmed_at is null'),
  }
}

async function byName(street: TestStreet, question: string): Promise<Record<string, string>> {
  const { rows } = await street.admin.query<{ id: string; name: string }>(question)
  return Object.fromEntries(rows.map(({ id, name }) => [name, id]))
}

async function idsOf(street: TestStreet, question: string): Promise<string[]> {
  const { rows } = await street.admin.query<{ id: string }>(question)
  return rows.map(({ id }) => id)
}

async function byState(street: TestStreet): Promise<Record<string, string[]>> {
  const { rows } = await street.admin.query<{ state: string; ids: string[] }>(
    'select state, array_agg(id order by id) as ids from needs.need where lane is not null group by state',
  )
  return Object.fromEntries(rows.map(({ state, ids }) => [state, ids]))
}
