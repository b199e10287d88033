import pg from 'pg'
import { writeBulletin } from '../src/insight/bulletin/index.ts'
import {
  addForm,
  type BlankCell,
  blankForm,
  fillForm,
  mapForm,
  runFilling,
  suggestMapping,
} from '../src/insight/forms/index.ts'
import { findFilling } from '../src/insight/forms/store.ts'
import { operatorId } from '../src/platform/actor/actor.ts'
import { uuidv7 } from '../src/platform/command/command.ts'
import { openDatabase } from '../src/platform/database/database.ts'
import { makeQueues, runAs } from '../src/platform/jobs/jobs.ts'
import { makeBenchStreet } from './street.ts'

// How long a superior's form takes: 1,000 needs row by row, then sixty figures cell by cell; and a bulletin. By itself:
// `node bench/forms.ts`.

const needs = Number(process.env.WUSE_NEEDS ?? 20_000)
const street = '230506002'
const today = new Date().toISOString().slice(0, 10)
let remove = async () => {}
const bench = await makeBenchStreet(needs, 7, (gone) => (remove = gone))
const db = openDatabase({ connectionString: bench.database.appUrl }, { connections: 4 })
const ground = { db, dataDir: bench.dataDir, now: Date.now }
const asOperator = <T>(work: Parameters<typeof runAs<T>>[2]) => runAs(ground, operatorId, work)
const days = { from: await dayOfTheThousandth(), to: today }
try {
  await makeQueues(db, ['forms.fill'])
  const free: BlankCell = {}
  const heads = ['序号', '诉求编号', '诉求内容', '受理时间', '办理状态', '所属网格']
  const roster = { name: '台账', rows: [heads, heads.map(() => free)] }
  const communities = ['宏吉', '宏祥', '宏如', '宏意', '宏顺']
  const figures = [
    '受理数',
    '办结数',
    '满意数',
    '超时数',
    '重办数',
    '转办数',
    '走访次数',
    '服务人次',
    '志愿者人数',
    '小队数',
    '登记人数',
    '独居人数',
  ]
  const summary = {
    name: '汇总',
    rows: [['社区', ...figures], ...communities.map((name): BlankCell[] => [name, ...figures.map(() => free)])],
  }

  await time('1,000 rows', blankForm([roster]))
  await time('60 figures', blankForm([summary]))
  const began = performance.now()
  await asOperator((context) => writeBulletin(context, { unitCode: street, ...days }))
  print('a bulletin', began)
} finally {
  await db.close()
  await remove()
}

async function time(name: string, bytes: Buffer): Promise<void> {
  const formId = uuidv7()
  await asOperator(async (context) => {
    await addForm(context, street, { id: formId, fileName: `${name}.xlsx`, bytes })
    const mapping = await suggestMapping(context, formId)
    await mapForm(context, formId, mapping)
  })
  const fillingId = await asOperator((context) =>
    fillForm(context, formId, { unitCode: street, ...days, reason: null }),
  )
  const began = performance.now()
  await runFilling(fillingId, { dataDir: bench.dataDir, runAs: asOperator })
  const filling = await asOperator(({ tx }) => findFilling(tx, fillingId))
  print(`${name} (${filling?.state}, ${filling?.rowsRead} rows read)`, began)
}

/** Since when about a thousand needs were heard. */
async function dayOfTheThousandth(): Promise<string> {
  const admin = new pg.Client({ connectionString: bench.database.adminUrl! })
  await admin.connect()
  const { rows } = await admin.query(
    "select to_char(heard_at, 'YYYY-MM-DD') as day from needs.need order by heard_at desc offset 1000 limit 1",
  )
  await admin.end()
  return (rows[0] as { day: string }).day
}

function print(what: string, began: number): void {
  console.log(`forms  ${what} of a street with ${needs} needs  ${((performance.now() - began) / 1000).toFixed(2)} s`)
}
