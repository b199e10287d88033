import { needsAddresses } from '../src/core/needs/addresses.ts'
import type { NeedView } from '../src/core/needs/views.ts'
import { expect, type Page } from './journey.ts'

// What others do meanwhile, through the product's own calls: the journey itself is about somebody else.

type Call = keyof typeof needsAddresses

/** Calls the product as whoever is signed in on a page. */
export async function ask<Answer>(page: Page, call: Call, needId = '', body?: object): Promise<Answer> {
  const [method = '', address = ''] = needsAddresses[call].split(' ')
  const [status, answer] = await page.evaluate(callServer, [method, address.replace(':needId', needId), body] as const)
  expect(status, `${call}: ${JSON.stringify(answer)}`).toBe(200)
  return answer as Answer
}

async function callServer([method, address, body]: readonly [string, string, object | undefined]) {
  const id = `${Date.now().toString(16).padStart(12, '0')}7000800000000000${Math.random().toString(16).slice(2, 6).padEnd(4, '0')}`
  const commandId = id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
  const response = await fetch(address, {
    method,
    headers: { 'content-type': 'application/json', 'command-id': commandId },
    ...(body && { body: JSON.stringify(body) }),
  })
  return [response.status, (await response.json()) as unknown] as const
}

export function needOf(page: Page, needId: string): Promise<NeedView> {
  return ask<NeedView>(page, 'getNeed', needId)
}

/** Says what it is and hands it to a squad of the community, by a part of the squad's name. */
export async function sendToSquad(worker: Page, needId: string, squad: string): Promise<void> {
  const triage = { kind: 'hardship', category: 'life', livesAlone: false }
  await ask(worker, 'triage', needId, triage)
  const { squads } = await ask<{ squads: { id: string; name: string }[] }>(worker, 'listHands', needId)
  const squadId = squads.find(({ name }) => name.includes(squad))?.id
  await ask(worker, 'dispatch', needId, { squadId, supportingTeamIds: [], supportingUnitCodes: [] })
}

/** Takes a need on and says it is done. */
export async function serve(leader: Page, needId: string, text: string): Promise<void> {
  await ask(leader, 'accept', needId, {})
  await ask(leader, 'startServing', needId, {})
  await ask(leader, 'finish', needId, { minutesServed: 40, text })
}

/** The id at the end of an address: `/m/needs/0197…`. */
export function idOf(page: Page): string {
  return page.url().split('/').at(-1) ?? ''
}
