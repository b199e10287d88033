import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { exportWorkbook, runImport, undoImport } from '../../platform/imports/index.ts'
import { runAs } from '../../platform/jobs/jobs.ts'

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const officer = street.id('韩志远')

test('partners come in with who speaks for them, again add nothing, and are taken back', async () => {
  const rows = [
    ['单位名称', '性质', '社区', '联系人'],
    ['北岸小学', '学校', '', '赵春兰'],
    ['北岸面馆', '商户', '宏吉', ''],
    ['北岸医院', '宫殿', '', ''],
    ['北岸书店', '商户', '东风', ''],
    ['北岸诊所', '医院', '', '没登记的人'],
  ]
  const done = await bring(await sheet(rows))
  const { rows: refused } = await street.admin.query(
    'select row_number, reason from imports.refused_row where batch_id = $1 order by 1',
    [done.batchId],
  )
  expect(refused.map(({ row_number, reason }) => [row_number, reason])).toEqual([
    [4, 'row-choice'],
    [5, 'unit-unknown'],
    [6, 'person-not-registered'],
  ])
  expect(done).toMatchObject({ added: 2, refused: 3 })
  expect(await bring(await sheet(rows))).toMatchObject({ added: 0, known: 2 })
  expect(await held()).toBe(1)
  expect(await undoImport(ground, officer, done.batchId)).toBe(2)
  expect(await held()).toBe(0)
})

test('partners that went out add nothing when they come in again', async () => {
  await bring(
    await sheet([
      ['单位名称', '性质'],
      ['南岸小学', '学校'],
    ]),
  )
  const path = join(street.dataDir, 'partners-export.xlsx')
  const stream = await exportWorkbook('partners', null, (work) => runAs(ground, officer, work))
  await writeFile(path, await buffer(stream))
  const done = await bring(path)
  expect(done).toMatchObject({ added: 0, refused: 0 })
  expect(done.known).toBeGreaterThan(0)
})

function bring(path: string) {
  return runImport(ground, { kind: 'partners', path, personId: officer })
}

async function sheet(rows: string[][]): Promise<string> {
  const path = join(street.dataDir, `partners-${crypto.randomUUID()}.xlsx`)
  await writeFile(path, Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] })))
  return path
}

/** Who speaks for a partner by the post of its contact, as of now. */
async function held(): Promise<number> {
  const { rows } = await street.admin.query(
    `select count(*)::int as count from actor.grant
     where person_id = $1 and post = 'partner-contact' and (valid_to is null or valid_to > now())`,
    [street.id('赵春兰')],
  )
  return rows[0].count
}
