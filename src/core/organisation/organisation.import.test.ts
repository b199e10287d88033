import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { openTestStreet } from '../../app/testing/harness.ts'
import { exportWorkbook, runImport, undoImport } from '../../platform/imports/index.ts'
import type { Cell } from '../../platform/imports/xlsx.ts'
import { runAs } from '../../platform/jobs/jobs.ts'

const street = await openTestStreet({ now: Date.parse('2026-11-24T02:42:00Z') })
const ground = { db: street.db, dataDir: street.dataDir, now: () => street.clock.now }
const officer = street.id('韩志远')

describe('teams and squads', () => {
  const rows = [
    ['分队', '颜色', '管什么', '社区', '小队名称'],
    ['灯塔队', '文艺紫', '夜校、读报', '', ''],
    ['灯塔队', '', '', '宏吉', '宏吉灯塔小队'],
    ['灯塔队', '', '', '宏意社区', ''],
    ['无色队', '', '', '', ''],
    ['没有的队', '', '', '宏吉', ''],
    ['灯塔队', '', '', '东风', ''],
  ]

  test('come in, again add nothing, and are taken back but for those in which somebody holds a post', async () => {
    const done = await bring('teams', rows)
    expect(done).toMatchObject({ added: 3, refused: 3 })
    expect(await reasonsOf(done.batchId)).toEqual([
      [5, 'colour-missing', 'colour'],
      [6, 'team-unknown', 'team'],
      [7, 'unit-unknown', 'unit'],
    ])
    expect(await bring('teams', rows)).toMatchObject({ added: 0, known: 3 })

    const posts = await bring('posts', [
      ['姓名', '岗位', '社区', '分队'],
      ['赵春兰', '队员', '宏吉', '灯塔队'],
    ])
    expect(await reasonsOf(posts.batchId)).toEqual([])
    expect(await undoImport(ground, officer, done.batchId)).toBe(1)
    const { rows: left } = await street.admin.query(
      `select squad.name from organisation.squad join organisation.team on team.id = squad.team_id where team.name = '灯塔队'`,
    )
    expect(left).toEqual([{ name: '宏吉灯塔小队' }])
  })
})

describe('posts', () => {
  const heads = ['姓名', '岗位', '在哪里', '分队', '从哪天', '到哪天']

  test('are given to people who are registered, once, and end when the batch is taken back', async () => {
    const rows = [
      heads,
      ['王福贵', '网格员', '宏吉社区第一网格', '', '2026-01-01', '2026.12.31'],
      ['王福贵', '网格员', '东风社区', '', '', ''],
      ['没登记的人', '网格员', '宏吉社区第一网格', '', '', ''],
      ['王福贵', '网格员', '宏吉', '', '', ''],
      ['王福贵', '皇帝', '', '', '', ''],
      ['王福贵', '社区工作者', '宏吉', '', '2026-03-01', '2026-02-01'],
    ]
    const done = await bring('posts', rows)
    expect(await reasonsOf(done.batchId)).toEqual([
      [3, 'unit-unknown', 'unit'],
      [4, 'person-not-registered', 'person'],
      [5, 'wrong-level', 'unit'],
      [6, 'row-choice', 'post'],
      [7, 'ends-before-it-begins', 'to'],
    ])
    expect(done).toMatchObject({ added: 1, refused: 5 })
    expect(await bring('posts', rows)).toMatchObject({ added: 0, known: 1 })

    expect(await undoImport(ground, officer, done.batchId)).toBe(1)
    const { rows: held } = await street.admin.query(
      'select valid_to from actor.grant where person_id = $1 and post = $2',
      [street.id('王福贵'), 'grid-worker'],
    )
    expect(held).toEqual([{ valid_to: new Date(street.clock.now) }])
  })
})

test.each(['teams', 'posts'])('%s that went out add nothing when they come in again', async (kind) => {
  const path = join(street.dataDir, `organisation-export-${kind}.xlsx`)
  const stream = await exportWorkbook(kind, null, (work) => runAs(ground, officer, work))
  await writeFile(path, await buffer(stream))
  const done = await runImport(ground, { kind, path, personId: officer })
  expect(await reasonsOf(done.batchId)).toEqual([])
  expect(done).toMatchObject({ added: 0, refused: 0 })
  expect(done.known).toBeGreaterThan(5)
})

async function bring(kind: string, rows: Cell[][]) {
  const path = join(street.dataDir, `organisation-${crypto.randomUUID()}.xlsx`)
  await writeFile(path, Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows }] })))
  return runImport(ground, { kind, path, personId: officer })
}

async function reasonsOf(batchId: string): Promise<[number, string, string | null][]> {
  const { rows } = await street.admin.query(
    'select row_number, reason, column_key from imports.refused_row where batch_id = $1 order by 1',
    [batchId],
  )
  return rows.map((row) => [row.row_number, row.reason, row.column_key])
}
