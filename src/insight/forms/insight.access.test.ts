import { expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { bulletinAddresses } from '../bulletin/addresses.ts'
import { writeBulletin } from '../bulletin/index.ts'
import { figuresAddresses } from '../figures/addresses.ts'
import { addForm, fillForm, mapForm } from './actions.ts'
import { formsAddresses } from './addresses.ts'
import { blankForm } from './blank-form.ts'

// Every call of figures, bulletins and forms, asked by every post inside and outside its scope. What is expected stands here by
// hand, not derived from access.ts; a call without a row fails.

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })

/** One of each post: the first group works in 宏吉 or over it, the second holds the same posts elsewhere. */
const cast = {
  officer: '韩志远',
  committee: '郑慧',
  matters: '高岩',
  auditor: '沈静',
  secretary: '王丽华',
  worker: '李敏',
  grid: '张凯',
  teamLeader: '许桂芳',
  squadLeader: '高秀兰',
  member: '赵春兰',
  resident: '王福贵',
  secretaryElsewhere: '陈国栋',
  workerElsewhere: '周倩',
  gridElsewhere: '孙磊',
} as const
type Who = keyof typeof cast

const everybody = Object.keys(cast) as Who[]
const writers: Who[] = ['officer', 'committee', 'secretary', 'worker']
const hongji = '230506002001'
const scope = { unit: hongji, from: '2026-01-01', to: '2026-11-24' }

const bulletinId = await street.act(cast.officer, (context) => writeBulletin(context, { ...scope, unitCode: hongji }))
const formId = '019aa000-0000-7000-8000-0000000000f0'
const mapping = { lists: [], cells: [{ sheet: '表', row: 1, column: 1, figure: 'visits' as const }] }
const fillingId = await street.act(cast.officer, async (context) => {
  await addForm(context, hongji, {
    id: formId,
    fileName: '表.xlsx',
    bytes: blankForm([{ name: '表', rows: [['上门', {}]] }]),
  })
  await mapForm(context, formId, mapping)
  return fillForm(context, formId, { unitCode: hongji, from: scope.from, to: scope.to, reason: null })
})

interface Row {
  readonly send?: object
  readonly allowed: readonly Who[]
}

const wording = { title: '题', paragraphs: ['话'], signer: '' }
const rows: Readonly<Record<string, Row>> = {
  // Figures are counted within what one may see: to others everything is 0.
  listFigures: { send: { query: scope }, allowed: everybody },
  getFigure: { send: { params: { figure: 'visits' }, query: scope }, allowed: everybody },
  listCounted: { send: { params: { figure: 'visits' }, query: scope }, allowed: everybody },

  listBulletins: { allowed: everybody },
  writeBulletin: { send: { body: scope }, allowed: writers },
  getBulletin: { send: { params: { bulletinId } }, allowed: writers },
  mendBulletin: { send: { params: { bulletinId }, body: { ...wording, version: 1 } }, allowed: writers },

  listForms: { allowed: everybody },
  listChoices: { allowed: everybody },
  getForm: { send: { params: { formId } }, allowed: [...writers, 'grid'] },
  getSheet: { send: { params: { formId }, query: { sheet: '表' } }, allowed: [...writers, 'grid'] },
  mapForm: { send: { params: { formId }, body: { mapping } }, allowed: writers },
  fillForm: { send: { params: { formId }, body: scope }, allowed: writers },
  listFillings: { send: { params: { formId } }, allowed: everybody },
  getFilling: { send: { params: { fillingId } }, allowed: ['officer'] },
  listTrace: { send: { params: { fillingId } }, allowed: ['officer'] },
  retireForm: { send: { params: { formId } }, allowed: writers },
}

const addresses = { ...figuresAddresses, ...bulletinAddresses, ...formsAddresses }

test('every call has a row', () => {
  expect(Object.keys(rows).toSorted()).toEqual(Object.keys(addresses).toSorted())
})

test.each(Object.keys(addresses) as (keyof typeof addresses)[])('%s is for those who may', async (call) => {
  const { send = {}, allowed } = rows[call]!
  const may: Who[] = []
  for (const who of everybody) {
    const client = await street.as(cast[who], addresses)
    const { status, body } = await client.send(call, send as Record<string, unknown>)
    // Somebody before has changed it by now: they were let in all the same.
    if (status < 300 || (body as { reason: string }).reason === 'bulletin-changed') may.push(who)
  }
  expect(may.toSorted()).toEqual([...allowed].toSorted())
})
