import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { operatorId } from '../../platform/actor/actor.ts'
import { exportWorkbook, templateOf } from '../../platform/imports/index.ts'
import { runAs } from '../../platform/jobs/jobs.ts'
import { openKeys } from '../keys.ts'
import { type Command, WrongUse } from './command.ts'
import { kindAsked } from './import.ts'
import { onStreet } from './open-street.ts'

export const exportCommand: Command = {
  name: 'export',
  summary: 'write units, houses, doors, households, people, posts or teams to a spreadsheet',
  description:
    'Writes all rows of KIND to an .xlsx by the columns that "bin/wuse import KIND" takes: imported again, it adds nothing. Phone and ID numbers are masked; with --reason they are whole, and that opening stands in the log. With --template it is an empty workbook to fill in, with an example and what to write where.',
  operands: [{ name: 'KIND', meaning: 'what the rows are: units, buildings, doors, people …' }],
  options: {
    out: { value: 'FILE', meaning: 'where to write it; needed' },
    template: { meaning: 'an empty workbook to fill in' },
    reason: { value: 'TEXT', meaning: 'why whole numbers are needed, 4 to 200 characters' },
  },
  example: 'bin/wuse export doors --out doors.xlsx',
  async run(asked) {
    const kind = await kindAsked(asked.operand('KIND'))
    const out = asked.option('out')
    if (!out) throw new WrongUse('Say with --out where to write it.')
    const file = path.resolve(out)

    if (asked.has('template')) await writeFile(file, await templateOf(kind))
    else {
      await onStreet(asked.dataDir, async (db) => {
        await openKeys(db, asked.dataDir)
        const ground = { db, now: Date.now }
        const rows = await exportWorkbook(kind, asked.option('reason') ?? null, (work) =>
          runAs(ground, operatorId, work, 'command-line'),
        )
        await pipeline(rows, createWriteStream(file, { mode: 0o600 }))
      })
    }
    asked.say(`Written: ${file}`)
    asked.answer({ file })
    return 0
  },
}
