import type { TestClient, TestStreet } from '../../app/testing/harness.ts'
import { needsAddresses } from './addresses.ts'
import type { needsCalls } from './contract.ts'
import type { NeedView } from './views.ts'

/** What tests say: who takes which step, and who sees what. */

type Calls = typeof needsCalls
type Client = TestClient<typeof needsAddresses>
type StepName = 'accept'

export const haircut = '腿摔了下不了楼，两个多月没理发了，想请人上门理发。'
export const hardship = { kind: 'hardship', category: 'service' }

export function peopleOf(street: TestStreet) {
  const clients = new Map<string, Client>()
  let teams: Record<string, string> | undefined

  /** Somebody of the test street, signed in. */
  async function as(name: string): Promise<Client> {
    const known = clients.get(name)
    if (known) return known
    const client = await street.as(name, needsAddresses)
    clients.set(name, client)
    return client
  }

  async function report(name: string, body: Record<string, unknown> = {}) {
    return (await as(name)).call<Calls['report']>('report', { body: { text: haircut, ...body } })
  }

  async function take(name: string, step: keyof Calls, needId: string, body: Record<string, unknown> = {}) {
    return (await as(name)).call<Calls['accept']>(step as StepName, { params: { needId }, body })
  }

  async function refusal(name: string, step: keyof Calls, needId: string, body: Record<string, unknown> = {}) {
    return (await as(name)).refusal(step as StepName, { params: { needId }, body })
  }

  async function look(name: string, needId: string): Promise<NeedView> {
    return (await as(name)).call<Calls['getNeed']>('getNeed', { params: { needId } })
  }

  async function status(name: string, needId: string): Promise<number> {
    return (await (await as(name)).send('getNeed', { params: { needId } })).status
  }

  async function list(name: string, query: Record<string, unknown>): Promise<string[]> {
    const { rows } = await (await as(name)).call<Calls['listInbox']>('listInbox', { query: { limit: 200, ...query } })
    return rows.map(({ id }) => id)
  }

  async function team(name: string): Promise<string> {
    if (!teams) {
      const choices = await (await as('李敏')).call<Calls['getChoices']>('getChoices')
      teams = Object.fromEntries(choices.teams.map((one) => [one.name, one.id]))
    }
    return teams[name]!
  }

  /** Sorted as a hardship for 绚丽彩. */
  async function triaged(name = '王福贵'): Promise<string> {
    const { id } = await report(name)
    await take('李敏', 'triage', id, { ...hardship, teamId: await team('绚丽彩') })
    return id
  }

  /** Taken on by the squad of 绚丽彩 in 宏吉. */
  async function accepted(): Promise<string> {
    const id = await triaged()
    await take('李敏', 'dispatch', id, { teamId: await team('绚丽彩') })
    await take('高秀兰', 'accept', id)
    return id
  }

  /** Done, and the resident is asked. */
  async function done(): Promise<string> {
    const id = await accepted()
    await take('高秀兰', 'startServing', id)
    await take('高秀兰', 'finish', id, { minutesServed: 30, text: '剪好了，也洗了头。' })
    return id
  }

  return { as, report, take, refusal, look, status, list, team, triaged, accepted, done }
}
